package dev.sluice.bench;

import dev.sluice.backends.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final List<String> BARE_LIMITS = List.of("64", "256", "1024");

    /** The fastest batches of those tried (10, 20, 30, 50); Cassandra warns of larger ones. */
    private static final int GROUPED_STATEMENTS = 20;

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
        started.add(bare(BARE, feed, 1));
        started.add(bare(GROUPED, feed, GROUPED_STATEMENTS));
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
                settings.put(name.replaceAll("topic$", "group.id"), topic + "." + name);
            }
        }
        return settings;
    }

    private Contender bare(String name, MeasuredFeed feed, int statements) {
        String prefix = topic(name, feed);
        List<String> topics =
                BARE_LIMITS.stream().map(limit -> prefix + "." + limit).toList();
        topics.forEach(topic -> progress.create(topic, PARTITIONS));
        String stored = prefix + ".stored";
        progress.create(stored, STORED_PARTITIONS);
        ChildProcess process = platform.startMain(
                prefix,
                "dev.sluice.bench.bare.BareLoop",
                feed.topic(),
                prefix,
                String.join(",", BARE_LIMITS),
                Integer.toString(statements),
                platform.backends().kafka().address(),
                platform.backends().cassandra().address(),
                platform.backends().datacenter());
        return new Contender(name, List.of(process), topics, () -> progress.sent(stored));
    }

    /** A Python process for each core, with Debian's packages; empty, with a line that says why, where they are missing. */
    private Optional<Contender> python() {
        Path script = platform.settings().root().resolve("deploy/bench/src/main/python/player_sessions.py");
        Optional<String> missing = PythonPackages.missing("confluent_kafka", "cassandra", "pydantic");
        if (missing.isPresent()) {
            System.out.println("Skipped: " + PYTHON + ", since " + missing.get());
            return Optional.empty();
        }
        String topic = topic(PYTHON, MeasuredFeed.PLAYER_SESSIONS);
        progress.create(topic, PARTITIONS);
        List<ChildProcess> processes = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(core -> platform.start(
                        topic + "." + core,
                        List.of(PythonPackages.PYTHON, script.toString()),
                        topic,
                        platform.backends().kafka().address(),
                        platform.backends().cassandra().address()))
                .toList();
        return Optional.of(new Contender(PYTHON, processes, List.of(topic), () -> progress.committed(topic)));
    }

    private static String topic(String contender, MeasuredFeed feed) {
        return "bench." + contender.replaceAll("\\W+", "-").toLowerCase(Locale.ROOT) + "." + feed.topic();
    }
}
