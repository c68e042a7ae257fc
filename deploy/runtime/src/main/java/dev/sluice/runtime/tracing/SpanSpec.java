package dev.sluice.runtime.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Name, kind and attributes of a span. They never identify a person: no key, id or path of an entity, whatever the feed.
 *
 * @param name of low cardinality: it contains no values
 */
public record SpanSpec(String name, SpanKind kind, Attributes attributes) {

    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> FEED = AttributeKey.stringKey("sluice.feed");
    private static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("sluice.channel");
    private static final AttributeKey<String> SCRAPE = AttributeKey.stringKey("sluice.scrape.id");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("sluice.attempt");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("sluice.outcome");

    /** As scraper-service generates them; another sender might write anything. */
    private static final Pattern SCRAPE_ID = Pattern.compile("[0-9a-f-]{1,40}");

    static SpanSpec request(String method) {
        return new SpanSpec(method, SpanKind.SERVER, Attributes.of(METHOD, method));
    }

    /** A run of a source, or its backfill. */
    public static SpanSpec run(String task, String feed, String scrapeId) {
        return new SpanSpec(task + " " + feed, SpanKind.INTERNAL, Attributes.of(FEED, feed, SCRAPE, scrapeId));
    }

    /** A request to scrape a page or to run a source. */
    public static SpanSpec ask(String feed, String scrapeId) {
        return new SpanSpec("ask " + feed, SpanKind.INTERNAL, Attributes.of(FEED, feed, SCRAPE, scrapeId));
    }

    /** One attempt at a scrape request. */
    public static SpanSpec scrape(String feed, String scrapeId, int attempt) {
        Attributes attributes = Attributes.of(FEED, feed, SCRAPE, scrapeId, ATTEMPT, (long) attempt);
        return new SpanSpec("scrape " + feed, SpanKind.CONSUMER, attributes);
    }

    /** One request to a host; its path and query are left out, since they may hold keys and names. */
    public static SpanSpec fetch(URI address) {
        return new SpanSpec("GET", SpanKind.CLIENT, Attributes.of(METHOD, "GET", SERVER, address.getHost()));
    }

    /** A page rendered by a browser. */
    public static SpanSpec render(URI address) {
        return new SpanSpec("render", SpanKind.CLIENT, Attributes.of(SERVER, address.getHost()));
    }

    /** A record sent to Kafka. */
    public static SpanSpec send(String topic) {
        return send(topic, null);
    }

    /** A record sent to Kafka for a scrape, whose id may be null. */
    public static SpanSpec send(String topic, String scrapeId) {
        AttributesBuilder attributes =
                Attributes.builder().put(SYSTEM, "kafka").put(TOPIC, topic).put(OPERATION, "send");
        if (scrapeId != null) {
            attributes.put(SCRAPE, scrapeId);
        }
        return new SpanSpec("send " + topic, SpanKind.PRODUCER, attributes.build());
    }

    /** A record of a feed processed to its end; topic, partition and offset identify it as well as its key would. */
    public static SpanSpec process(String feed, Optional<String> scrapeId, ConsumerRecord<?, ?> record) {
        AttributesBuilder attributes = consumed(record).put(FEED, feed);
        scrapeId.filter(SCRAPE_ID.asMatchPredicate()).ifPresent(id -> attributes.put(SCRAPE, id));
        return new SpanSpec("process " + record.topic(), SpanKind.CONSUMER, attributes.build());
    }

    /** A cache invalidation caused by a record of a channel. */
    public static SpanSpec invalidate(String channel, ConsumerRecord<?, ?> record) {
        Attributes attributes = consumed(record).put(CHANNEL, channel).build();
        return new SpanSpec("process " + record.topic(), SpanKind.CONSUMER, attributes);
    }

    /** An event written to the readers of the live stream. */
    public static SpanSpec push(String channel, ConsumerRecord<?, ?> record) {
        Attributes attributes = consumed(record).put(CHANNEL, channel).build();
        return new SpanSpec("push " + record.topic(), SpanKind.CONSUMER, attributes);
    }

    /** One attempt to write all rows of an event. */
    public static SpanSpec store(String feed) {
        return new SpanSpec("store " + feed, SpanKind.CLIENT, Attributes.of(DATABASE, "cassandra", FEED, feed));
    }

    /** An entity read from the tables. */
    public static SpanSpec load(String feed) {
        return new SpanSpec("load " + feed, SpanKind.CLIENT, Attributes.of(DATABASE, "cassandra", FEED, feed));
    }

    /** Adds a host's response status to the span of a fetch. */
    public static void recordStatus(Context fetch, int status) {
        Span.fromContext(fetch).setAttribute(STATUS, (long) status);
    }

    /** Adds the outcome of a record to the span of its processing. */
    public static void recordOutcome(Context process, String outcome) {
        Span.fromContext(process).setAttribute(OUTCOME, outcome);
    }

    private static AttributesBuilder consumed(ConsumerRecord<?, ?> record) {
        return Attributes.builder()
                .put(SYSTEM, "kafka")
                .put(TOPIC, record.topic())
                .put(OPERATION, "process")
                .put(PARTITION, Integer.toString(record.partition()))
                .put(OFFSET, record.offset());
    }
}
