package dev.sluice.bench;

import dev.sluice.backends.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/** Starts the contenders of a feed on topics of their own. */
final class Contenders {

    static final String SLUICE = "Sluice";
    static final String BARE = "bare loop";
    static final String GROUPED = "bare loop, grouped";
    static final String PYTHON = "Python consumers";

    /** The system's, which finds Debian's packages. */
    private static final String INTERPRETER = "/usr/bin/python3";

    /** Requests in flight; of batches fewer keep Cassandra busy. */
    private static final String SINGLE_LIMITS = "64,256,1024";

    private static final String GROUPED_LIMITS = "16,64,256";

    /** Statements of a batch: as many as stay below 5 KiB, of which Cassandra warns, in its log, at a cost; 20 at most. */
    private static final Map<MeasuredFeed, Integer> GROUPED_STATEMENTS =
            Map.of(MeasuredFeed.USERS, 10, MeasuredFeed.PLAYER_SESSIONS, 20, MeasuredFeed.PRODUCTS, 9);

    /** A topic without records: the channels that a measurement leaves out consume it. */
    private static final String IDLE_TOPIC = "bench.idle";

    private static final int PARTITIONS = 8;
    private static final int STORED_PARTITIONS = 4;

    private final BenchPlatform platform;
    private final KafkaProgress progress;

    Contenders(BenchPlatform platform) {
        this.platform = platform;
        this.progress = platform.progress();
        progress.create(IDLE_TOPIC, 1);
    }

    /** Starts all contenders of a feed. */
    List<Contender> start(MeasuredFeed feed) {
        BenchSettings settings = platform.settings();
        List<Contender> started = new ArrayList<>();
        started.add(service(SLUICE, settings.root(), feed));
        settings.baseline().ifPresent(checkout -> started.add(service("baseline", checkout, feed)));
        started.add(bare(BARE, feed, SINGLE_LIMITS, 1));
        started.add(bare(GROUPED, feed, GROUPED_LIMITS, GROUPED_STATEMENTS.get(feed)));
        if (feed == MeasuredFeed.PLAYER_SESSIONS) {
            python().ifPresent(started::add);
        }
        return started;
    }

    private Contender service(String name, Path checkout, MeasuredFeed feed) {
        String topic = topic(name, feed);
        progress.create(topic, PARTITIONS);
        String stored = feed.topic() + ".stored";
        ChildProcess process = platform.startService(
                "ingest-" + name,
                checkout.resolve("ingest-service"),
                onlyFeed(checkout.resolve("ingest-service/src/main/resources/application.properties"), feed, topic));
        return new Contender(name, List.of(process), List.of(topic), () -> progress.sent(stored));
    }

    /** Settings that give a feed's channel its topic, and an idle one to all other channels: feeds, counts and the rest. */
    static Map<String, String> onlyFeed(Path applicationProperties, MeasuredFeed feed, String topic) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(applicationProperties)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic")) {
                boolean measured = properties.getProperty(name).equals(feed.topic());
                settings.put(name, measured ? topic : IDLE_TOPIC);
                settings.put(name.replaceAll("topic$", "group.id"), topic + "." + name.split("\\.", -1)[3]);
            }
        }
        return settings;
    }

    private Contender bare(String name, MeasuredFeed feed, String limits, int statements) {
        String prefix = topic(name, feed);
        List<String> topics = Arrays.stream(limits.split(",", -1))
                .map(limit -> prefix + "." + limit)
                .toList();
        topics.forEach(topic -> progress.create(topic, PARTITIONS));
        String stored = prefix + ".stored";
        progress.create(stored, STORED_PARTITIONS);
        ChildProcess process = platform.startMain(
                prefix,
                "dev.sluice.bench.bare.BareLoop",
                feed.topic(),
                prefix,
                limits,
                Integer.toString(statements),
                platform.backends().kafka().address(),
                platform.backends().cassandra().address(),
                platform.backends().datacenter());
        return new Contender(name, List.of(process), topics, () -> progress.sent(stored));
    }

    /** A Python process for each core, with Debian's packages; empty, with a line that says why, where they are missing. */
    private Optional<Contender> python() {
        Path script = platform.settings().root().resolve("deploy/bench/src/main/python/player_sessions.py");
        Optional<String> missing = missing("confluent_kafka, cassandra, pydantic");
        if (missing.isPresent()) {
            System.out.println("Skipped: " + PYTHON + ". " + missing.get());
            return Optional.empty();
        }
        String topic = topic(PYTHON, MeasuredFeed.PLAYER_SESSIONS);
        progress.create(topic, PARTITIONS);
        List<ChildProcess> processes = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(core -> platform.start(
                        topic + "." + core,
                        List.of(INTERPRETER, script.toString()),
                        topic,
                        platform.backends().kafka().address(),
                        platform.backends().cassandra().address()))
                .toList();
        return Optional.of(new Contender(PYTHON, processes, List.of(topic), () -> progress.committed(topic)));
    }

    /** The error that Python reports if it cannot import one of the modules; empty if it imports all. */
    private static Optional<String> missing(String modules) {
        try {
            Process python = new ProcessBuilder(INTERPRETER, "-c", "import " + modules)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.isEmpty() ? Optional.empty() : output.lines().reduce((first, last) -> last);
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static String topic(String contender, MeasuredFeed feed) {
        return "bench." + contender.replaceAll("\\W+", "-").toLowerCase(Locale.ROOT) + "." + feed.topic();
    }
}
