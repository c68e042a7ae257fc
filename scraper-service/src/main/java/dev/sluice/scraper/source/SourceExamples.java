package dev.sluice.scraper.source;

/** Examples in the OpenAPI document of {@link SourcesResource}. */
final class SourceExamples {

    static final String SOURCES = """
            {"items":[
            {"name":"products","every":"off","paused":false,"running":false},
            {"name":"solar-flares","every":"1h","paused":false,"running":true,"task":"backfill",
            "scrapeId":"5d0c3c5e-6a0b-4f0e-8f0a-0e6b1d1c7b11","started":"2026-11-20T12:40:00.500Z",
            "progress":{"windowsDone":12,"windowsTotal":74,"published":41}},
            {"name":"users","every":"1h","paused":false,"running":false,"task":"run",
            "scrapeId":"0b7a4b9e-34a7-4d53-9a3e-7a1d4b9f0c52","started":"2026-11-20T12:00:00.125Z",
            "finished":"2026-11-20T12:00:31.250Z","published":5000,"failed":0}]}
            """;

    static final String SPAN = """
            {"from":"2016-01-01","to":"2021-12-31"}""";

    static final String RUN = """
            {"feed":"users","scrapeId":"0b7a4b9e-34a7-4d53-9a3e-7a1d4b9f0c52","task":"run",
            "started":"2026-11-20T12:00:00.125Z"}
            """;

    static final String BACKFILL = """
            {"feed":"solar-flares","scrapeId":"5d0c3c5e-6a0b-4f0e-8f0a-0e6b1d1c7b11","task":"backfill",
            "started":"2026-11-20T12:40:00.500Z"}
            """;

    private SourceExamples() {}
}
