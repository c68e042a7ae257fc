package dev.sluice.sample.shop;

import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generates the items of the catalogue. */
record ItemGenerator(long seed, WordList words) {

    private static final List<String> COUNTRIES =
            List.of("China", "Côte d'Ivoire", "Germany", "Italy", "Japan", "Poland", "Thailand", "Türkiye", "Vietnam");
    private static final List<String> PRAISE =
            List.of("A favourite since 1987", "Now even quieter", "Light, solid & easy to repair", "Made to be kept");

    ShopItem item(int number, String category) {
        SeededRandom random = SeededRandom.of("item", seed, number);
        PageLayout layout = PageMix.layout(number);
        String brand = random.pick(words.words(category + ".brand"));
        String[] thing = random.pick(words.words(category + ".thing")).split("\\|", -1);
        // The number makes models, and with them slugs and SKUs, unique.
        String model = random.fill("XX-") + (100 + number);
        String title = "%s %s %s %s".formatted(brand, thing[0], model, thing[1]);
        boolean marketplace = layout == PageLayout.MARKETPLACE;
        BigDecimal value = new BigDecimal(thing[2]).multiply(BigDecimal.valueOf(70 + random.below(61), 2));
        String country = random.pick(COUNTRIES);
        return new ShopItem(
                number,
                slug(brand + " " + thing[0] + " " + model),
                category,
                layout,
                PageMix.fault(number),
                PageMix.storefront(number, random),
                brand,
                title,
                random.pick(PRAISE) + ": " + title + ".",
                model,
                marketplace ? null : sku(number, model, random),
                gtin(random.fill("40##########")),
                marketplace ? random.fill("B0XX###X") + "%02X".formatted(number % 256) : null,
                BigDecimal.valueOf(30 + random.below(20), 1),
                1 + random.below(3000),
                country,
                value,
                attributes(category, brand, model, country, random));
    }

    /** One SKU in 40 contains characters that cannot be part of an id. */
    private static String sku(int number, String model, SeededRandom random) {
        String plain = model + "-" + random.fill("###");
        return number % 40 == 12 ? plain.replace("-", " / ") : plain;
    }

    private static String gtin(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private static String slug(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
    }

    private Map<String, String> attributes(
            String category, String brand, String model, String country, SeededRandom random) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Brand", brand);
        attributes.put("Item model number", model);
        for (String attribute : words.word(category + ".attribute", "").split(";", -1)) {
            String[] parts = attribute.split(":", 2);
            attributes.put(parts[0], random.pick(List.of(parts[1].split("\\|", -1))));
        }
        attributes.put(
                "Item weight", random.oneIn(2) ? random.fill("[1-9]#0 g") : random.fill("[1-9].[1-9]# Kilograms"));
        attributes.put("Product dimensions", random.fill("[1-9]#.# x [1-9]#.# x [1-9].# cm"));
        attributes.put("Country of origin", country);
        return attributes;
    }
}
