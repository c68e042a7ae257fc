package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.Scrape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A page of scrape requests, newest first, with the cursor of the next page; null at the end. */
record ScrapeList(List<Scrape> items, String next) {

    static ScrapeList of(List<Scrape> items, int limit) {
        return new ScrapeList(items, items.size() < limit ? null : cursor(items.get(items.size() - 1)));
    }

    private static String cursor(Scrape last) {
        String plain = "1/" + last.position().score() + "/" + last.position().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes a cursor; throws an {@link IllegalArgumentException} for anything else. */
    static Scrape.ListPosition position(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 3);
        if (parts.length < 3 || !parts[0].equals("1") || !parts[1].matches("\\d{1,20}")) {
            throw new IllegalArgumentException("not a cursor of this list");
        }
        return new Scrape.ListPosition(parts[1], parts[2]);
    }
}
