package dev.sluice.scraper.feed.products;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shop pages that are collected; none by default. Reasons for the defaults are in application.properties. */
@ConfigMapping(prefix = "sluice.products")
interface ProductSettings {

    /** Interval of runs; {@code off} disables them. */
    String every();

    /** Sitemaps, or sitemap indexes, whose pages are visited. */
    Optional<List<URI>> sitemaps();

    /** Further pages to visit. */
    Optional<List<URI>> pages();

    /** Maximum number of pages per run. */
    int limit();

    /** Maximum number of pages per run that the browser opens because plain HTTP finds no product; 0 for none. */
    int browserPages();

    /** Maximum number of consecutive runs that leave out a page because it did not change. */
    int maxSkips();

    /** How long the state of a page is kept after its product was published; then it is published again. */
    Duration stateLifetime();

    /** CSS selectors by site (host without {@code www.}) and field, for pages without structured data. */
    Map<String, Map<String, String>> rules();
}
