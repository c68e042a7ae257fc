package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.Ports;
import dev.sluice.backends.RunFolders;
import dev.sluice.lake.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the packaged jar on a Spark cluster, a master and a worker process, by configuration only. */
class SubmitIT {

    private static final Path HOME = Path.of("target", "submit").toAbsolutePath();
    private static final Path JAR =
            Path.of(System.getProperty("lake.jar", "target/lake.jar")).toAbsolutePath();
    private static final Path SPARK = HOME.resolve("spark");
    private static final String HOST = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final List<ChildProcess> started = new ArrayList<>();

    @AfterEach
    void stopProcesses() {
        for (int last = started.size() - 1; last >= 0; last--) {
            started.get(last).close();
        }
    }

    @Test
    void theSameJarSubmittedToAClusterWritesTheSameTables() throws Exception {
        OrphanedProcesses.end(HOME);
        RunFolders.delete(HOME.resolve("lake"));
        installSpark();
        int port = Ports.free(0);
        try (Broker broker = Broker.start("submit/kafka")) {
            GeneratedSessionEvents generated = GeneratedSessionEvents.of(5, 200, List.of("FI", "SE"));
            generated.events().forEach(event -> event.send(broker));
            broker.flush();
            start(
                            "master",
                            "org.apache.spark.deploy.master.Master",
                            List.of("--host", HOST, "--port", "" + port, "--webui-port", "0"),
                            Map.of())
                    .awaitPort(port, TIMEOUT);
            start(
                    "worker",
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            HOST,
                            "--cores",
                            "2",
                            "--memory",
                            "1g",
                            "--work-dir",
                            HOME.resolve("work").toString(),
                            "--webui-port",
                            "0",
                            master(port)),
                    Map.of());

            ChildProcess submit = start(
                    "submit",
                    "org.apache.spark.deploy.SparkSubmit",
                    submission(port),
                    Map.of(
                            "SLUICE_LAKE_ROOT",
                            HOME.resolve("lake").toString(),
                            "KAFKA_BOOTSTRAP_SERVERS",
                            broker.servers()));

            assertThat(submit.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as(submit.tail())
                    .isZero();
            try (SparkSession spark = LakeSession.start()) {
                Tables tables = new Tables(spark, HOME.resolve("lake").toString());
                SessionGold.bronzeHoldsEachOffsetOnce(
                        tables, "player-sessions.stored", generated.events().size());
                SessionGold.assertEquals(generated, tables, "true");
            }
        }
    }

    private static String master(int port) {
        return "spark://" + HOST + ":" + port;
    }

    private static List<String> submission(int port) {
        List<String> line = new ArrayList<>(List.of(
                "--class",
                "dev.sluice.lake.Lake",
                "--master",
                master(port),
                "--driver-memory",
                "512m",
                "--executor-memory",
                "512m"));
        Map.of(
                        "spark.driver.host", HOST,
                        "spark.driver.bindAddress", HOST,
                        "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m")
                .forEach((name, value) -> line.addAll(List.of("--conf", name + "=" + value)));
        line.addAll(List.of(JAR.toString(), "catch-up"));
        return line;
    }

    /** Creates the folder of a Spark installation, with Delta and the Kafka source among its jars. */
    private static void installSpark() throws IOException {
        Files.createDirectories(SPARK);
        Files.deleteIfExists(SPARK.resolve("jars"));
        Files.createSymbolicLink(SPARK.resolve("jars"), JAR.getParent().resolve("lib"));
        Files.writeString(SPARK.resolve("RELEASE"), "");
    }

    private ChildProcess start(String name, String main, List<String> arguments, Map<String, String> settings) {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.putAll(
                Map.of("SPARK_LOCAL_IP", HOST, "SPARK_HOME", SPARK.toString(), "SPARK_SCALA_VERSION", "2.13"));
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + (name.equals("submit") ? "512m" : "192m"),
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-XX:+UseSerialGC"));
        if (name.equals("submit")) {
            for (String opened : System.getProperty("lake.opened").split(" ", -1)) {
                line.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
        }
        line.addAll(List.of("-cp", SPARK.resolve("jars") + "/*", main));
        line.addAll(arguments);
        ChildProcess child = ChildProcess.start(name, HOME, line, environment);
        started.add(child);
        Runtime.getRuntime().addShutdownHook(new Thread(child::close, name + "-stop"));
        return child;
    }
}
