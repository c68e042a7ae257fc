package dev.sluice.query.rejected;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rejected event: all reasons, its origin, and the part of the original that was kept. */
@Schema(description = "An event that no feed accepted.", examples = Rejected.EXAMPLE)
record Rejected(
        String id,
        String feed,
        Instant at,
        List<Reason> reasons,
        String key,
        String eventId,
        String topic,
        Integer partition,
        Long offset,
        Long size,
        String sha256,
        String original,
        Boolean truncated,
        Integer replays) {

    static final String EXAMPLE = """
            {"id": "users-3-1042", "feed": "users", "at": "2026-11-20T12:00:01.500Z",
             "reasons": [{"field": "email", "message": "must not be null"}],
             "key": "7a0eed16-9430-4d68-901f-c0d4c1c3bf00",
             "eventId": "7a0eed16-9430-4d68-901f-c0d4c1c3bf00/9f2b6c1d00aa41e7",
             "topic": "users", "partition": 3, "offset": 1042, "size": 49,
             "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d",
             "original": "{\\"userId\\":\\"7a0eed16-9430-4d68-901f-c0d4c1c3bf00\\"}", "truncated": false, "replays": 0}""";

    record Reason(String field, String message) {}

    boolean names(String field) {
        return reasons.stream().anyMatch(reason -> field.equals(reason.field()));
    }
}
