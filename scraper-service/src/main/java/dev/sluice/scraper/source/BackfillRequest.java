package dev.sluice.scraper.source;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The span that an operator wants collected.
 *
 * @param from first day, such as {@code 2016-01-01}
 * @param to last day, not in the future
 */
record BackfillRequest(String from, String to) {

    /** Nothing that is collected happened before; a typing error in the year must not make ten thousand requests. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    LocalDate first() {
        LocalDate day = day("from", from);
        if (day.isBefore(EARLIEST)) {
            throw bad("from must not be before " + EARLIEST);
        }
        return day;
    }

    LocalDate last() {
        LocalDate day = day("to", to);
        if (day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
            throw bad("to must not be in the future");
        }
        if (day.isBefore(first())) {
            throw bad("to must not be before from");
        }
        return day;
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw bad(name + " must be a date such as 2016-01-01");
        }
    }

    static HttpProblem bad(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail);
    }
}
