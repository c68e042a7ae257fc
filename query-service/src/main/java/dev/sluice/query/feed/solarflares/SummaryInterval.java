package dev.sluice.query.feed.solarflares;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a summary has one item for; days, months and years are those of UTC. */
enum SummaryInterval {
    DAY("uuuu-MM-dd"),
    MONTH("uuuu-MM"),
    YEAR("uuuu");

    private final DateTimeFormatter format;

    SummaryInterval(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** The interval that a moment lies in, such as 2017-09. */
    String of(Instant time) {
        return format.format(time);
    }
}
