package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.markup.Warnings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Maps DONKI's flares to events. Their values are validated by ingest-service. */
final class FlareMapping {

    private final Warnings warnings = new Warnings();

    private FlareMapping() {}

    static SolarFlare map(DonkiFlare raw) {
        return new FlareMapping().flare(raw);
    }

    private SolarFlare flare(DonkiFlare raw) {
        String submitted = optional("submissionTime", raw.submissionTime());
        String peak = optional("peakTime", raw.peakTime());
        String end = optional("endTime", raw.endTime());
        return new SolarFlare(
                text(raw.flrID()),
                Objects.requireNonNullElse(raw.versionId(), 1),
                submitted,
                DonkiTime.essential(raw.beginTime()),
                peak,
                end,
                text(raw.classType()),
                text(raw.sourceLocation()),
                raw.activeRegionNum(),
                each(raw.instruments(), DonkiFlare.Instrument::displayName),
                each(raw.linkedEvents(), DonkiFlare.LinkedEvent::activityID),
                raw.note(),
                raw.link(),
                raw.catalog(),
                warnings.found());
    }

    private String optional(String field, String raw) {
        Optional<Instant> time = DonkiTime.of(raw);
        if (text(raw) != null && time.isEmpty()) {
            warnings.add(field, "not a time");
        }
        return time.map(Instant::toString).orElse(null);
    }

    private static String text(String raw) {
        return raw == null || raw.isBlank() ? null : raw.strip();
    }

    private static <T> List<String> each(List<T> raw, Function<T, String> name) {
        return raw == null
                ? null
                : raw.stream()
                        .filter(Objects::nonNull)
                        .map(name)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
