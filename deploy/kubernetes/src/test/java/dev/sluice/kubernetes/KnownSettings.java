package dev.sluice.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Environment variables that a Sluice program reads, derived from its sources and its libraries. */
final class KnownSettings {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("(?m)^    [\\w<>,. ]+ (\\w+)\\(\\);");
    private static final Pattern PROPERTY = Pattern.compile("\"(sluice\\.[a-z.-]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");

    private KnownSettings() {}

    /** Settings of a service: its own properties and mappings, and those of Quarkus and Kafka clients. */
    static Set<String> ofService(Path module) {
        Set<String> known = quarkus(true);
        known.addAll(ofKafka());
        Path runtime = module.resolveSibling("deploy/runtime");
        for (Path file : List.of(
                module.resolve("src/main/resources/application.properties"),
                runtime.resolve("src/main/resources/META-INF/microprofile-config.properties"))) {
            for (String line : lines(file)) {
                if (line.matches("[%\\w].*=.*")) {
                    known.add(variable(line.replaceFirst("=.*", "").replaceFirst("^%[\\w,]+\\.", "")));
                }
            }
        }
        for (Path source : Stream.concat(sources(module).stream(), sources(runtime).stream())
                .toList()) {
            String text = text(source);
            PROPERTY.matcher(text).results().forEach(found -> known.add(variable(found.group(1))));
            Matcher prefix = PREFIX.matcher(text);
            if (prefix.find()) {
                METHOD.matcher(text)
                        .results()
                        .forEach(method -> known.add(
                                variable(prefix.group(1) + "." + method.group(1).replaceAll("([A-Z])", "-$1"))));
            }
        }
        known.removeAll(quarkus(false));
        return known;
    }

    /** Settings of the lake or the setup: names in its sources, and those of Kafka clients. */
    static Set<String> ofProgram(Path module) {
        Set<String> known = new HashSet<>(ofKafka());
        for (Path source : sources(module)) {
            String text = text(source);
            PROPERTY.matcher(text).results().forEach(found -> known.add(variable(found.group(1))));
            VARIABLE.matcher(text).results().forEach(found -> known.add(found.group(1)));
        }
        return known;
    }

    /** Variables of Quarkus that are read at run time, or those fixed at build time. */
    private static Set<String> quarkus(boolean atStart) {
        Set<String> variables = new TreeSet<>();
        try {
            List<URL> models = Collections.list(KnownSettings.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"));
            for (URL model : models) {
                try (InputStream in = model.openStream()) {
                    for (JsonNode property : new ObjectMapper().readTree(in).findParents("path")) {
                        if (atStart == property.path("phase").asText().equals("RUN_TIME")) {
                            variables.add(
                                    property.at("/path/environmentVariable").asText());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }

    private static Set<String> ofKafka() {
        Set<String> known = new TreeSet<>();
        Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> known.add(variable("kafka." + name)));
        return known;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static List<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
