package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the runbooks of deploy/observability tell a person to ask, as it is asked of this platform. */
final class Runbooks {

    private static final Path FOLDER = Replica.ROOT.resolve("deploy/observability/runbooks");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EXPRESSION = Pattern.compile(
            "(sluice[_:]|up\\b|process_|jvm_|rate\\(|sum |topk\\(|increase\\(|changes\\(|histogram_).*");
    private static final Pattern READING = Pattern.compile("(GET )?/(v1|q)/.*");

    private Runbooks() {}

    /** Checks that each question has an answer, of Prometheus or of whichever service has the path, and each action a path. */
    static void areAnswered(Prometheus prometheus, List<Replica> services) {
        assertThat(expressions())
                .hasSizeGreaterThan(30)
                .allSatisfy(expression ->
                        assertThat(prometheus.query(expression)).as(expression).isNotEmpty());
        assertThat(readings()).hasSizeGreaterThan(4).allSatisfy(path -> assertThat(services)
                .as(path)
                .anyMatch(service -> Api.get(service.address(path)).status() == 200));
        assertThat(actions()).hasSizeGreaterThan(3).allSatisfy(path -> assertThat(services)
                .as(path)
                .anyMatch(service -> Api.get(service.address("/q/openapi?format=json"))
                        .body()
                        .path("paths")
                        .path(path)
                        .has("post")));
    }

    /** Expressions for Prometheus, but those about the lake, of which the lake's own tests know. */
    private static List<String> expressions() {
        return codes().filter(code -> EXPRESSION.matcher(code).matches())
                .filter(code -> !code.contains("sluice_lake_"))
                // Which feed or service is for the reader to fill in; a test's time is short.
                .map(code -> code.replace("=\"...\"", "=~\".+\"").replace("{feed}", ""))
                .map(code -> code.replaceAll("\\[\\d+[mh]]", "[1h]"))
                .toList();
    }

    /** Paths that are read, of whichever service has them. */
    private static List<String> readings() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return codes().filter(code -> READING.matcher(code).matches())
                .map(code -> code.replace("GET ", ""))
                .map(code -> code.replace("feed=...", "feed=users").replace("from=...", "from=" + today))
                .toList();
    }

    /** Paths that change something, as the description of the API spells them. */
    private static List<String> actions() {
        return codes().filter(code -> code.startsWith("POST "))
                .map(code -> code.replace("POST ", ""))
                .toList();
    }

    private static Stream<String> codes() {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> pages = Files.list(FOLDER)) {
            for (Path page : pages.toList()) {
                CODE.matcher(Files.readString(page)).results().forEach(code -> codes.add(code.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes.stream();
    }
}
