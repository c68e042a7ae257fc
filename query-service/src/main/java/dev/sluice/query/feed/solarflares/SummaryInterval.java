package dev.sluice.query.feed.solarflares;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Interval of a summary: day, month or year in UTC. */
enum SummaryInterval {
    DAY("uuuu-MM-dd"),
    MONTH("uuuu-MM"),
    YEAR("uuuu");

    private final DateTimeFormatter format;

    SummaryInterval(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** Name of the interval that contains a time, such as 2017-09. */
    String of(Instant time) {
        return format.format(time);
    }
}
