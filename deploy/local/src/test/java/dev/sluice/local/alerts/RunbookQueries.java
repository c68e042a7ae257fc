package dev.sluice.local.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
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

/** Runs the queries and requests that the runbooks of deploy/observability name. */
final class RunbookQueries {

    private static final Path FOLDER = ServiceReplica.ROOT.resolve("deploy/observability/runbooks");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EXPRESSION = Pattern.compile(
            "(sluice[_:]|up\\b|process_|jvm_|rate\\(|sum |topk\\(|increase\\(|changes\\(|histogram_).*");
    private static final Pattern REQUEST = Pattern.compile("(GET )?/(v1|q)/.*");

    private RunbookQueries() {}

    /** Asserts that Prometheus answers each expression, that a service answers each GET and that one documents each POST. */
    static void assertAnswered(Prometheus prometheus, List<ServiceReplica> services) {
        assertThat(expressions())
                .hasSizeGreaterThan(30)
                .allSatisfy(expression ->
                        assertThat(prometheus.query(expression)).as(expression).isNotEmpty());
        assertThat(requests()).hasSizeGreaterThan(4).allSatisfy(path -> assertThat(services)
                .as(path)
                .anyMatch(service -> ApiClient.get(service.address(path)).status() == 200));
        assertThat(actions()).hasSizeGreaterThan(3).allSatisfy(path -> assertThat(services)
                .as(path)
                .anyMatch(service -> ApiClient.get(service.address("/q/openapi?format=json"))
                        .body()
                        .path("paths")
                        .path(path)
                        .has("post")));
    }

    /** Expressions for Prometheus, without those of the lake, which its own tests check. */
    private static List<String> expressions() {
        return codes().filter(code -> EXPRESSION.matcher(code).matches())
                .filter(code -> !code.contains("sluice_lake_"))
                // Placeholders match any feed or service, and ranges the whole test.
                .map(code -> code.replace("=\"...\"", "=~\".+\"").replace("{feed}", ""))
                .map(code -> code.replaceAll("\\[\\d+[mh]]", "[1h]"))
                .toList();
    }

    /** Paths of GET requests, of any service. */
    private static List<String> requests() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return codes().filter(code -> REQUEST.matcher(code).matches())
                .map(code -> code.replace("GET ", ""))
                .map(code -> code.replace("feed=...", "feed=users").replace("from=...", "from=" + today))
                .toList();
    }

    /** Paths of POST requests, as in the OpenAPI documents. */
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
