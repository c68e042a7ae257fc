package dev.sluice.ingest.feed.solarflares;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The event of topic {@code solar-flares}: a version of a flare. */
@RegisterForReflection
record SolarFlare(
        @NotNull
        @Pattern(
                regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}-FLR-[0-9]{3}",
                message = "must be a flare id such as 2017-09-06T11:53:00-FLR-001")
        String flareId,

        @NotNull @Min(0) @Max(999) Integer versionId,
        Instant submissionTime,
        @NotNull Instant beginTime,
        Instant peakTime,
        Instant endTime,

        @NotNull @Pattern(regexp = "[ABCMX][0-9]{1,2}(\\.[0-9])?", message = "must be a GOES class such as M1.2")
        String classType,

        @Size(max = 20) String sourceLocation,
        @Min(0) Integer activeRegion,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> instruments,
        @Size(max = 100) List<@NotNull @Size(max = 100) String> linkedEvents,
        @Size(max = 20000) String note,
        @Size(max = 2000) String link,
        @Size(max = 100) String catalog,
        @Size(max = 50) List<@NotNull @Size(max = 500) String> warnings) {

    /** The time of submission plus the version as microseconds, so that of two versions of one time the higher wins. */
    Instant versionTime() {
        Instant known = submissionTime == null ? beginTime : submissionTime;
        return known.truncatedTo(ChronoUnit.MILLIS).plus(versionId, ChronoUnit.MICROS);
    }
}
