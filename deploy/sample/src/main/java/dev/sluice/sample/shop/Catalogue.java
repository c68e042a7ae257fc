package dev.sluice.sample.shop;

import dev.sluice.sample.random.WordList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goods of the sample shop, by category and by slug, derived from the seed. */
final class Catalogue {

    static final int SIZE = 360;

    private final WordList words = WordList.at("/sample/shop/categories.properties");
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final Map<String, ShopItem> items = new LinkedHashMap<>();
    private final ShopItem hidden;

    Catalogue(long seed) {
        List<String> keys = words.words("categories");
        keys.forEach(key -> categories.put(key, words.word(key + ".title", key)));
        ItemGenerator generator = new ItemGenerator(seed, words);
        for (int number = 0; number < SIZE; number++) {
            ShopItem item = generator.item(number, keys.get(number % keys.size()));
            items.put(item.slug(), item);
        }
        hidden = generator.item(SIZE, keys.get(0));
    }

    /** Titles of the categories by key, in the order of the shop's menu. */
    Map<String, String> categories() {
        return categories;
    }

    /** An item without a listing; robots.txt forbids its page. */
    ShopItem hidden() {
        return hidden;
    }

    Collection<ShopItem> items() {
        return items.values();
    }

    List<ShopItem> in(String category) {
        return items().stream().filter(item -> item.category().equals(category)).toList();
    }

    Optional<ShopItem> item(String slug) {
        return Optional.ofNullable(items.get(slug));
    }
}
