package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.NamedValues;
import dev.sluice.ingest.intake.Envelope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The tables of flares: the newest version by id, and by month. */
final class SolarFlareTable {

    private static final int TIME_LENGTH = "2017-09-06T11:53:00".length();
    private static final int MONTH_LENGTH = "2017-09".length();

    private static final String COLUMNS = """
            flare_id, version_id, submission_time, begin_time, peak_time, end_time, duration_seconds, class_type,\
             class_letter, class_number, peak_flux_watts_per_square_metre, encoded_class, source_location,\
             latitude_degrees, longitude_degrees, active_region, instruments, linked_events, note, link, catalog,\
             warnings, event_id""";

    private static final String UPSERT_LATEST = upsert("solar_flare_by_id", COLUMNS);

    private static final String UPSERT_IN_MONTH = upsert("solar_flare_by_month", "month, id_time, " + COLUMNS);

    private SolarFlareTable() {}

    private static String upsert(String table, String columns) {
        return "INSERT INTO sluice." + table + " (" + columns + ") VALUES (:" + columns.replace(", ", ", :")
                + ") USING TIMESTAMP :write_time";
    }

    /** The time in a flare's id; empty if it does not exist, such as 2017-02-30T25:00:00. */
    static Optional<Instant> idTime(String flareId) {
        try {
            return Optional.of(
                    LocalDateTime.parse(flareId.substring(0, TIME_LENGTH)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static List<BoundWrite> rows(SolarFlareRow flare, Envelope envelope) {
        NamedValues values = values(flare, envelope);
        return List.of(BoundWrite.of(UPSERT_LATEST, values), BoundWrite.of(UPSERT_IN_MONTH, values));
    }

    private static NamedValues values(SolarFlareRow flare, Envelope envelope) {
        return new NamedValues()
                .set("month", flare.flareId().substring(0, MONTH_LENGTH))
                .set("id_time", idTime(flare.flareId()).orElseThrow())
                .set("flare_id", flare.flareId())
                .set("version_id", flare.versionId())
                .set("submission_time", flare.submissionTime())
                .set("begin_time", flare.beginTime())
                .set("peak_time", flare.peakTime())
                .set("end_time", flare.endTime())
                .set("duration_seconds", flare.durationSeconds())
                .set("class_type", flare.classType())
                .set("class_letter", flare.classLetter())
                .set("class_number", flare.classNumber())
                .set("peak_flux_watts_per_square_metre", flare.peakFluxWattsPerSquareMetre())
                .set("encoded_class", flare.encodedClass())
                .set("source_location", flare.sourceLocation())
                .set("latitude_degrees", flare.latitudeDegrees())
                .set("longitude_degrees", flare.longitudeDegrees())
                .set("active_region", flare.activeRegion())
                .set("instruments", flare.instruments())
                .set("linked_events", flare.linkedEvents())
                .set("note", flare.note())
                .set("link", flare.link())
                .set("catalog", flare.catalog())
                .set("warnings", flare.warnings())
                .set("event_id", envelope.id())
                .set("write_time", envelope.writeTime());
    }
}
