package dev.sluice.ingest.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a span is and what it tells. Never whose data it is: no key, id or path of a person's, whatever the feed.
 *
 * @param name of few: none has a value in it
 */
public record Step(String name, SpanKind kind, Attributes attributes) {

    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> FEED = AttributeKey.stringKey("sluice.feed");
    private static final AttributeKey<String> SCRAPE = AttributeKey.stringKey("sluice.scrape.id");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("sluice.outcome");

    /** As scraper-service gives them; another sender might write anything. */
    private static final Pattern SCRAPE_ID = Pattern.compile("[0-9a-f-]{1,40}");

    static Step request(String method) {
        return new Step(method, SpanKind.SERVER, Attributes.of(METHOD, method));
    }

    /** A record seen to its end. Topic, partition and offset name it as well as its key would. */
    public static Step process(String feed, Optional<String> scrapeId, ConsumerRecord<?, ?> record) {
        AttributesBuilder attributes = Attributes.builder()
                .put(SYSTEM, "kafka")
                .put(TOPIC, record.topic())
                .put(OPERATION, "process")
                .put(PARTITION, Integer.toString(record.partition()))
                .put(OFFSET, record.offset())
                .put(FEED, feed);
        scrapeId.filter(SCRAPE_ID.asMatchPredicate()).ifPresent(id -> attributes.put(SCRAPE, id));
        return new Step("process " + record.topic(), SpanKind.CONSUMER, attributes.build());
    }

    /** One attempt to write all rows of an event. */
    public static Step store(String feed) {
        return new Step("store " + feed, SpanKind.CLIENT, Attributes.of(DATABASE, "cassandra", FEED, feed));
    }

    /** A record on its way into Kafka. */
    public static Step send(String topic) {
        return new Step(
                "send " + topic, SpanKind.PRODUCER, Attributes.of(SYSTEM, "kafka", TOPIC, topic, OPERATION, "send"));
    }

    /** What became of a record. */
    public static void ended(Context process, boolean stored) {
        Span.fromContext(process).setAttribute(OUTCOME, stored ? "stored" : "rejected");
    }
}
