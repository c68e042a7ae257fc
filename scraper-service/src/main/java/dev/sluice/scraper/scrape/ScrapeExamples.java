package dev.sluice.scraper.scrape;

/** Examples in the OpenAPI document of {@link ScrapesResource}. */
final class ScrapeExamples {

    static final String PAGE = """
            {"address":"https://shop.example/p/nikon-d7500"}""";

    static final String MANY = """
            [{"address":"https://shop.example/p/nikon-d7500","selector":".price"},
            {"asin":"B06Y5ZCFHX","sites":["amazon.de","amazon.com"]},{"address":"https://shop.example/endless","scrolls":5},{"feed":"users"}]""";

    static final String ACCEPTED = """
            {"items":[{"scrapeId":"0b7a4b9e-34a7-4d53-9a3e-7a1d4b9f0c52","state":"queued","feed":"products",
            "address":"https://shop.example/p/nikon-d7500"}]}""";

    static final String STORED = """
            {"scrapeId":"0b7a4b9e-34a7-4d53-9a3e-7a1d4b9f0c52","state":"stored","feed":"products",
            "address":"https://shop.example/p/nikon-d7500","attempts":1,"reasons":[],
            "eventIds":["shop.example~NK-D7500/2026-11-20T12:00:01.250Z"],
            "requestedAt":"2026-11-20T12:00:00.125Z","times":{"queued":"2026-11-20T12:00:00.130Z",
            "waiting-for-host":"2026-11-20T12:00:00.140Z","fetching":"2026-11-20T12:00:00.950Z",
            "published":"2026-11-20T12:00:01.260Z","stored":"2026-11-20T12:00:01.280Z"}}""";

    static final String LIST = """
            {"items":[{"scrapeId":"5d0c3c5e-6a0b-4f0e-8f0a-0e6b1d1c7b11","state":"failed","feed":"products",
            "address":"https://shop.example/p/gone","attempts":1,"eventIds":[],
            "reasons":[{"field":"fetch","message":"shop.example: status (404)"}],
            "requestedAt":"2026-11-20T12:00:00.125Z","times":{"failed":"2026-11-20T12:00:01.280Z"}}]}""";

    private ScrapeExamples() {}
}
