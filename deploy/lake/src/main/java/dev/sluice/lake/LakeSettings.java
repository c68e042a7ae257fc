package dev.sluice.lake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings of the lake, read from system properties, else from environment variables of the same
 * words in upper case.
 *
 * @param root folder of the tables, any address that Hadoop has a file system for
 * @param kafka settings of the Kafka clients, without the prefix {@code kafka.}; includes {@code bootstrap.servers}
 * @param every interval between the starts of micro-batches, if there is data
 * @param offsets maximum number of Kafka records in a micro-batch
 * @param upkeep interval of compaction and vacuum while the lake runs; empty for never
 * @param sessionsKept retention of player sessions; empty for unlimited
 * @param port of health and metrics; empty for no server
 * @param host that the port is bound to
 */
public record LakeSettings(
        String root,
        Map<String, String> kafka,
        Duration every,
        long offsets,
        Optional<Duration> upkeep,
        Optional<Duration> sessionsKept,
        Optional<Integer> port,
        String host) {

    private static final String LOOPBACK = "127.0.0.1";

    private static final String SERVERS = "bootstrap.servers";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /**
     * Reads the settings.
     *
     * @param properties system properties; every {@code kafka.*} is passed to the Kafka clients
     * @param environment variables
     * @throws IllegalArgumentException if a value is invalid; the message names it
     */
    public static LakeSettings of(Properties properties, Map<String, String> environment) {
        BinaryOperator<String> setting = (name, absent) -> properties.getProperty(
                name, environment.getOrDefault(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), absent));
        Map<String, String> kafka = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kafka."))
                .forEach(name -> kafka.put(name.substring("kafka.".length()), properties.getProperty(name)));
        kafka.putIfAbsent(SERVERS, setting.apply("kafka." + SERVERS, "127.0.0.1:9092"));
        Path home = Path.of(setting.apply("sluice.home", ".sluice")).toAbsolutePath();
        return new LakeSettings(
                setting.apply("sluice.lake.root", home.resolve("lake").toString()),
                Map.copyOf(kafka),
                duration("sluice.lake.every", setting.apply("sluice.lake.every", "10s")),
                number("sluice.lake.offsets", setting.apply("sluice.lake.offsets", "300000")),
                durationOrOff("sluice.lake.upkeep", setting.apply("sluice.lake.upkeep", "1h")),
                durationOrOff("sluice.lake.sessions-kept", setting.apply("sluice.lake.sessions-kept", "365d")),
                Optional.ofNullable(setting.apply("sluice.lake.port", null))
                        .map(port -> Math.toIntExact(number("sluice.lake.port", port))),
                setting.apply("sluice.lake.host", LOOPBACK));
    }

    /** The settings of the Kafka clients as options of Spark's source and sink. */
    public Map<String, String> sparkOptions() {
        return kafka.entrySet().stream()
                .collect(Collectors.toMap(setting -> "kafka." + setting.getKey(), Map.Entry::getValue));
    }

    /** Kafka's bootstrap servers. */
    public String servers() {
        return kafka.get(SERVERS);
    }

    private static Optional<Duration> durationOrOff(String name, String text) {
        return text.equals("off") ? Optional.empty() : Optional.of(duration(name, text));
    }

    private static Duration duration(String name, String text) {
        var matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + "=" + text + " is not a time such as 500ms, 10s, 5m, 1h or 7d");
        }
        return Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
    }

    private static long number(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(name + "=" + text + " is not a number above 0");
        }
        return Long.parseLong(text);
    }
}
