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

/** The Cassandra half of the setup: runs the contract's statements, each of which can be run again. */
final class Tables {

    /** Schema changes wait for every node to agree, longer than any query should. */
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
                        // Read anew after each statement, the schema would take most of the setup's time.
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
            // The keyspace stands in its own statement, so the session has none until that one has run.
            if (statement.startsWith("CREATE KEYSPACE")) {
                session.execute(statement);
            } else {
                session.execute(SimpleStatement.newInstance(statement).setKeyspace("sluice"));
            }
        } catch (DriverException e) {
            throw new IllegalStateException("Cassandra refused: " + statement + "\n" + e.getMessage(), e);
        }
        if (statement.startsWith("CREATE TABLE")) {
            progress.accept("table " + statement.split("\\s+", -1)[5] + " checked");
        }
    }
}
