package dev.sluice.scraper.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.http.PageAddress;
import dev.sluice.scraper.scrape.VisitorRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;

/**
 * A watch to be created, or the fields of one to be changed; fields that are null then stay.
 *
 * @param address of a page, instead of an ASIN
 * @param site of the ASIN, such as {@code amazon.de}
 * @param every interval, such as {@code 6h}, instead of a cron
 * @param cron five fields, as in Unix
 * @param zone of the cron, by default UTC
 * @param selector CSS selector of the price, if the caller knows it
 * @param browser true if the page needs one, false if it does not
 * @param feed of the page, by default {@code products}
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidWatchOrder
record WatchOrder(
        @PageAddress String address,
        String asin,
        String site,
        String every,
        String cron,
        String zone,

        @Size(max = 20, message = "must be at most 20, of 1 to 50 characters each")
        List<
                        @NotBlank(message = "must be at most 20, of 1 to 50 characters each")
                        @Size(max = 50, message = "must be at most 20, of 1 to 50 characters each") String>
                tags,

        @Size(max = 2000, message = "must have at most {max} characters")
        String selector,

        Boolean browser,

        @Schema(description = "Scrolls to the bottom of the page in a browser, at most, until it no longer grows")
        @Range(max = 20, message = "must be from 0 to 20")
        Integer scrolls,

        String feed) {

    /** This change merged into a watch: its page stays, a new schedule replaces the old one. */
    WatchOrder mergedInto(Watch old) {
        boolean newSchedule = every != null || cron != null;
        return new WatchOrder(
                old.address(),
                null,
                null,
                newSchedule ? every : old.every(),
                newSchedule ? cron : old.cron(),
                zone == null && !newSchedule ? old.zone() : zone,
                tags == null ? old.tags() : tags,
                selector == null ? old.selector() : selector,
                browser == null ? old.browser() : browser,
                scrolls == null ? old.scrolls() : scrolls,
                old.feed());
    }

    /** The watch of this order, which must be valid. */
    Watch watch(VisitorRegistry registry) {
        String name = registry.feedOrDefault(feed);
        URI page = address != null
                ? URI.create(address.strip())
                : registry.productPage(name, asin, site).orElseThrow();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Watch(
                Fingerprint.of(name + " " + page),
                name,
                page.toString(),
                asin,
                site,
                every,
                cron,
                cron == null ? null : zone == null ? "UTC" : zone,
                tags == null ? List.of() : List.copyOf(tags),
                selector,
                browser,
                scrolls,
                now,
                now);
    }
}
