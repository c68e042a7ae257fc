package dev.sluice.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts real backends: the contract can be applied twice, data survives a restart, and no process is left behind. */
class BackendsTest {

    private static final Path FOLDER = Path.of("target", "backends").toAbsolutePath();
    private static Backends backends;

    @BeforeAll
    static void start() {
        OrphanedProcesses.end(FOLDER);
        RunFolders.delete(FOLDER);
        backends = Backends.start(FOLDER, new Backends.WantedPorts(0, 0, 0), System.out::println);
    }

    @AfterAll
    static void stop() {
        backends.close();
    }

    @Test
    void theContractIsIdempotentAndDataSurvivesARestart() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        backends.applyContract(first::add);
        execute("INSERT INTO sluice.user_by_id (user_id, email) VALUES ('a', 'a@example.com')");
        restart();
        backends.applyContract(second::add);

        assertThat(first).contains("topic users created", "table user_by_id checked");
        assertThat(second).contains("topic users checked", "table user_by_id checked");
        assertThat(execute("SELECT email FROM sluice.user_by_id WHERE user_id = 'a'"))
                .isEqualTo("a@example.com");
    }

    @Test
    void tombstonesOfPersonsAreKeptAsLongAsEvents() throws Exception {
        backends.applyContract(line -> {});
        assertThat(tombstoneRetention("users")).isEqualTo("604800000");
        assertThat(tombstoneRetention("users.stored")).isEqualTo("604800000");

        try (Admin admin = admin()) {
            AlterConfigOp broker = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.DELETE_RETENTION_MS_CONFIG, null), AlterConfigOp.OpType.DELETE);
            admin.incrementalAlterConfigs(Map.of(topic("users"), List.of(broker)))
                    .all()
                    .get();
        }
        assertThat(tombstoneRetention("users")).isEqualTo("86400000");
        backends.applyContract(line -> {});

        assertThat(tombstoneRetention("users")).isEqualTo("604800000");
    }

    @Test
    void theNextRunEndsProcessesOfAKilledOne() {
        ChildProcess sleeper =
                ChildProcess.start("sleeper", FOLDER.resolve("killed"), List.of("sleep", "600"), Map.of());

        List<String> ended = OrphanedProcesses.end(FOLDER.resolve("killed"));

        assertThat(ended).containsExactly("sleeper");
        assertThat(sleeper.onExit().join()).isNotZero();
    }

    @Test
    void aPortInUseIsReplacedByAFreeOne() {
        assertThat(Ports.free(backends.kafka().port()))
                .isNotEqualTo(backends.kafka().port());
    }

    private static String tombstoneRetention(String topic) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(topic(topic)))
                    .all()
                    .get()
                    .get(topic(topic))
                    .get(TopicConfig.DELETE_RETENTION_MS_CONFIG)
                    .value();
        }
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", backends.kafka().address()));
    }

    private static void restart() {
        backends.close();
        backends = Backends.start(
                FOLDER,
                new Backends.WantedPorts(
                        backends.cassandra().port(),
                        backends.kafka().port(),
                        backends.redis().port()),
                System.out::println);
    }

    private static String execute(String cql) {
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), backends.cassandra().port()))
                .withLocalDatacenter(backends.datacenter())
                .build()) {
            var row = session.execute(cql).one();
            return row == null ? null : row.getString("email");
        }
    }
}
