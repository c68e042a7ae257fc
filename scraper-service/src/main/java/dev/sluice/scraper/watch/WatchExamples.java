package dev.sluice.scraper.watch;

/** Examples in the OpenAPI document of {@link WatchesResource}. */
final class WatchExamples {

    static final String PAGE = """
            {"address":"https://shop.example/p/nikon-d7500","every":"6h","tags":["cameras"]}""";

    static final String ASIN = """
            {"asin":"B06Y5ZCFHX","site":"amazon.de","cron":"30 6 * * 1-5","zone":"Europe/Berlin"}""";

    static final String TABLE = """
            address,every,tags,scrolls
            https://shop.example/p/1,6h,cameras;used,
            https://shop.example/endless,1d,,5""";

    static final String CHANGE = """
            {"every":"1h","tags":["cameras","sale"]}""";

    static final String WATCH = """
            {"watchId":"5d0c3c5e6a0b4f0e","feed":"products","address":"https://shop.example/p/nikon-d7500",
            "every":"6h","tags":["cameras"],"createdAt":"2026-11-20T12:00:00.125Z",
            "updatedAt":"2026-11-20T12:00:00.125Z","next":"2026-11-20T14:17:31.402Z"}""";

    static final String LIST = "{\"items\":[" + WATCH + "]}";

    static final String IMPORTED = """
            {"imported":99998,"rejected":[{"line":17,"field":"every","message":"must be from 60s to 31d"},
            {"line":40,"field":"address","message":"is not an address"}]}""";

    private WatchExamples() {}
}
