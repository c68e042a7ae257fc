package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Writes the rows of events with a limited number of requests in flight.
 *
 * @param maxStatements 1 for a request a statement; else statements are grouped by replica set, and each group is sent as
 *     unlogged batches of at most as many
 * @param permits by limit
 */
record RequestWriter(CqlSession session, int maxStatements, Map<Integer, Semaphore> permits) {

    RequestWriter(CqlSession session, int maxStatements) {
        this(session, maxStatements, new ConcurrentHashMap<>());
    }

    /** Statements for the same replicas, and for each the event that it belongs to. */
    private record Group(List<BatchableStatement<?>> statements, List<PendingEvent> events) {}

    /** Sends the requests of a poll's events; returns when the last is sent. */
    void write(List<PendingEvent> events, int maxInFlight) {
        Semaphore free = permits.computeIfAbsent(maxInFlight, Semaphore::new);
        Map<Set<Node>, Group> groups = new HashMap<>();
        for (PendingEvent event : events) {
            for (BoundStatement statement : event.statements()) {
                Set<Node> replicas = replicas(statement);
                Group group = groups.computeIfAbsent(replicas, any -> new Group(new ArrayList<>(), new ArrayList<>()));
                group.statements().add(statement);
                group.events().add(event);
                if (group.statements().size() == maxStatements) {
                    groups.remove(replicas);
                    send(group, free);
                }
            }
        }
        groups.values().forEach(group -> send(group, free));
    }

    private void send(Group group, Semaphore free) {
        Statement<?> request = maxStatements == 1
                ? group.statements().get(0)
                : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, group.statements());
        free.acquireUninterruptibly();
        execute(request, group.events(), free);
    }

    /** Retries until it succeeds: a Cassandra that is starved of processor time answers some requests too late. */
    private void execute(Statement<?> request, List<PendingEvent> events, Semaphore free) {
        session.executeAsync(request).whenComplete((result, failure) -> {
            if (failure == null) {
                free.release();
                events.forEach(PendingEvent::written);
            } else {
                System.out.println("retried: " + failure);
                execute(request, events, free);
            }
        });
    }

    /** The nodes that hold the statement's row; not looked up where they do not matter. */
    private Set<Node> replicas(BoundStatement statement) {
        return maxStatements == 1 || session.getMetadata().getNodes().size() == 1
                ? Set.of()
                : session.getMetadata()
                        .getTokenMap()
                        .map(tokens -> tokens.getReplicas("sluice", statement.getRoutingKey()))
                        .orElse(Set.of());
    }
}
