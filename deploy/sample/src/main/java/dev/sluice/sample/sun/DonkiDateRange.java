package dev.sluice.sample.sun;

import dev.sluice.sample.server.QueryParameters;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The range of dates in a DONKI request.
 *
 * @param from first day
 * @param to last day, included
 */
record DonkiDateRange(LocalDate from, LocalDate to) {

    /** DONKI has no records before this day. */
    private static final LocalDate FIRST_DAY = LocalDate.parse("2010-01-01");

    /**
     * Parses the query parameters as the real API does.
     *
     * @param defaultDays how many days before today the range starts if the request has no {@code startDate}
     * @throws IllegalArgumentException if one is not a date; the message is for the client
     */
    static DonkiDateRange of(QueryParameters parameters, LocalDate today, int defaultDays) {
        return new DonkiDateRange(
                parameters.day("startDate", today.minusDays(defaultDays)), parameters.day("endDate", today));
    }

    /** Days from the first to the last day, not counting the first. */
    long length() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** The days up to today, oldest first; empty if the range ends before it begins. */
    Stream<LocalDate> days(LocalDate today) {
        LocalDate first = from.isBefore(FIRST_DAY) ? FIRST_DAY : from;
        LocalDate end = (to.isAfter(today) ? today : to).plusDays(1);
        return first.isBefore(end) ? first.datesUntil(end) : Stream.empty();
    }
}
