package dev.sluice.ingest.post;

/** Example bodies for the OpenAPI document. */
final class FeedExamples {

    static final String SESSIONS = """
            [{"event": "start", "country": "FI", "player_id": "0a2d12a1a7e145de8bae44c0c6e06629",
              "session_id": "4a0c43c9-c43a-42ff-ba55-67563dfa35d4", "ts": "2026-11-20T12:48:05.520022"}]""";

    private FeedExamples() {}
}
