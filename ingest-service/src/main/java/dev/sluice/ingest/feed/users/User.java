package dev.sluice.ingest.feed.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.intake.PlausibilityCheck;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.runtime.Fingerprint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** A person: the event of topic {@code users} and the row of table {@code user_by_id}. */
@RegisterForReflection
record User(
        @NotNull
        @Pattern(regexp = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", message = "must be a UUID in lower case")
        String userId,

        @NotNull Instant collectedAt,
        @Size(max = 200) String firstName,
        @Size(max = 200) String lastName,
        @Size(max = 50) String title,
        @Size(max = 50) String gender,

        @NotNull @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be an e-mail address")
        String email,

        @Size(max = 1000) String address,
        @Size(max = 200) String city,
        @Size(max = 200) String state,
        @Size(max = 200) String country,
        @Size(max = 50) String postcode,
        Double latitude,
        Double longitude,
        Instant dateOfBirth,
        Integer age,
        Instant registrationDate,
        @Size(max = 50) String phone,
        @Size(max = 50) String cell,

        @Pattern(regexp = "[A-Z]{2}", message = "must be two upper case letters")
        String nationality,

        @Size(max = 2000) String pictureUrl,
        @Size(max = 200) String username,
        @Size(max = 50) List<@NotNull @Size(max = 500) String> warnings) {

    /** Fingerprint of the state without its collection time, to tell whether two collected states differ. */
    String fingerprint() {
        ObjectNode state = StrictJson.MAPPER.valueToTree(this);
        return Fingerprint.of(StrictJson.bytes(state.putNull("collectedAt")));
    }

    /** Replaces implausible values by null and names them among the warnings. */
    User withoutImplausibleValues() {
        PlausibilityCheck check = new PlausibilityCheck(warnings);
        return new User(
                userId,
                collectedAt,
                firstName,
                lastName,
                title,
                gender,
                email,
                address,
                city,
                state,
                country,
                postcode,
                check.keepIf("latitude", latitude, value -> Math.abs(value) <= 90, "outside -90..90"),
                check.keepIf("longitude", longitude, value -> Math.abs(value) <= 180, "outside -180..180"),
                check.keepIf("dateOfBirth", dateOfBirth, value -> value.isBefore(collectedAt), "in the future"),
                check.keepIf("age", age, value -> value >= 0 && value <= 150, "outside 0..150"),
                check.keepIf(
                        "registrationDate",
                        registrationDate,
                        value -> dateOfBirth == null || !value.isBefore(dateOfBirth),
                        "before the date of birth"),
                phone,
                cell,
                nationality,
                pictureUrl,
                username,
                check.warnings());
    }
}
