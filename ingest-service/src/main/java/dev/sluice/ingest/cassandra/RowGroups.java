package dev.sluice.ingest.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.ingest.cassandra.RowWriter.BoundRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Groups rows with the same replicas, up to the size from which Cassandra warns about a batch by default
 * ({@code unlogged_batch_across_partitions_warn_threshold}, {@code batch_size_warn_threshold}).
 */
final class RowGroups {

    private static final int MAX_PARTITIONS = 10;
    private static final int MAX_BYTES = 5 * 1024;

    private final TokenMap tokens;
    private final Consumer<List<BoundRow>> full;
    private final Map<Set<Node>, Group> groups = new HashMap<>();

    /** Passes each group on once it is full. */
    RowGroups(QuarkusCqlSession session, Consumer<List<BoundRow>> full) {
        this.tokens = session.getMetadata().getTokenMap().orElse(null);
        this.full = full;
    }

    private static final class Group {
        private final List<BoundRow> rows = new ArrayList<>();
        private final Set<ByteBuffer> partitions = new HashSet<>();
        private int bytes;
    }

    void add(BoundRow row) {
        Set<Node> replicas = replicas(row.statement());
        ByteBuffer partition = row.statement().getRoutingKey();
        int bytes = size(row.statement());
        Group group = groups.computeIfAbsent(replicas, any -> new Group());
        boolean fits = group.bytes + bytes <= MAX_BYTES
                && (group.partitions.size() < MAX_PARTITIONS || group.partitions.contains(partition));
        if (!fits && !group.rows.isEmpty()) {
            full.accept(group.rows);
            group = new Group();
            groups.put(replicas, group);
        }
        group.rows.add(row);
        group.partitions.add(partition);
        group.bytes += bytes;
    }

    /** Passes the remaining groups on. */
    void flush() {
        groups.values().forEach(group -> full.accept(group.rows));
        groups.clear();
    }

    private Set<Node> replicas(Statement<?> statement) {
        return tokens == null || statement.getRoutingKey() == null || statement.getRoutingKeyspace() == null
                ? Set.of()
                : tokens.getReplicas(statement.getRoutingKeyspace(), statement.getRoutingKey());
    }

    private static int size(BoundStatement statement) {
        int bytes = 0;
        for (ByteBuffer value : statement.getValues()) {
            bytes += value == null ? 0 : value.remaining();
        }
        return bytes;
    }
}
