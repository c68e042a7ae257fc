package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address by which a page is known at every visit.
 *
 * @param address without fragment
 * @param source that named it
 */
record Canonical(String address, Source source) {

    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    /** The one that the page itself prefers if it is on the same site, else that which answered. */
    static Canonical of(Markup markup, URI address) {
        return Stream.concat(
                        markup.canonical().stream().map(link -> new Canonical(link.absUrl("href"), Source.CANONICAL)),
                        markup.contents("og:url").stream().map(url -> new Canonical(url, Source.OPEN_GRAPH)))
                .flatMap(preferred -> preferred.on(address).stream())
                .findFirst()
                .orElseGet(() -> new Canonical(Addresses.withoutFragment(address), Source.ADDRESS));
    }

    private Optional<Canonical> on(URI page) {
        return Optional.of(address)
                .filter(preferred ->
                        preferred.length() <= 2000 && WEB.matcher(preferred).matches())
                .flatMap(Canonical::parse)
                .filter(preferred ->
                        preferred.getHost() != null && Addresses.site(preferred).equals(Addresses.site(page)))
                // A shop whose every page prefers the home page has made a mistake.
                .filter(preferred -> !home(preferred) || home(page))
                .map(preferred -> new Canonical(Addresses.withoutFragment(preferred), source));
    }

    private static boolean home(URI address) {
        return address.getPath() == null || address.getPath().length() <= 1;
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
