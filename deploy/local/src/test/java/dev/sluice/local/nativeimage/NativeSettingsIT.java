package dev.sluice.local.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.local.ServiceReplica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks, as {@link NativeIT}, that each type of an injected setting is known to the configuration or registered: others are
 * converted by a method that is looked up by name.
 */
@Tag("campaign")
class NativeSettingsIT {

    private static final String SETTING = "org.eclipse.microprofile.config.inject.ConfigProperty";

    private static final Set<String> KNOWN = Set.of(
            String.class.getName(),
            Optional.class.getName(),
            List.class.getName(),
            Duration.class.getName(),
            "boolean",
            "int",
            "long");

    @ParameterizedTest
    @ValueSource(strings = {"scraper-service", "ingest-service", "query-service"})
    void theTypeOfASettingIsKnownOrRegistered(String service) {
        Path folder = ServiceReplica.ROOT.resolve(service);

        Set<String> missing = settings(folder.resolve("target/classes/dev/sluice"));
        missing.addAll(settings(ServiceReplica.ROOT.resolve("deploy/runtime/target/classes/dev/sluice")));
        missing.removeAll(NativeSources.of(folder).reflected());

        assertThat(missing)
                .as("@RegisterForReflection(targets = ...) is missing")
                .isEmpty();
    }

    private static Set<String> settings(Path classes) {
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .map(JavaClass::getCodeUnits)
                        .flatMap(Set::stream)
                        .map(JavaCodeUnit::getParameters)
                        .flatMap(List::stream)
                        .filter(parameter -> parameter.isAnnotatedWith(SETTING))
                        .map(JavaParameter::getType)
                        .map(JavaType::getAllInvolvedRawTypes)
                        .flatMap(Set::stream)
                        .map(JavaClass::getName)
                        .filter(name -> !KNOWN.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
