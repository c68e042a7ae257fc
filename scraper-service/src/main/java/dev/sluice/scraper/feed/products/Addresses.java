package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which shop and which page an address means. */
final class Addresses {

    private static final Pattern WEB = Pattern.compile("https?://\\S+");
    private static final Pattern ASIN_PATH = Pattern.compile("/(?:dp|gp/product)/([A-Z0-9]{10})(?:[/?]|$)");

    private Addresses() {}

    /** The host in lower case without {@code www.}: the first half of a product id. */
    static String site(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    /** The address that the page itself prefers if it is on the same site, else its own without fragment. */
    static String canonical(Document page, URI address) {
        return Stream.concat(
                        page.select("link[rel=canonical]").stream().map(link -> link.absUrl("href")),
                        page.select("meta[property=og:url]").stream().map(Addresses::content))
                .filter(preferred ->
                        preferred.length() <= 2000 && WEB.matcher(preferred).matches())
                .flatMap(preferred -> parse(preferred).stream())
                .filter(preferred ->
                        preferred.getHost() != null && site(preferred).equals(site(address)))
                // A shop whose every page prefers the home page has made a mistake.
                .filter(preferred -> !home(preferred) || home(address))
                .map(Addresses::withoutFragment)
                .findFirst()
                .orElseGet(() -> withoutFragment(address));
    }

    /** For comparing: without scheme, {@code www.}, fragment and last slash. */
    static String bare(String address) {
        return address.strip()
                .replaceFirst("^https?:", "")
                .replaceFirst("^//(www\\.)?", "")
                .replaceFirst("#.*", "")
                .replaceFirst("/$", "");
    }

    /** Amazon's number of a product, if the address is that of a product there. */
    static Optional<String> asin(URI address) {
        Matcher path = ASIN_PATH.matcher(String.valueOf(address.getPath()));
        return site(address).matches("(.+\\.)?amazon\\.[a-z.]+") && path.find()
                ? Optional.of(path.group(1))
                : Optional.empty();
    }

    private static String content(Element meta) {
        return meta.attr("content").strip();
    }

    private static boolean home(URI address) {
        return address.getPath() == null || address.getPath().length() <= 1;
    }

    private static String withoutFragment(URI address) {
        return address.toString().replaceFirst("#.*", "");
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
