package dev.sluice.query.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
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
    private static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("sluice.channel");

    static Step request(String method) {
        return new Step(method, SpanKind.SERVER, Attributes.of(METHOD, method));
    }

    /** A reason to forget, in Redis or here. Topic, partition and offset name it as well as its key would. */
    public static Step forget(String channel, ConsumerRecord<?, ?> record) {
        return new Step("process " + record.topic(), SpanKind.CONSUMER, of(channel, record));
    }

    /** An event that readers of the stream were written. */
    public static Step push(String channel, ConsumerRecord<?, ?> record) {
        return new Step("push " + record.topic(), SpanKind.CONSUMER, of(channel, record));
    }

    /** An entity read from the tables. */
    public static Step load(String feed) {
        return new Step("load " + feed, SpanKind.CLIENT, Attributes.of(DATABASE, "cassandra", FEED, feed));
    }

    private static Attributes of(String channel, ConsumerRecord<?, ?> record) {
        return Attributes.builder()
                .put(SYSTEM, "kafka")
                .put(TOPIC, record.topic())
                .put(OPERATION, "process")
                .put(PARTITION, Integer.toString(record.partition()))
                .put(OFFSET, record.offset())
                .put(CHANNEL, channel)
                .build();
    }
}
