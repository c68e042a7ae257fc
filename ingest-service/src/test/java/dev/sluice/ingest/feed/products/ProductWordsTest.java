package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Search words of titles and brands. */
class ProductWordsTest {

    @Test
    void wordsAreDistinctLowerCaseAndWithoutAccents() {
        assertThat(ProductWords.of("Élan & Co", "Café-Crème CAFÉ 2.5 l"))
                .containsExactly("cafe", "co", "creme", "elan");
    }

    @Test
    void wordsOfEveryScriptCount() {
        assertThat(ProductWords.of(null, "Фотоаппарат ニコン ＮＩＫＯＮ")).containsExactly("nikon", "фотоаппарат", "ニコン");
    }

    @Test
    void aWordIsNotCutWithinASurrogatePair() {
        String letter = Character.toString(0x20000);
        String word = letter.repeat(45);

        assertThat(ProductWords.of(null, "ab " + word))
                .allSatisfy(found ->
                        assertThat(found.codePointCount(0, found.length())).isLessThanOrEqualTo(40))
                .allSatisfy(found -> assertThat(ProductWords.prefix(found)
                                .codePointCount(0, ProductWords.prefix(found).length()))
                        .isEqualTo(2));
    }

    @Test
    void aTitleOfAThousandWordsHasSixtyOfThem() {
        StringBuilder title = new StringBuilder();
        for (int i = 100; i < 300; i++) {
            title.append(i).append(' ');
        }

        assertThat(ProductWords.of(null, title.toString())).hasSize(60);
    }
}
