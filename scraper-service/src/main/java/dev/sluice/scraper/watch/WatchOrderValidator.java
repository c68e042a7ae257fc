package dev.sluice.scraper.watch;

import dev.sluice.scraper.http.FieldViolations;
import dev.sluice.scraper.scrape.VisitorRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/** Validates that an order names one page that this service can visit, and one schedule. */
@Singleton
final class WatchOrderValidator implements ConstraintValidator<ValidWatchOrder, WatchOrder> {

    /** Pages to be visited less often are scraped on request. */
    private static final Duration MAX_INTERVAL = Duration.ofDays(31);

    private final VisitorRegistry registry;
    private final Instance<WatchSettings> settings;

    /** Takes the settings lazily: Quarkus creates validators before the runtime configuration exists. */
    WatchOrderValidator(VisitorRegistry registry, Instance<WatchSettings> settings) {
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public boolean isValid(WatchOrder order, ConstraintValidatorContext context) {
        FieldViolations violations = new FieldViolations(context);
        checkPage(order, violations);
        checkSchedule(order, violations);
        if (order.scrolls() != null && order.scrolls() > 0 && Boolean.FALSE.equals(order.browser())) {
            violations.add("scrolls", "needs the browser");
        }
        return violations.isEmpty();
    }

    private void checkPage(WatchOrder order, FieldViolations violations) {
        if (registry.visitor(order.feed()).isEmpty()) {
            violations.add("feed", "must be one whose pages can be visited: " + registry.feeds());
        }
        if ((order.address() == null) == (order.asin() == null)) {
            violations.add("address", "must be given, or else asin and site");
        } else if (order.asin() != null
                && registry.productPage(order.feed(), order.asin(), order.site())
                        .isEmpty()) {
            violations.add("asin", "must be an ASIN, on a site such as amazon.de");
        }
    }

    private void checkSchedule(WatchOrder order, FieldViolations violations) {
        if ((order.every() == null) == (order.cron() == null)) {
            violations.add("every", "must be given, or else cron");
        } else if (order.every() != null) {
            checkInterval(order.every(), violations);
        } else {
            checkCron(order.cron(), violations);
        }
        try {
            ZoneId.of(order.zone() == null ? "UTC" : order.zone());
        } catch (DateTimeException e) {
            violations.add("zone", "must be one such as Europe/Berlin");
        }
    }

    private void checkInterval(String text, FieldViolations violations) {
        try {
            Duration every = DurationConverter.parseDuration(text);
            Duration min = settings.get().minInterval();
            if (every == null || every.compareTo(min) < 0 || every.compareTo(MAX_INTERVAL) > 0) {
                violations.add("every", "must be from " + min.toSeconds() + "s to 31d");
            }
        } catch (IllegalArgumentException e) {
            violations.add("every", "must be an interval such as 30m, 6h or 7d");
        }
    }

    private static void checkCron(String text, FieldViolations violations) {
        try {
            Timetable.parse(text);
        } catch (IllegalArgumentException e) {
            violations.add("cron", "must have five fields as of Unix, such as 30 6 * * 1-5");
        }
    }
}
