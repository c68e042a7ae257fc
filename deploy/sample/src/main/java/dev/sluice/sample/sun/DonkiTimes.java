package dev.sluice.sample.sun;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times as DONKI does in fields and ids, in UTC. */
final class DonkiTimes {

    static final DateTimeFormatter MINUTE = format("uuuu-MM-dd'T'HH:mm'Z'");
    static final DateTimeFormatter SECOND = format("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter ID = format("uuuu-MM-dd'T'HH:mm:'00-'");
    /** The day at the beginning of a notification id. */
    static final DateTimeFormatter DAY = format("uuuuMMdd");

    private DonkiTimes() {}

    /** The id of an event, such as {@code 2026-11-20T08:05:00-FLR-001}. */
    static String id(Instant time, String kind) {
        return ID.format(time) + kind + "-001";
    }

    static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
