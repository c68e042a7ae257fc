package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.bench.MeasuredFeed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Parses the events of a feed and binds the statements of their rows.
 *
 * @param statements from an event and its {@code ce_id}, of each essential row
 */
record RowWriter<E>(ObjectReader reader, ObjectWriter writer, BiFunction<E, String, List<BoundStatement>> statements) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static RowWriter<?> of(MeasuredFeed feed, CqlSession session) {
        return switch (feed) {
            case USERS -> of(User.class, new UserRows(session)::statements);
            case PLAYER_SESSIONS -> of(PlayerSession.class, new PlayerSessionRows(session)::statements);
            case PRODUCTS -> of(Product.class, new ProductRows(session)::statements);
        };
    }

    /**
     * Parses an event.
     *
     * @param announce gets the value of its announcement once its rows are written
     */
    PendingEvent parse(byte[] value, String id, Consumer<byte[]> announce) throws IOException {
        E event = reader.readValue(value);
        byte[] announcement = writer.writeValueAsBytes(event);
        return new PendingEvent(statements.apply(event, id), () -> announce.accept(announcement));
    }

    /** The write timestamp: the event's time, with ties broken by its id. */
    static long writeTime(Instant time, String id) {
        return time.toEpochMilli() * 1_000 + Math.floorMod(id.hashCode(), 500);
    }

    private static <E> RowWriter<E> of(Class<E> event, BiFunction<E, String, List<BoundStatement>> statements) {
        return new RowWriter<>(JSON.readerFor(event), JSON.writerFor(event), statements);
    }
}
