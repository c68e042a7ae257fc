package dev.sluice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the settings and log lines named by runbooks exist. */
class RunbooksTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Path ROOT = Path.of("../..");
    private static final List<Path> SERVICES = Stream.of(
                    "scraper-service", "ingest-service", "query-service", "deploy/runtime", "deploy/lake")
            .map(ROOT::resolve)
            .toList();

    @Test
    void everySettingExistsInAService() throws IOException {
        String services = text(".properties");
        String lake = text(".java");

        assertThat(codes("sluice\\.[a-z<>.-]+")).hasSizeGreaterThan(5).allSatisfy(name -> {
            String setting = name.replace("<feed>", "users");
            assertThat(services.contains("\n" + setting + "=") || lake.contains("\"" + setting + "\""))
                    .as(setting)
                    .isTrue();
        });
    }

    @Test
    void everyLogLineIsWrittenByAService() throws IOException {
        String sources = text(".java");

        assertThat(codes("[a-z]+,?( [a-z]+,?){2,}")).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(sources)
                .contains(line));
    }

    private static List<String> codes(String form) {
        return Tree.files(Tree.RUNBOOKS, ".md").stream()
                .flatMap(page -> CODE.matcher(Tree.text(page)).results())
                .map(code -> code.group(1))
                .filter(code -> code.matches(form))
                .distinct()
                .toList();
    }

    private static String text(String ending) throws IOException {
        StringBuilder all = new StringBuilder("\n");
        for (Path service : SERVICES) {
            try (Stream<Path> files = Files.walk(service.resolve("src/main"))) {
                all.append(files.filter(file -> file.toString().endsWith(ending))
                        .map(Tree::text)
                        .collect(Collectors.joining("\n")));
            }
        }
        return all.toString();
    }
}
