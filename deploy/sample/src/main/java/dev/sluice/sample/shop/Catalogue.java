package dev.sluice.sample.shop;

import dev.sluice.sample.random.WordList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the sample shop sells, by category and by slug; decided by the seed. */
final class Catalogue {

    static final int SIZE = 360;

    private final WordList words = WordList.at("/sample/shop/categories.properties");
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Item hidden;

    Catalogue(long seed) {
        List<String> keys = words.words("categories");
        keys.forEach(key -> categories.put(key, words.word(key + ".title", key)));
        Items made = new Items(seed, words);
        for (int number = 0; number < SIZE; number++) {
            Item item = made.item(number, keys.get(number % keys.size()));
            items.put(item.slug(), item);
        }
        hidden = made.item(SIZE, keys.get(0));
    }

    /** Titles of the categories by key, in the order of the shop's menu. */
    Map<String, String> categories() {
        return categories;
    }

    /** The one item that no listing names; its page is where robots.txt forbids to go. */
    Item hidden() {
        return hidden;
    }

    Collection<Item> items() {
        return items.values();
    }

    List<Item> in(String category) {
        return items().stream().filter(item -> item.category().equals(category)).toList();
    }

    Optional<Item> item(String slug) {
        return Optional.ofNullable(items.get(slug));
    }
}
