package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON-LD as shops write it: slips are forgiven, nested items are unfolded, references to each other end. */
class JsonLdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@type':'Product',\"name\":\"Lamp\",\"offers\":{\"price\":5,\"priceCurrency\":\"EUR\"},}",
                "\ufeff{\"@type\":\"Product\",\"name\":\"Lamp\",\"offers\":[{\"price\":\"5\",\"priceCurrency\":\"EUR\",},]}",
                "/* made by hand */ {\"@type\":\"Product\", // the lamp\n\"name\":\"Lamp\",\"offers\":{\"price\":5.,"
                        + "\"priceCurrency\":\"EUR\"}}",
                "<!-- {\"@type\":\"Product\",\"name\":\"Lamp\",\"description\":\"two\nlines\tand a \\' tab\","
                        + "\"offers\":{\"price\":5,\"priceCurrency\":\"EUR\"}} -->",
                "{&quot;@type&quot;:&quot;Product&quot;,&quot;name&quot;:&quot;Lamp&quot;,&quot;offers&quot;:"
                        + "{&quot;price&quot;:5,&quot;priceCurrency&quot;:&quot;EUR&quot;}}",
                "{\"@type\":\"Organization\"}{\"@type\":\"Product\",\"name\":\"Lamp\",\"offers\":{\"price\":5,"
                        + "\"priceCurrency\":\"EUR\"}}}",
                "[[{\"@graph\":[{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"schema:Product\",\"schema:name\":\"Lamp\","
                        + "\"offers\":{\"@type\":\"Offer\",\"price\":5,\"priceCurrency\":\"EUR\"}}}]}]]",
                "{\"@type\":[\"Product\",\"Thing\"],\"name\":[\"Lamp\"],\"offers\":{\"@type\":\"AggregateOffer\",\"lowPrice\":5,"
                        + "\"highPrice\":\"5.00\",\"priceCurrency\":\"EUR\",\"offers\":[{\"price\":7}]}}"
            })
    void unambiguousSlipsAreForgiven(String json) {
        Product product = read(json);

        assertThat(product.title()).isEqualTo("Lamp");
        assertThat(product.price()).isEqualByComparingTo("5");
        assertThat(product.currency()).isEqualTo("EUR");
    }

    @Test
    void aBrokenBlockCostsOnlyItself() {
        Product product = read("""
                {"@type":"Product","name":</script>
                <script type="application/ld+json">//<![CDATA[
                {"@type":"http://schema.org/Product","name":"A",}
                //]]>""");

        assertThat(product.title()).isEqualTo("A");
    }

    @Test
    void aTruncatedBlockIsNotRead() {
        assertThat(read("[{\"@type\":\"Product\",\"name\":\"Lamp\"},{\"@type\":")
                        .title())
                .isNull();
    }

    @Test
    void aGroupCostsWhatItsVariantsAgreeOn() {
        String group = """
                {"@type":"ProductGroup","name":"Lamp","productGroupID":"L","brand":"Glow","hasVariant":[
                {"@type":"Product","name":"Lamp red","sku":"L-R","url":"/p/1?c=red","offers":{"price":5,"priceCurrency":"EUR",
                 "availability":"OutOfStock"}},
                {"@type":"Product","name":"Lamp blue","sku":"L-B","offers":{"price":%s,"priceCurrency":"EUR",
                 "availability":"InStock"}}]}""";
        Product agreed = read(group.formatted("5.00"));
        Product differ = read(group.formatted("6.00"));

        assertThat(agreed.title()).isEqualTo("Lamp");
        assertThat(agreed.price()).isEqualTo("5");
        assertThat(agreed.availability()).isEqualTo("InStock");
        assertThat(differ.price()).isNull();
        assertThat(differ.warnings()).containsExactly("price: 2 offers with different prices");
    }

    @Test
    void theVariantOfTheAddressIsMeant() {
        Product product = read("""
                [{"@type":"ProductGroup","@id":"#g","name":"Lamp","brand":"Glow"},
                {"@type":"Product","name":"Lamp red","sku":"L-R","url":"https://shop.example/p/1","isVariantOf":{"@id":"#g"},
                 "offers":{"price":5,"priceCurrency":"EUR"}},
                {"@type":"Product","name":"Lamp blue","sku":"L-B","isVariantOf":{"@id":"#g"},
                 "offers":{"price":6,"priceCurrency":"EUR"}}]""");

        assertThat(product.price()).isEqualTo("5");
        assertThat(product.sku()).isEqualTo("L-R");
    }

    @Test
    void furtherPropertiesAreAttributesAndALongNumberIsNone() {
        Product product = read("""
                {"@type":"Product","name":"Lamp","offers":{"price":1e999999999,"priceCurrency":"EUR"},
                "additionalProperty":[{"@type":"PropertyValue","name":"Light colour","value":"warm"}]}""");

        assertThat(product.attributes()).containsEntry("light_colour", "warm");
        assertThat(product.price()).isNull();
    }

    @Test
    void thingsThatContainEachOtherEnd() {
        Product product = read("""
                [{"@id":"#a","@type":"Product","name":"Lamp","isRelatedTo":[{"@id":"#b"},{"@id":"#b"},{"@id":"#b"}]},
                {"@id":"#b","@type":"Thing","name":"B","isRelatedTo":[{"@id":"#a"},{"@id":"#a"},{"@id":"#b"}]}]""");

        assertThat(product.title()).isEqualTo("Lamp");
    }

    private static Product read(String json) {
        String address = "https://shop.example/p/1";
        String html = "<script type=\"application/ld+json\">" + json + "</script>";
        return ProductPage.read(Jsoup.parse(html, address), URI.create(address), Instant.EPOCH, Map.of(), null);
    }
}
