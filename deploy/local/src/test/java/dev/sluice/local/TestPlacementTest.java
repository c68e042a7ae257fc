package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test of the tree runs in the gate or in the campaign, according to its tag, or is a bench that is run by name. */
class TestPlacementTest {

    private static final Pattern TEST =
            Pattern.compile("(?m)^ +@(Test|ParameterizedTest|RepeatedTest|Property|Example)\\b");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(\\w+)\"\\)");
    private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?abstract class ");

    @Test
    void everyTestHasANameByWhichItIsRun() {
        assertThat(tests())
                .hasSizeGreaterThan(200)
                .allMatch(
                        test -> test.toString().matches(".*(Test|IT|Bench)\\.java"),
                        "named *Test (surefire), *IT (failsafe) or *Bench (by name)");
    }

    @Test
    void modulesWithEndToEndTestsBindFailsafe() {
        assertThat(tests().stream().filter(test -> test.toString().endsWith("IT.java")))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(content(module(test).resolve("pom.xml")))
                        .as("pom.xml of %s", test)
                        .contains("maven-failsafe-plugin"));
    }

    @Test
    void theOnlyTagIsTheOneByWhichGateAndCampaignAreDivided() {
        assertThat(tests().stream()
                        .flatMap(test -> TAG.matcher(content(test)).results().map(tag -> tag.group(1))))
                .isNotEmpty()
                .containsOnly("campaign");
        assertThat(content(ServiceReplica.ROOT.resolve("pom.xml")))
                .contains("<tags.excluded>campaign</tags.excluded>", "<tags>campaign</tags>");
    }

    private static List<Path> tests() {
        try (Stream<Path> files = Files.walk(ServiceReplica.ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> TEST.matcher(content(file)).find())
                    .filter(file -> !ABSTRACT.matcher(content(file)).find())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path module(Path test) {
        Matcher module = Pattern.compile("(.*)/src/test/java/.*").matcher(test.toString());
        assertThat(module.matches()).isTrue();
        return Path.of(module.group(1));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
