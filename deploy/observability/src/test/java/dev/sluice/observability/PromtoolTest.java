package dev.sluice.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs promtool on the configuration, the rules and their unit tests. */
class PromtoolTest {

    @BeforeAll
    static void requirePromtool() {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        String missing = "there is no promtool on the path (Debian: apt-get install prometheus)";
        if (Arrays.asList(System.getProperty("require", "").split(",", -1)).contains("prometheus")) {
            assertThat(there).as(missing).isTrue();
        }
        assumeTrue(there, missing);
    }

    @Test
    void theExampleConfigurationIsValid() throws Exception {
        assertThat(promtool(List.of("check", "config"), List.of(Path.of("prometheus/prometheus.yaml"))))
                .isEqualTo(0);
    }

    @Test
    void everyRuleIsValid() throws Exception {
        assertThat(promtool(List.of("check", "rules", "--lint-fatal"), Tree.files(Tree.RULES, ".yaml")))
                .isEqualTo(0);
    }

    @Test
    void everyRuleUnitTestPasses() throws Exception {
        assertThat(promtool(List.of("test", "rules"), Tree.files(Tree.RULE_TESTS, ".yaml")))
                .isEqualTo(0);
    }

    private static int promtool(List<String> task, List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(task);
        files.forEach(file -> command.add(file.toString()));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = tool.waitFor();
        if (exit != 0) {
            System.out.println(said);
        }
        return exit;
    }
}
