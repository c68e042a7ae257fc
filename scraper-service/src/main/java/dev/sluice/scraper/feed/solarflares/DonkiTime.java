package dev.sluice.scraper.feed.solarflares;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Converts DONKI's times, which end at minutes ({@code 2016-01-01T23:00Z}), to RFC 3339. */
final class DonkiTime {

    private DonkiTime() {}

    /** Parses a time of any year from 0 to 9999; empty if it is malformed. */
    static Optional<Instant> of(String raw) {
        if (raw == null) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(raw.strip()).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Converts an essential time; a malformed one is kept, so that its rejection shows it. */
    static String essential(String raw) {
        return of(raw).map(Instant::toString).orElse(raw);
    }
}
