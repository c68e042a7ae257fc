package dev.sluice.query.live;

import java.util.Set;

/**
 * What a reader asked for.
 *
 * @param feeds at least one
 * @param keys only rows with one of these; empty for all
 */
record StreamFilter(Set<String> feeds, Set<String> keys) {

    boolean has(String feed, String key) {
        return feeds.contains(feed) && (keys.isEmpty() || keys.contains(key));
    }
}
