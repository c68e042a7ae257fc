package dev.sluice.scraper.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.net.URI;

/**
 * What a span is and what it tells. Never whose data it is: no key, id or path of a person's, whatever the feed.
 *
 * @param name of few: none has a value in it
 */
public record Step(String name, SpanKind kind, Attributes attributes) {

    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> FEED = AttributeKey.stringKey("sluice.feed");
    private static final AttributeKey<String> SCRAPE = AttributeKey.stringKey("sluice.scrape.id");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("sluice.attempt");

    static Step request(String method) {
        return new Step(method, SpanKind.SERVER, Attributes.of(METHOD, method));
    }

    /** A source's run, or its backfill. */
    public static Step run(String task, String feed, String scrapeId) {
        return new Step(task + " " + feed, SpanKind.INTERNAL, Attributes.of(FEED, feed, SCRAPE, scrapeId));
    }

    /** Somebody asks for a page, or for a source to be run. */
    public static Step ask(String feed, String scrapeId) {
        return new Step("ask " + feed, SpanKind.INTERNAL, Attributes.of(FEED, feed, SCRAPE, scrapeId));
    }

    /** An attempt to do what was asked for. */
    public static Step scrape(String feed, String scrapeId, int attempt) {
        return new Step("scrape " + feed, SpanKind.CONSUMER, Attributes.of(FEED, feed, SCRAPE, scrapeId, ATTEMPT, (long)
                attempt));
    }

    /** One request to a host; paths and queries may hold keys and names. */
    public static Step fetch(URI address) {
        return new Step("GET", SpanKind.CLIENT, Attributes.of(METHOD, "GET", SERVER, address.getHost()));
    }

    /** What the host said to it. */
    public static void answered(Context fetch, int status) {
        Span.fromContext(fetch).setAttribute(STATUS, (long) status);
    }

    /** A page shown by a browser. */
    public static Step render(URI address) {
        return new Step("render", SpanKind.CLIENT, Attributes.of(SERVER, address.getHost()));
    }

    /** A record on its way into Kafka. */
    public static Step send(String topic, String scrapeId) {
        Attributes attributes = Attributes.of(SYSTEM, "kafka", TOPIC, topic, OPERATION, "send");
        return new Step(
                "send " + topic,
                SpanKind.PRODUCER,
                scrapeId == null
                        ? attributes
                        : attributes.toBuilder().put(SCRAPE, scrapeId).build());
    }
}
