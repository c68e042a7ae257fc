package dev.sluice.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Encodes server-sent events. Rows are not parsed: their bytes are those that ingest-service stored. */
final class SseFrames {

    private SseFrames() {}

    /** A frame with an id but no event, which a client keeps for its next {@code Last-Event-ID}. */
    static Buffer position(String comment, String id) {
        return Buffer.buffer(comment + "id: " + id + "\n\n");
    }

    /** A heartbeat that is no event. */
    static Buffer comment() {
        return Buffer.buffer(":\n\n");
    }

    static Buffer retry(int millis) {
        return Buffer.buffer("retry: " + millis + "\n\n");
    }

    /** Tells the client that missed events are no longer available. */
    static Buffer reset(String id, String reason) {
        return Buffer.buffer("id: " + id + "\nevent: reset\ndata: {\"reason\":" + quoted(reason)
                + ",\"message\":\"Read the lists again; the stream continues with events stored from now on.\"}\n\n");
    }

    static Buffer event(String id, Buffer body) {
        return Buffer.buffer(body.length() + id.length() + 5)
                .appendString("id: " + id + "\n")
                .appendBuffer(body);
    }

    /**
     * Encodes a stored row or its erasure.
     *
     * @param record of {@code <feed>.stored}, with a key
     * @param maxBytes a larger row is replaced by null
     */
    static Buffer body(ConsumerRecord<String, byte[]> record, long maxBytes) {
        String feed = PartitionLayout.feed(record.topic());
        String key = quoted(record.key());
        if (record.value() == null) {
            return Buffer.buffer("event: erased\ndata: {\"feed\":" + quoted(feed) + ",\"key\":" + key + "}\n\n");
        }
        Buffer body = Buffer.buffer(record.value().length + 200)
                .appendString("event: " + feed + "\ndata: {\"key\":" + key + ",\"time\":" + quoted(time(record)));
        if (record.value().length > maxBytes) {
            return body.appendString(",\"row\":null,\"tooLarge\":true}\n\n");
        }
        return body.appendString(",\"row\":")
                .appendBytes(oneLine(record.value()))
                .appendString("}\n\n");
    }

    private static String time(ConsumerRecord<?, ?> record) {
        Header time = record.headers().lastHeader("ce_time");
        return time == null ? Instant.ofEpochMilli(record.timestamp()).toString() : new String(time.value(), UTF_8);
    }

    /** A line break ends a field here; in JSON it is only ever whitespace between tokens. */
    private static byte[] oneLine(byte[] json) {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
