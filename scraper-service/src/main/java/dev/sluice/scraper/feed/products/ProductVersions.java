package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.CacheValidators;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which version of a page this replica has seen, so that the host may say that it is still the same. Forgotten after some
 * hours: a history without an observation for days would not tell a steady price from a watch that stopped.
 */
@Singleton
final class ProductVersions {

    private static final int MOST = 20_000;
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final Map<String, Version> versions = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
            return size() > MOST;
        }
    };

    private record Version(CacheValidators conditions, Instant until) {}

    /** What to ask with; nothing for a page that is not known. */
    synchronized CacheValidators of(URI address) {
        Version version = versions.get(address.toString());
        return version == null || version.until().isBefore(Instant.now()) ? CacheValidators.NONE : version.conditions();
    }

    /** To be called once its event is published. */
    synchronized void published(URI address, CacheValidators conditions) {
        versions.put(address.toString(), new Version(conditions, Instant.now().plus(LIFETIME)));
    }
}
