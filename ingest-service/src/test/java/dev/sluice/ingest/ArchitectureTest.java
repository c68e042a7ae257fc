package dev.sluice.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rooms know the stages and nobody else; stages know no room. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.ingest");

    @Test
    void noRoomKnowsAnother() {
        slices().matching("dev.sluice.ingest.feed.(*)..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }

    @Test
    void noStageKnowsARoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.ingest.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.ingest.feed..")
                .check(SERVICE);
    }

    @Test
    void aRoomShowsNothing() {
        classes()
                .that()
                .resideInAPackage("dev.sluice.ingest.feed..")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .check(SERVICE);
    }

    @Test
    void stagesStandInOneDirection() {
        noClasses()
                .that()
                .resideInAPackage("dev.sluice.ingest.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.ingest.intake..")
                .check(SERVICE);
    }
}
