package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.PageMarkup;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address that identifies a page at every visit, without fragment, and the source that names it. */
record CanonicalAddress(String address, FactSource source) {

    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    /** The address that the page names as its own, if it is on the same site; else the address fetched. */
    static CanonicalAddress of(PageMarkup markup, URI address) {
        return Stream.concat(
                        markup.canonical().stream()
                                .map(link -> new CanonicalAddress(link.absUrl("href"), FactSource.CANONICAL)),
                        markup.contents("og:url").stream().map(url -> new CanonicalAddress(url, FactSource.OPEN_GRAPH)))
                .flatMap(preferred -> preferred.on(address).stream())
                .findFirst()
                .orElseGet(() -> new CanonicalAddress(ShopAddresses.withoutFragment(address), FactSource.ADDRESS));
    }

    private Optional<CanonicalAddress> on(URI page) {
        return Optional.of(address)
                .filter(preferred ->
                        preferred.length() <= 2000 && WEB.matcher(preferred).matches())
                .flatMap(CanonicalAddress::parse)
                .filter(preferred -> preferred.getHost() != null
                        && ShopAddresses.site(preferred).equals(ShopAddresses.site(page)))
                // A shop whose pages all name the home page has made a mistake.
                .filter(preferred -> !home(preferred) || home(page))
                .map(preferred -> new CanonicalAddress(ShopAddresses.withoutFragment(preferred), source));
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
