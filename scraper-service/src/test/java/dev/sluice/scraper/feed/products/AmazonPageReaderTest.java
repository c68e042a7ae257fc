package dev.sluice.scraper.feed.products;

import static dev.sluice.scraper.feed.products.AmazonHtml.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts other than the price on pages in Amazon's layout, in the languages of its shops. */
class AmazonPageReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.7 out of 5 stars | 4.7",
                "4,7 von 5 Sternen | 4.7",
                "4,7 sur 5 étoiles | 4.7",
                "4,7 de 5 estrellas | 4.7",
                "4,7 su 5 stelle | 4.7",
                "5つ星のうち4.7 | 4.7",
                "4,7 de 5 estrelas | 4.7",
                "4,7 van 5 sterren | 4.7",
                "4,7 z 5 gwiazdek | 4.7",
                "4,7 av 5 stjärnor | 4.7",
                "5 yıldız üzerinden 4,7 | 4.7",
                "٤٫٧ من ٥ نجوم | 4.7",
                "5.0 out of 5 stars | 5.0"
            })
    void starsAreReadInManyLanguages(String words, String rating) {
        Product product = read("en-us", "<span id=acrPopover title='" + words + "'></span>");

        assertThat(product.rating()).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,006 ratings | 2006",
                "1.234 Sternebewertungen | 1234",
                "12 345 évaluations | 12345",
                "1.234 valoraciones | 1234",
                "1.234 voti | 1234",
                "1,234個の評価 | 1234",
                "1,23,456 ratings | 123456",
                "(87) | 87",
                "1 rating | 1"
            })
    void countsOfRatingsAreReadInManyLanguages(String words, long count) {
        Product product = read("en-us", "<span id=acrCustomerReviewText>" + words + "</span>");

        assertThat(product.ratingCount()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "In Stock. | InStock",
                "Only 3 left in stock - order soon. | LimitedAvailability",
                "Currently unavailable. We don't know when or if this item will be back in stock. | OutOfStock",
                "Temporarily out of stock. | BackOrder",
                "This title will be released on May 4, 2027. Pre-order now. | PreOrder",
                "Auf Lager | InStock",
                "Nur noch 5 auf Lager | LimitedAvailability",
                "Derzeit nicht verfügbar. | OutOfStock",
                "En stock | InStock",
                "Actuellement indisponible. | OutOfStock",
                "No disponible por el momento. | OutOfStock",
                "Disponibilità immediata. | InStock",
                "Non disponibile. | OutOfStock",
                "在庫あり。 | InStock",
                "現在在庫切れです。 | OutOfStock",
                "Em estoque. | InStock",
                "Não disponível. | OutOfStock",
                "Op voorraad. | InStock",
                "Momenteel niet verkrijgbaar, niet op voorraad. | OutOfStock",
                "Dostępny. | InStock",
                "Obecnie niedostępny. | OutOfStock",
                "I lager. | InStock",
                "För närvarande inte tillgänglig. | OutOfStock",
                "Stokta var. | InStock",
                "Şu anda mevcut değil. | OutOfStock",
                "متوفر | InStock",
                "غير متوفر حاليًا. | OutOfStock"
            })
    void availabilityIsReadInManyLanguages(String words, String availability) {
        Product product = read("en-us", "<div id=availability><span> " + words + " </span></div>");

        assertThat(product.availability()).isEqualTo(availability);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Visit the Amazon Basics Store | Amazon Basics",
                "Brand: Nikon | Nikon",
                "Besuche den Nikon-Store | Nikon",
                "Marke: Nikon | Nikon",
                "Visiter la boutique Nikon | Nikon",
                "Marque : Nikon | Nikon",
                "Visita la tienda de Nikon | Nikon",
                "Visita lo Store di Nikon | Nikon",
                "ニコン(Nikon)のストアを表示 | ニコン(Nikon)",
                "ブランド: ニコン | ニコン",
                "Visite a loja Nikon | Nikon",
                "Bezoek de Nikon-winkel | Nikon",
                "Odwiedź sklep Nikon | Nikon",
                "Besök Nikon-butiken | Nikon",
                "Nikon Store'u ziyaret edin | Nikon"
            })
    void theBrandStandsInTheLineBelowTheTitle(String line, String brand) {
        assertThat(read("en-us", "<a id=bylineInfo>" + line + "</a>").brand()).isEqualTo(brand);
    }

    @Test
    void anAuthorIsNoBrandAndATableNamesOne() {
        Product book = read("en-us", "<div id=bylineInfo>by <span class=author>Jane Doe</span></div>");
        Product table = read("ja-jp", "<table><tr><td>ブランド</td><td>ニコン</td></tr></table>");

        assertThat(book.brand()).isNull();
        assertThat(table.brand()).isEqualTo("ニコン");
        assertThat(table.attributes()).containsEntry("ブランド", "ニコン");
    }

    @Test
    void tablesAndBulletsAreAttributes() {
        Product product = read("de-de", """
                <table id="productDetails_techSpec_section_1"><tr><th>Herkunftsland</th><td>\u200eThailand</td></tr></table>
                <div id="detailBullets_feature_div"><ul><li><span class="a-list-item"><span class="a-text-bold">
                Produktabmessungen \u200f : \u200e </span> <span>10 x 5 cm; 640 g</span></span></li></ul></div>""");

        assertThat(product.countryOfOrigin()).isEqualTo("Thailand");
        assertThat(product.attributes())
                .containsEntry("herkunftsland", "Thailand")
                .containsEntry("produktabmessungen", "10 x 5 cm; 640 g");
    }

    @Test
    void theNumberComesFromThePageAndNotFromItsHost() {
        Product own = read("en-us", "<input id=ASIN value=B07T9NM5QR>", "https://mirror.example/x");
        Product canonical = read("en-us", "");

        assertThat(own.asin()).isEqualTo("B07T9NM5QR");
        assertThat(own.sources()).containsEntry("asin", "amazon");
        assertThat(canonical.asin()).isEqualTo("B06Y5ZCFHX");
        assertThat(canonical.productId()).isEqualTo("shop.example~B06Y5ZCFHX");
    }
}
