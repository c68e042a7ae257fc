package dev.sluice.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Path CONTRACT = Path.of("../contract");

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.runtime");

    @Test
    void theContractNamesFeedsTopicsAndTables() {
        assertThat(names()).contains("users", "users.stored", "scrape-requests", "user_by_id");
        assertThat(nouns()).contains("User", "PlayerSession");
        assertThat(RUNTIME.stream().map(JavaClass::getSimpleName)).contains("Role", "Tracing");
    }

    @Test
    void dependsOnNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.sluice.scraper..",
                        "dev.sluice.ingest..",
                        "dev.sluice.query..",
                        "dev.sluice.setup..",
                        "dev.sluice.backends..")
                .check(RUNTIME);
    }

    @Test
    void noConstantNamesAFeedATopicOrATable() {
        classes().should(haveNoConstantThatContains(names())).check(RUNTIME);
    }

    @Test
    void noDefaultNamesAFeedATopicOrATable() throws IOException {
        String defaults = Files.readString(Path.of("src/main/resources/META-INF/microprofile-config.properties"));

        assertThat(defaults.lines().filter(line -> !line.startsWith("#")))
                .noneMatch(word(names()).asPredicate());
    }

    @Test
    void noClassIsNamedAfterAFeed() {
        nouns().forEach(noun ->
                noClasses().should().haveSimpleNameStartingWith(noun).check(RUNTIME));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.sluice.runtime.(*)..").should().beFreeOfCycles().check(RUNTIME);
    }

    /** Reads the class file itself: ArchUnit does not know string constants. */
    private static ArchCondition<JavaClass> haveNoConstantThatContains(Set<String> names) {
        Pattern word = word(names);
        return new ArchCondition<>("have no constant that contains a name of deploy/contract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ConstantPool.strings(type).stream()
                        .filter(constant -> word.matcher(constant).find())
                        .forEach(constant -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " has the constant \"" + constant + "\"")));
            }
        };
    }

    private static Pattern word(Set<String> names) {
        return Pattern.compile(
                names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(
                folders().map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
        String topics = read(CONTRACT.resolve("topics.yaml"));
        names.addAll(all("(?m)^  ([a-z][a-z.-]*):", topics.substring(topics.indexOf("\ntopics:"))));
        folders()
                .forEach(folder ->
                        names.addAll(all("CREATE TABLE IF NOT EXISTS (\\w+)", read(folder.resolve("tables.cql")))));
        return names;
    }

    private static Set<String> nouns() {
        return folders()
                .map(folder -> folder.resolve("feed.properties"))
                .filter(Files::exists)
                .flatMap(file -> all("(?m)^noun=(\\w+)", read(file)).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Path> folders() {
        try (Stream<Path> files = Files.list(CONTRACT)) {
            return files.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
