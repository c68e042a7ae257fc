package dev.sluice.scraper.scrape;

import dev.sluice.scraper.fetch.HostGate;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Judges what is asked for: each order gives requests, or everything that is wrong with it. */
@Singleton
public final class ScrapeOrderValidator {

    private static final int LONGEST = 2000;
    private static final int MOST_SITES = 50;

    private final VisitDispatcher visits;

    ScrapeOrderValidator(VisitDispatcher visits) {
        this.visits = visits;
    }

    /** The requests of an order; what is wrong goes to {@code wrong} as field and message. */
    List<ScrapeRequest> requests(ScrapeOrder order, BiConsumer<String, String> wrong) {
        if (order.selector() != null && order.selector().length() > LONGEST) {
            wrong.accept("selector", "must have at most " + LONGEST + " characters");
        }
        if (order.address() != null && order.asin() != null) {
            wrong.accept("asin", "must not stand beside an address");
            return List.of();
        }
        if (order.address() == null && order.asin() == null) {
            return source(order, wrong);
        }
        String feed = order.feed() == null ? usual() : order.feed();
        Optional<Visitor> visitor = visits.visitor(feed);
        if (visitor.isEmpty()) {
            wrong.accept("feed", "must be one whose pages can be visited: " + visits.feeds());
            return List.of();
        }
        List<ScrapeRequest> requests = new ArrayList<>();
        for (URI address : addresses(order, visitor.get(), wrong)) {
            requests.add(request(order, feed, address));
        }
        return requests;
    }

    /**
     * An address that may be visited, as far as its text tells.
     *
     * @param text as given
     * @param wrong told what is wrong with it
     * @return the address, or empty
     */
    public static Optional<URI> address(String text, BiConsumer<String, String> wrong) {
        String fault;
        try {
            URI address = URI.create(text.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
                fault = "must be an http or https address with a host";
            } else if (address.getRawUserInfo() != null) {
                fault = "must not hold a name or a password";
            } else if (text.length() > LONGEST) {
                fault = "must have at most " + LONGEST + " characters";
            } else {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            fault = "is not an address";
        }
        wrong.accept("address", fault);
        return Optional.empty();
    }

    /**
     * Where a site shows a product.
     *
     * @param feed whose room knows such sites; null for the usual one
     * @param asin of the product
     * @param site such as {@code amazon.de}
     * @param wrong told what is wrong with it
     * @return the address, or empty
     */
    public Optional<URI> address(String feed, String asin, String site, BiConsumer<String, String> wrong) {
        Optional<URI> address =
                visits.visitor(feed == null ? usual() : feed).flatMap(visitor -> visitor.address(asin, site));
        if (address.isEmpty()) {
            wrong.accept("asin", "must be an ASIN, on a site such as amazon.de");
        }
        return address;
    }

    /** Whether pages can be visited for a feed. */
    public boolean visits(String feed) {
        return visits.visitor(feed).isPresent();
    }

    /** The feed of a page for which none is named. */
    public String usual() {
        return visits.feeds().stream().findFirst().orElse("");
    }

    private List<URI> addresses(ScrapeOrder order, Visitor visitor, BiConsumer<String, String> wrong) {
        if (order.address() != null) {
            return address(order.address(), wrong).stream().toList();
        }
        List<String> sites = order.sites() == null ? List.of() : order.sites();
        if (sites.isEmpty() || sites.size() > MOST_SITES) {
            wrong.accept("sites", "must name 1 to " + MOST_SITES + " sites, such as amazon.de");
            return List.of();
        }
        return sites.stream()
                .flatMap(site -> address(visitor.feed(), order.asin(), site, wrong).stream())
                .toList();
    }

    private List<ScrapeRequest> source(ScrapeOrder order, BiConsumer<String, String> wrong) {
        if (order.feed() == null) {
            wrong.accept("address", "must be given, or asin and sites, or feed");
            return List.of();
        }
        if (visits.source(order.feed()).isEmpty()) {
            wrong.accept("feed", "must be one that has a source");
            return List.of();
        }
        return List.of(new ScrapeRequest(
                UUID.randomUUID().toString(),
                order.feed(),
                null,
                "source~" + order.feed(),
                null,
                null,
                null,
                now(),
                null));
    }

    private static ScrapeRequest request(ScrapeOrder order, String feed, URI address) {
        return new ScrapeRequest(
                UUID.randomUUID().toString(),
                feed,
                address.toString(),
                HostGate.host(address),
                null,
                order.selector(),
                order.browser(),
                now(),
                null);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
