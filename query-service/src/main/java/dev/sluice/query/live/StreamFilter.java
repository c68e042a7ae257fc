package dev.sluice.query.live;

import java.util.Set;

/**
 * Filter of a stream reader.
 *
 * @param feeds at least one
 * @param keys only rows with one of these; empty for all
 */
record StreamFilter(Set<String> feeds, Set<String> keys) {

    boolean matches(String feed, String key) {
        return feeds.contains(feed) && (keys.isEmpty() || keys.contains(key));
    }
}
