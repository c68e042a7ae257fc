package dev.sluice.query.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of a {@link DaySpan}. */
public final class DaySpanParameters {

    @Parameter(
            description = "Beginning of the range, RFC 3339; seven days before `to` by default.",
            example = "2026-11-14T00:00:00Z")
    @RestQuery
    public String from;

    @Parameter(
            description = "End of the range, exclusive, RFC 3339; now by default. At most 31 days after `from`.",
            example = "2026-11-21T00:00:00Z")
    @RestQuery
    public String to;

    /** Parses the range and extends both ends to whole units. */
    public DaySpan span(Parameters given, ChronoUnit unit, Instant now) {
        return DaySpan.of(given, from, to, unit, now);
    }
}
