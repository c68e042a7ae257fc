package dev.sluice.scraper.feed.products;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which shop pages are watched; none until somebody names them. */
@ConfigMapping(prefix = "sluice.products")
interface ProductSettings {

    /** Interval of runs; {@code off} for none. */
    @WithDefault("1h")
    String every();

    /** Sitemaps whose pages are all visited; an index leads to its sitemaps. */
    Optional<List<URI>> sitemaps();

    /** Pages to visit besides. */
    Optional<List<URI>> pages();

    /** The most pages of one run. */
    @WithDefault("5000")
    int limit();

    /** For pages without structured data: a CSS selector by site (host without {@code www.}) and field. */
    Map<String, Map<String, String>> rules();
}
