package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** A flare's tables: its newest version, and its place among the flares of its month. */
@ApplicationScoped
class SolarFlareTable {

    private static final int TIME_LENGTH = "2017-09-06T11:53:00".length();
    private static final int MONTH_LENGTH = "2017-09".length();

    private static final String COLUMNS = """
            version_id, submission_time, begin_time, peak_time, end_time, duration_seconds, class_type, class_letter,
              class_number, peak_flux_watts_per_square_metre, encoded_class, source_location, latitude_degrees,
              longitude_degrees, active_region, instruments, linked_events, note, link, catalog, warnings, event_id""";

    private static final String MARKS = ", ?".repeat(22);

    private static final String UPSERT_LATEST = "INSERT INTO sluice.solar_flare_by_id (flare_id, " + COLUMNS
            + ") VALUES (?" + MARKS + ") USING TIMESTAMP ?";

    private static final String UPSERT_IN_MONTH = "INSERT INTO sluice.solar_flare_by_month (month, id_time, flare_id, "
            + COLUMNS + ") VALUES (?, ?, ?" + MARKS + ") USING TIMESTAMP ?";

    private final Cql cql;

    SolarFlareTable(Cql cql) {
        this.cql = cql;
    }

    /** The time that a flare's id begins with; empty for one such as 2017-02-30T25:00:00. */
    static Optional<Instant> idTime(String flareId) {
        try {
            return Optional.of(
                    LocalDateTime.parse(flareId.substring(0, TIME_LENGTH)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Uni<Void> write(SolarFlareRow flare, Envelope envelope) {
        Object[] latest = values(flare, envelope, Stream.of(flare.flareId()));
        Object[] inMonth = values(
                flare,
                envelope,
                Stream.of(
                        flare.flareId().substring(0, MONTH_LENGTH),
                        idTime(flare.flareId()).orElseThrow(),
                        flare.flareId()));
        return Uni.join()
                .all(cql.write(UPSERT_LATEST, latest), cql.write(UPSERT_IN_MONTH, inMonth))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Object[] values(SolarFlareRow flare, Envelope envelope, Stream<Object> key) {
        return Stream.concat(
                        key,
                        Stream.of(
                                flare.versionId(),
                                flare.submissionTime(),
                                flare.beginTime(),
                                flare.peakTime(),
                                flare.endTime(),
                                flare.durationSeconds(),
                                flare.classType(),
                                flare.classLetter(),
                                flare.classNumber(),
                                flare.peakFluxWattsPerSquareMetre(),
                                flare.encodedClass(),
                                flare.sourceLocation(),
                                flare.latitudeDegrees(),
                                flare.longitudeDegrees(),
                                flare.activeRegion(),
                                flare.instruments(),
                                flare.linkedEvents(),
                                flare.note(),
                                flare.link(),
                                flare.catalog(),
                                flare.warnings(),
                                envelope.id(),
                                envelope.writeTime()))
                .toArray();
    }
}
