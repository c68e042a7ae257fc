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
 * Settings of a run, read from system properties.
 *
 * @param root {@code sluice.root}, the checkout; searched for by default
 * @param home {@code sluice.home}, the folder for data, logs and process marks; {@code .sluice} in the checkout by default
 * @param fresh {@code -Dfresh}: delete the data of earlier runs
 * @param lake {@code -Dlake}: start the lake too
 * @param live {@code -Dlive}: collect from the real addresses instead of the sample sources
 * @param packaging {@code -Dnative}: run the services as native executables
 * @param ports {@code sluice.port.<part>}, the port to try first; 0 for any
 * @param passedOn all other {@code sluice.*} and {@code quarkus.*} properties, for the services
 */
record LaunchSettings(
        Path root,
        Path home,
        boolean fresh,
        boolean lake,
        boolean live,
        Packaging packaging,
        Map<String, Integer> ports,
        Map<String, String> passedOn) {

    private static final String PORT = "sluice.port.";

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of(
            "query", 8080,
            "ingest", 8081,
            "scraper", 8082,
            "lake", 8083,
            "sources", 8090,
            "cassandra", 9042,
            "kafka", 9092,
            "redis", 6379);

    static LaunchSettings from(Properties properties) {
        Path root = root(properties);
        String home = properties.getProperty("sluice.home", ".sluice");
        Map<String, Integer> ports = new TreeMap<>(DEFAULT_PORTS);
        Map<String, String> passedOn = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (name.startsWith(PORT)) {
                ports.put(port(name), number(name, value));
            } else if (isForServices(name)) {
                passedOn.put(name, value);
            }
        }
        return new LaunchSettings(
                root,
                root.resolve(home),
                isSet(properties, "fresh"),
                isSet(properties, "lake"),
                isSet(properties, "live"),
                Packaging.of(properties),
                ports,
                passedOn);
    }

    /** The port to try first for a part of the platform; 0 for any. */
    int preferredPort(String part) {
        return ports.get(part);
    }

    private static boolean isForServices(String name) {
        boolean own = name.equals("sluice.root") || name.equals("sluice.home");
        return !own && (name.startsWith("sluice.") || name.startsWith("quarkus."));
    }

    private static String port(String name) {
        String part = name.substring(PORT.length());
        if (!DEFAULT_PORTS.containsKey(part)) {
            throw new IllegalArgumentException(
                    "-D" + name + " names no part of the platform; the parts are " + DEFAULT_PORTS.keySet());
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
                                "The checkout was not found above the jar or the working directory; set -Dsluice.root=<folder>."));
    }

    private static Path jar() {
        try {
            return Path.of(LaunchSettings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
