package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Titles and brands as the words that a product is found by. */
class ProductWordsTest {

    @Test
    void wordsOfTitleAndBrandAreThereOnceInLowerCaseWithoutAccents() {
        assertThat(ProductWords.of(product("Café-Crème CAFÉ 2.5 l", "Élan & Co")))
                .containsExactly("cafe", "co", "creme", "elan");
    }

    @Test
    void wordsOfEveryScriptCount() {
        assertThat(ProductWords.of(product("Фотоаппарат ニコン ＮＩＫＯＮ", null)))
                .containsExactly("nikon", "фотоаппарат", "ニコン");
    }

    @Test
    void aWordOfCharactersBeyondTheBasicPlaneIsCutWhereACharacterEnds() {
        String letter = Character.toString(0x20000);
        String word = letter.repeat(45);

        assertThat(ProductWords.of(product("ab " + word, null)))
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

        assertThat(ProductWords.of(product(title.toString(), null))).hasSize(60);
    }

    private static Product product(String title, String brand) {
        return new Product(
                "shop.example~1",
                Instant.parse("2026-11-20T12:00:00Z"),
                "https://shop.example/1",
                title,
                brand,
                BigDecimal.TEN,
                null,
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null);
    }
}
