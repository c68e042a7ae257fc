package dev.sluice.sample.sun;

import dev.sluice.sample.server.QueryParameters;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The days that a client asks of DONKI.
 *
 * @param from first day
 * @param to last day, included
 */
record DonkiSpan(LocalDate from, LocalDate to) {

    /** DONKI's first year: before it there is nothing. */
    private static final LocalDate BEGINNING = LocalDate.parse("2010-01-01");

    /**
     * Reads the parameters as the real API does.
     *
     * @param usual how many days back it goes without a start
     * @throws IllegalArgumentException if one is no day; the message is for the client
     */
    static DonkiSpan of(QueryParameters parameters, LocalDate today, int usual) {
        return new DonkiSpan(parameters.day("startDate", today.minusDays(usual)), parameters.day("endDate", today));
    }

    long length() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Its days until today, oldest first; none if it ends before it begins. */
    Stream<LocalDate> days(LocalDate today) {
        LocalDate first = from.isBefore(BEGINNING) ? BEGINNING : from;
        LocalDate end = (to.isAfter(today) ? today : to).plusDays(1);
        return first.isBefore(end) ? first.datesUntil(end) : Stream.empty();
    }
}
