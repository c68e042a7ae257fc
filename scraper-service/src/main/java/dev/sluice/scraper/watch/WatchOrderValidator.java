package dev.sluice.scraper.watch;

import dev.sluice.scraper.publish.Fingerprint;
import dev.sluice.scraper.scrape.ScrapeOrderValidator;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Judges what is to be watched: an order gives a watch, or everything that is wrong with it. */
@Singleton
final class WatchOrderValidator {

    /** What is looked at less often is asked for by hand. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final int TAGS = 20;
    private static final int TAG = 50;
    private static final int SELECTOR = 2000;

    private final ScrapeOrderValidator orders;
    private final WatchSettings settings;

    WatchOrderValidator(ScrapeOrderValidator orders, WatchSettings settings) {
        this.orders = orders;
        this.settings = settings;
    }

    /** The watch of an order; empty if something is wrong, which is told as field and message. */
    Optional<Watch> watch(WatchOrder order, BiConsumer<String, String> told) {
        boolean[] fault = {false};
        BiConsumer<String, String> wrong = (field, message) -> {
            fault[0] = true;
            told.accept(field, message);
        };
        String feed = order.feed() == null ? orders.usual() : order.feed();
        if (!orders.visits(feed)) {
            wrong.accept("feed", "must be one whose pages can be visited");
        }
        Optional<URI> address = address(order, feed, wrong);
        rhythm(order, wrong);
        List<String> tags = order.tags() == null ? List.of() : List.copyOf(order.tags());
        if (tags.size() > TAGS || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > TAG)) {
            wrong.accept("tags", "must be at most " + TAGS + ", of 1 to " + TAG + " characters each");
        }
        if (order.selector() != null && order.selector().length() > SELECTOR) {
            wrong.accept("selector", "must have at most " + SELECTOR + " characters");
        }
        return fault[0] ? Optional.empty() : address.map(page -> watch(order, feed, page, tags));
    }

    private Watch watch(WatchOrder order, String feed, URI page, List<String> tags) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Watch(
                Fingerprint.of(feed + " " + page),
                feed,
                page.toString(),
                order.asin(),
                order.site(),
                order.every(),
                order.cron(),
                order.cron() == null ? null : order.zone() == null ? "UTC" : order.zone(),
                tags,
                order.selector(),
                order.browser(),
                now,
                now);
    }

    private Optional<URI> address(WatchOrder order, String feed, BiConsumer<String, String> wrong) {
        if ((order.address() == null) == (order.asin() == null)) {
            wrong.accept("address", "must be given, or else asin and site");
            return Optional.empty();
        }
        return order.address() != null
                ? ScrapeOrderValidator.address(order.address(), wrong)
                : orders.address(feed, order.asin(), order.site(), wrong);
    }

    private void rhythm(WatchOrder order, BiConsumer<String, String> wrong) {
        if ((order.every() == null) == (order.cron() == null)) {
            wrong.accept("every", "must be given, or else cron");
        } else if (order.every() != null) {
            every(order.every(), wrong);
        } else {
            cron(order.cron(), wrong);
        }
        try {
            ZoneId.of(order.zone() == null ? "UTC" : order.zone());
        } catch (DateTimeException e) {
            wrong.accept("zone", "must be one such as Europe/Berlin");
        }
    }

    private void every(String text, BiConsumer<String, String> wrong) {
        try {
            Duration every = DurationConverter.parseDuration(text);
            if (every == null || every.compareTo(settings.shortest()) < 0 || every.compareTo(LONGEST) > 0) {
                wrong.accept("every", "must be from " + settings.shortest().toSeconds() + "s to 31d");
            }
        } catch (IllegalArgumentException e) {
            wrong.accept("every", "must be an interval such as 30m, 6h or 7d");
        }
    }

    private static void cron(String text, BiConsumer<String, String> wrong) {
        try {
            Timetable.parse(text);
        } catch (IllegalArgumentException e) {
            wrong.accept("cron", "must have five fields as of Unix, such as 30 6 * * 1-5");
        }
    }
}
