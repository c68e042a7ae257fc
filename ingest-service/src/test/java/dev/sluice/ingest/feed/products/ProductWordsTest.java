package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Titles and brands as the words that a product is found by. */
class ProductWordsTest {

    @Test
    void wordsOfTitleAndBrandAreThereOnceInLowerCaseWithoutAccents() {
        assertThat(ProductWords.of(GivenProduct.with("title", "Café-Crème CAFÉ 2.5 l", "brand", "Élan & Co")))
                .containsExactly("cafe", "co", "creme", "elan");
    }

    @Test
    void wordsOfEveryScriptCount() {
        assertThat(ProductWords.of(GivenProduct.with("title", "Фотоаппарат ニコン ＮＩＫＯＮ")))
                .containsExactly("nikon", "фотоаппарат", "ニコン");
    }

    @Test
    void aWordOfCharactersBeyondTheBasicPlaneIsCutWhereACharacterEnds() {
        String letter = Character.toString(0x20000);
        String word = letter.repeat(45);

        assertThat(ProductWords.of(GivenProduct.with("title", "ab " + word)))
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

        assertThat(ProductWords.of(GivenProduct.with("title", title.toString())))
                .hasSize(60);
    }
}
