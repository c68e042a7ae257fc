package dev.sluice.scraper.feed.solarflares;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** DONKI's times have minutes only ({@code 2016-01-01T23:00Z}); events carry RFC 3339. */
final class DonkiTime {

    private DonkiTime() {}

    /** The moment meant, whatever its year; empty if it cannot be read. */
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

    /** An essential time for the event; one that cannot be read stays as it is, so that its rejection shows it. */
    static String essential(String raw) {
        return of(raw).map(Instant::toString).orElse(raw);
    }
}
