package dev.sluice.scraper.scrape;

import dev.sluice.scraper.source.Source;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds the visitor or the source of a feed. */
@Singleton
public final class VisitorRegistry {

    private final Instance<Visitor> visitors;
    private final Instance<Source> sources;

    VisitorRegistry(@Any Instance<Visitor> visitors, @Any Instance<Source> sources) {
        this.visitors = visitors;
        this.sources = sources;
    }

    /** The visitor of a feed's pages; null selects the default feed. */
    public Optional<Visitor> visitor(String feed) {
        String name = feedOrDefault(feed);
        return visitors.stream().filter(visitor -> visitor.feed().equals(name)).findAny();
    }

    Optional<Source> source(String feed) {
        return sources.stream().filter(source -> source.name().equals(feed)).findAny();
    }

    /** The feeds whose pages can be visited, sorted. */
    public List<String> feeds() {
        return visitors.stream().map(Visitor::feed).sorted().toList();
    }

    /** The feed of a page for which none is named: the first whose pages can be visited. */
    public String feedOrDefault(String feed) {
        return feed != null ? feed : feeds().stream().findFirst().orElse("");
    }

    /** The page of a product on a site such as {@code amazon.de}; empty if the feed does not know such pages. */
    public Optional<URI> productPage(String feed, String asin, String site) {
        return visitor(feed).flatMap(visitor -> visitor.address(asin, site));
    }
}
