package dev.sluice.scraper.source;

import dev.sluice.scraper.http.Problems;
import dev.sluice.scraper.http.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Span of days to be collected, both included, such as {@code 2016-01-01}. */
record BackfillRequest(String from, String to) {

    /** No feed has older events; a typo in the year must not cause ten thousand requests. */
    private static final LocalDate MIN_DAY = LocalDate.of(1970, 1, 1);

    /** Fails with a problem that names every violation. */
    void check() {
        List<Violation> violations = new ArrayList<>();
        Optional<LocalDate> first = day("from", from, violations);
        Optional<LocalDate> last = day("to", to, violations);
        if (first.filter(day -> day.isBefore(MIN_DAY)).isPresent()) {
            violations.add(Violation.ofField("from", "must not be before " + MIN_DAY));
        }
        if (last.filter(day -> day.isAfter(LocalDate.now(ZoneOffset.UTC))).isPresent()) {
            violations.add(Violation.ofField("to", "must not be in the future"));
        }
        if (first.isPresent() && last.filter(day -> day.isBefore(first.get())).isPresent()) {
            violations.add(Violation.ofField("to", "must not be before from"));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid("Nothing was started: see violations.", violations);
        }
    }

    LocalDate first() {
        return LocalDate.parse(from);
    }

    LocalDate last() {
        return LocalDate.parse(to);
    }

    private static Optional<LocalDate> day(String field, String text, List<Violation> violations) {
        try {
            return Optional.of(LocalDate.parse(text == null ? "" : text));
        } catch (DateTimeException e) {
            violations.add(Violation.ofField(field, "must be a date such as 2016-01-01"));
            return Optional.empty();
        }
    }
}
