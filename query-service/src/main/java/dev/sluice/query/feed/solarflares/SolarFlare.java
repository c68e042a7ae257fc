package dev.sluice.query.feed.solarflares;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A flare in its newest version. The single resource also has the notifications that name it. */
@Schema(
        description = "A flare in its newest version. Fields missing or doubtful in DONKI are null.",
        examples = SolarFlare.EXAMPLE)
record SolarFlare(
        String flareId,
        Integer versionId,
        Instant submissionTime,
        Instant beginTime,
        Instant peakTime,
        Instant endTime,
        Long durationSeconds,
        String classType,
        String classLetter,
        BigDecimal classNumber,
        Double peakFluxWattsPerSquareMetre,

        @Schema(description = "Encoding of older systems: A 10, B 20, C 30, M 40, X 50, plus the number.")
        Double encodedClass,

        String sourceLocation,
        @Schema(description = "North is positive.") Integer latitudeDegrees,
        @Schema(description = "West is positive.") Integer longitudeDegrees,
        Integer activeRegion,
        List<String> instruments,
        List<String> linkedEvents,
        String note,
        String link,
        String catalog,
        List<String> warnings,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The newest notifications that name the flare, at most 100; absent in lists.")
        List<SolarFlareNotification> notifications) {

    static final String EXAMPLE = """
            {"flareId": "2017-09-06T11:53:00-FLR-001", "versionId": 2, "submissionTime": "2017-09-06T16:16:00.000Z",
             "beginTime": "2017-09-06T11:53:00.000Z", "peakTime": "2017-09-06T12:02:00.000Z",
             "endTime": "2017-09-06T12:10:00.000Z", "durationSeconds": 1020, "classType": "X9.3", "classLetter": "X",
             "classNumber": 9.3, "peakFluxWattsPerSquareMetre": 9.3E-4, "encodedClass": 59.3,
             "sourceLocation": "S08W33", "latitudeDegrees": -8, "longitudeDegrees": 33, "activeRegion": 12673,
             "instruments": ["GOES15: SEM/XRS 1.0-8.0"], "linkedEvents": ["2017-09-06T12:24:00-CME-001"], "note": "",
             "link": "https://kauai.ccmc.gsfc.nasa.gov/DONKI/view/FLR/12951/-1", "catalog": "M2M_CATALOG",
             "warnings": []}""";

    SolarFlare with(List<SolarFlareNotification> named) {
        return new SolarFlare(
                flareId,
                versionId,
                submissionTime,
                beginTime,
                peakTime,
                endTime,
                durationSeconds,
                classType,
                classLetter,
                classNumber,
                peakFluxWattsPerSquareMetre,
                encodedClass,
                sourceLocation,
                latitudeDegrees,
                longitudeDegrees,
                activeRegion,
                instruments,
                linkedEvents,
                note,
                link,
                catalog,
                warnings,
                named);
    }

    /** A notification as part of its flare; the complete one is at {@code /v1/solar-notifications/{id}}. */
    @Schema(description = "A notification that names the flare.")
    record SolarFlareNotification(String messageId, String type, Instant issueTime, String url, String summary) {}
}
