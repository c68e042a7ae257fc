package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses addresses of shop pages: site, canonical form and ASIN. */
final class ShopAddresses {

    private static final Pattern ASIN = Pattern.compile("[A-Z0-9]{10}");
    private static final Pattern ASIN_PATH = Pattern.compile("/(?:dp|gp/product)/([A-Z0-9]{10})(?:[/?]|$)");

    private ShopAddresses() {}

    /** The host in lower case without {@code www.}: the first part of a product id. */
    static String site(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    /** For comparison: without scheme, {@code www.}, fragment and trailing slash. */
    static String bare(String address) {
        return address.strip()
                .replaceFirst("^https?:", "")
                .replaceFirst("^//(www\\.)?", "")
                .replaceFirst("#.*", "")
                .replaceFirst("/$", "");
    }

    /** The ASIN in the address of a product page of Amazon. */
    static Optional<String> asin(URI address) {
        return site(address).matches("(.+\\.)?amazon\\.[a-z.]+") ? productPath(address) : Optional.empty();
    }

    /** The ASIN in a path like those of Amazon's product pages. */
    static Optional<String> productPath(URI address) {
        Matcher path = ASIN_PATH.matcher(String.valueOf(address.getPath()));
        return path.find() ? Optional.of(path.group(1)) : Optional.empty();
    }

    /** Whether a text has the form of an ASIN. */
    static boolean isAsin(String text) {
        return ASIN.matcher(text).matches();
    }

    static String withoutFragment(URI address) {
        String text = address.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }
}
