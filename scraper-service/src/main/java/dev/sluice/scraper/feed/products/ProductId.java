package dev.sluice.scraper.feed.products;

import dev.sluice.runtime.Fingerprint;
import java.net.URI;
import java.util.regex.Pattern;

/** The natural key of a product: its site and its local id there. */
final class ProductId {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ProductId() {}

    /**
     * Composes the key, which is the same at every visit.
     *
     * @param address of the page, for its site
     * @param asin or null
     * @param sku or null
     * @param canonical address, whose hash is used if the page states no id
     * @return {@code <site>~<local id>}
     */
    static String of(URI address, String asin, String sku, String canonical) {
        String local = asin != null ? asin : sku != null && LOCAL.matcher(sku).matches() ? sku : null;
        return ShopAddresses.site(address) + "~" + (local == null ? Fingerprint.of(canonical) : local);
    }
}
