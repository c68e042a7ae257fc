package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which shop and which page an address means. */
final class Addresses {

    private static final Pattern ASIN = Pattern.compile("[A-Z0-9]{10}");
    private static final Pattern ASIN_PATH = Pattern.compile("/(?:dp|gp/product)/([A-Z0-9]{10})(?:[/?]|$)");

    private Addresses() {}

    /** The host in lower case without {@code www.}: the first half of a product id. */
    static String site(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
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
        return site(address).matches("(.+\\.)?amazon\\.[a-z.]+") ? productPath(address) : Optional.empty();
    }

    /** The number in a path like those of Amazon's products. */
    static Optional<String> productPath(URI address) {
        Matcher path = ASIN_PATH.matcher(String.valueOf(address.getPath()));
        return path.find() ? Optional.of(path.group(1)) : Optional.empty();
    }

    /** Whether a text is such a number. */
    static boolean asin(String text) {
        return ASIN.matcher(text).matches();
    }

    static String withoutFragment(URI address) {
        String text = address.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }
}
