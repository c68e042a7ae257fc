package dev.sluice.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the person who starts the platform asked for, from system properties.
 *
 * @param root the checkout, {@code sluice.root}; else looked for
 * @param home for data, logs and marks of processes, {@code sluice.home}; else {@code .sluice} in the checkout
 * @param fresh {@code -Dfresh}: forget the data of former runs
 * @param lake {@code -Dlake}: the lake too
 * @param live {@code -Dlive}: collect from the real addresses instead of the sample sources
 * @param form {@code -Dnative}: the services as native executables
 * @param ports {@code sluice.port.<name>}, which to try first; 0 for any
 * @param passedOn every other {@code sluice.*} and {@code quarkus.*} property, for the services
 */
record Settings(
        Path root,
        Path home,
        boolean fresh,
        boolean lake,
        boolean live,
        Form form,
        Map<String, Integer> ports,
        Map<String, String> passedOn) {

    private static final String PORT = "sluice.port.";

    private static final Map<String, Integer> USUAL_PORTS = Map.of(
            "query",
            8080,
            "ingest",
            8081,
            "scraper",
            8082,
            "lake",
            8083,
            "sources",
            8090,
            "cassandra",
            9042,
            "kafka",
            9092,
            "redis",
            6379);

    static Settings from(Properties properties) {
        Path root = root(properties);
        String home = properties.getProperty("sluice.home", ".sluice");
        Map<String, Integer> ports = new TreeMap<>(USUAL_PORTS);
        Map<String, String> passedOn = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (name.startsWith(PORT)) {
                ports.put(port(name), number(name, value));
            } else if (isForServices(name)) {
                passedOn.put(name, value);
            }
        }
        return new Settings(
                root,
                root.resolve(home),
                isSet(properties, "fresh"),
                isSet(properties, "lake"),
                isSet(properties, "live"),
                Form.of(properties),
                ports,
                passedOn);
    }

    /** The port to try first for a part of the platform, or 0 for any. */
    int wantedPort(String part) {
        return ports.get(part);
    }

    private static boolean isForServices(String name) {
        boolean own = name.equals("sluice.root") || name.equals("sluice.home");
        return !own && (name.startsWith("sluice.") || name.startsWith("quarkus."));
    }

    private static String port(String name) {
        String part = name.substring(PORT.length());
        if (!USUAL_PORTS.containsKey(part)) {
            throw new IllegalArgumentException(
                    "No part is called " + part + ", as in -D" + name + "; there are " + USUAL_PORTS.keySet());
        }
        return part;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + name + " must be a port number, not " + value, e);
        }
    }

    static boolean isSet(Properties properties, String name) {
        String value = properties.getProperty(name);
        return value != null && (value.isEmpty() || value.equals("true"));
    }

    private static Path root(Properties properties) {
        String given = properties.getProperty("sluice.root", "");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        return Stream.of(jar(), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.iterate(start, Objects::nonNull, Path::getParent))
                .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The checkout was not found above the jar or this folder; name it with -Dsluice.root=<folder>."));
    }

    private static Path jar() {
        try {
            return Path.of(Settings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
