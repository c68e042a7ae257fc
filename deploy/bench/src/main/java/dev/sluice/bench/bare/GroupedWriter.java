package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups a poll's statements by replica set, and sends each group as unlogged batches of a limited size. */
final class GroupedWriter extends RequestWriter {

    private final CqlSession session;
    private final int maxStatements;

    GroupedWriter(CqlSession session, int maxStatements) {
        super(session);
        this.session = session;
        this.maxStatements = maxStatements;
    }

    private record Group(List<BatchableStatement<?>> statements, List<PendingEvent> events) {}

    @Override
    void write(List<PendingEvent> events, int maxInFlight) {
        Map<Set<Node>, Group> groups = new HashMap<>();
        for (PendingEvent event : events) {
            for (BoundStatement statement : event.statements()) {
                Set<Node> replicas = replicas(statement);
                Group group = groups.computeIfAbsent(replicas, any -> new Group(new ArrayList<>(), new ArrayList<>()));
                group.statements().add(statement);
                group.events().add(event);
                if (group.statements().size() == maxStatements) {
                    groups.remove(replicas);
                    send(group, maxInFlight);
                }
            }
        }
        groups.values().forEach(group -> send(group, maxInFlight));
    }

    private void send(Group group, int maxInFlight) {
        send(BatchStatement.newInstance(DefaultBatchType.UNLOGGED, group.statements()), group.events(), maxInFlight);
    }

    /** The nodes that hold the statement's row; a single node holds all. */
    private Set<Node> replicas(BoundStatement statement) {
        return session.getMetadata().getNodes().size() == 1
                ? Set.of()
                : session.getMetadata()
                        .getTokenMap()
                        .map(tokens -> tokens.getReplicas("sluice", statement.getRoutingKey()))
                        .orElse(Set.of());
    }
}
