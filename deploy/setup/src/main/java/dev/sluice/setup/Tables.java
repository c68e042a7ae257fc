package dev.sluice.setup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Runs the contract's statements, all of which are repeatable, on Cassandra. */
final class Tables {

    /** Longer than for queries, since schema changes wait until all nodes agree. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Tables() {}

    static void apply(List<String> statements, Setup.Target target, Consumer<String> progress) {
        try (CqlSession session = open(target)) {
            statements.forEach(statement -> run(session, statement, progress));
        }
    }

    private static CqlSession open(Setup.Target target) {
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(Arrays.stream(target.cassandra().split(",", -1))
                        .map(Tables::address)
                        .toList())
                .withLocalDatacenter(target.datacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, TIMEOUT)
                        // Reading the schema again after each statement would take most of the time.
                        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                        .build());
        if (target.username() != null) {
            builder.withAuthCredentials(target.username(), target.password());
        }
        return builder.build();
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon).strip(),
                Integer.parseInt(hostAndPort.substring(colon + 1).strip()));
    }

    private static void run(CqlSession session, String statement, Consumer<String> progress) {
        try {
            // The session has no keyspace until the first statement has created it.
            if (statement.startsWith("CREATE KEYSPACE")) {
                session.execute(statement);
            } else {
                session.execute(SimpleStatement.newInstance(statement).setKeyspace("sluice"));
            }
        } catch (DriverException e) {
            throw new IllegalStateException("Cassandra rejected: " + statement + "\n" + e.getMessage(), e);
        }
        if (statement.startsWith("CREATE TABLE")) {
            progress.accept("table " + statement.split("\\s+", -1)[5] + " checked");
        }
    }
}
