package dev.sluice.scraper.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A watch as somebody asks for it, or what of it is to be changed: what is null then stays.
 *
 * @param address of a page; or
 * @param asin of a product, on
 * @param site such as {@code amazon.de}
 * @param every interval, such as {@code 6h}; or
 * @param cron five fields, as of Unix
 * @param zone that the cron is of; UTC if none is named
 * @param tags to find it by
 * @param selector CSS of the price, where it is known better
 * @param browser true: the page needs one; false: it does not
 * @param feed that the page is for; that of products if none is named
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record WatchOrder(
        String address,
        String asin,
        String site,
        String every,
        String cron,
        String zone,
        List<String> tags,
        String selector,
        Boolean browser,
        String feed) {

    /** This order over a watch that is there: its page stays, a new rhythm replaces the old one. */
    WatchOrder over(Watch old) {
        boolean rhythm = every != null || cron != null;
        return new WatchOrder(
                old.address(),
                null,
                null,
                rhythm ? every : old.every(),
                rhythm ? cron : old.cron(),
                zone == null && !rhythm ? old.zone() : zone,
                tags == null ? old.tags() : tags,
                selector == null ? old.selector() : selector,
                browser == null ? old.browser() : browser,
                old.feed());
    }
}
