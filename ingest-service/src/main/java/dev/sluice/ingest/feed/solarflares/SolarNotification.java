package dev.sluice.ingest.feed.solarflares;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** The event of topic {@code solar-notifications}. */
@RegisterForReflection
record SolarNotification(
        @NotNull
        @Pattern(regexp = "[0-9]{8}-[0-9A-Z]{2}-[0-9]{3}", message = "must be a message id such as 20170906-AL-001")
        String messageId,

        @NotNull @Pattern(regexp = "[A-Za-z]{2,20}", message = "must be a type such as FLR")
        String type,

        @NotNull Instant issueTime,
        @Size(max = 2000) String url,
        @NotNull @Size(max = 200000) String body,
        @Size(max = 50) List<@NotNull @Size(max = 500) String> warnings) {}
