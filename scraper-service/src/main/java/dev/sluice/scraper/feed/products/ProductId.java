package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.publish.Fingerprint;
import java.net.URI;
import java.util.regex.Pattern;

/** The natural key of a product: its site and what it is called there. */
final class ProductId {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ProductId() {}

    /**
     * The key, the same at every visit.
     *
     * @param address of the page, for its site
     * @param asin or null
     * @param sku or null
     * @param canonical address, whose hash stands in where the page gives no name
     * @return {@code <site>~<local id>}
     */
    static String of(URI address, String asin, String sku, String canonical) {
        String local = asin != null ? asin : sku != null && LOCAL.matcher(sku).matches() ? sku : null;
        return Addresses.site(address) + "~" + (local == null ? Fingerprint.of(canonical) : local);
    }
}
