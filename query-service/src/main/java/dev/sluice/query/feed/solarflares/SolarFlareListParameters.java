package dev.sluice.query.feed.solarflares;

import dev.sluice.query.feed.solarflares.SolarFlareTable.FlareFilter;
import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class SolarFlareListParameters {

    @Parameter(description = "At this time or later, RFC 3339.", example = "2017-09-01T00:00:00Z")
    @RestQuery
    String from;

    @Parameter(description = "Before this time, RFC 3339; now by default.", example = "2017-10-01T00:00:00Z")
    @RestQuery
    String to;

    @Parameter(description = "Lowest class, case-insensitive; a letter alone is its weakest flare.", example = "M1.0")
    @RestQuery
    String minClass;

    @Parameter(description = "NOAA active region number.", example = "12673")
    @RestQuery
    String region;

    @Parameter(description = "Whether the end of the flare is known.", example = "true")
    @RestQuery
    String hasEnd;

    @BeanParam
    PageParameters page;

    FlareFilter filter(Parameters given) {
        return new FlareFilter(
                FlareClass.of(given, minClass),
                Optional.ofNullable(region).map(number -> given.whole("region", number, 0, Integer.MAX_VALUE)),
                given.flag("hasEnd", hasEnd));
    }
}
