package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An event whose rows are being written; announced when the last is. */
final class PendingEvent {

    private final List<BoundStatement> statements;
    private final AtomicInteger unwritten;
    private final Runnable announce;

    PendingEvent(List<BoundStatement> statements, Runnable announce) {
        this.statements = statements;
        this.unwritten = new AtomicInteger(statements.size());
        this.announce = announce;
    }

    List<BoundStatement> statements() {
        return statements;
    }

    void written() {
        if (unwritten.decrementAndGet() == 0) {
            announce.run();
        }
    }
}
