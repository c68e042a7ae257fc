package dev.sluice.scraper.feed.products;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what was doubtful about one page, within the limits of the contract. */
final class Doubts {

    private static final int MOST = 50;
    private static final int LONGEST = 200;

    private final Set<String> found = new LinkedHashSet<>();

    /** Notes a doubt as {@code field: why}; what the page says may be quoted, since it is public. */
    void add(String field, String why) {
        String text = field + ": " + why;
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        if (found.size() < MOST) {
            found.add(head.replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " "));
        }
    }

    /** In the order of their discovery; null when there are none. */
    List<String> found() {
        return found.isEmpty() ? null : List.copyOf(found);
    }
}
