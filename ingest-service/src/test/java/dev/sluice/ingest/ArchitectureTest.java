package dev.sluice.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Feed packages depend on core packages only, core packages on no feed package, and no packages on each other in a cycle. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.ingest");

    @Test
    void feedPackagesDoNotDependOnEachOther() {
        slices().matching("dev.sluice.ingest.feed.(*)..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }

    @Test
    void corePackagesDoNotDependOnFeedPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.ingest.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.ingest.feed..")
                .check(SERVICE);
    }

    @Test
    void feedPackagesHaveNoPublicTypes() {
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
    void packagesHaveNoCycles() {
        slices().matching("dev.sluice.ingest.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void intakeKnowsNeitherRestNorReplay() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.sluice.ingest.intake..", "dev.sluice.ingest.cassandra..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sluice.ingest.post..", "dev.sluice.ingest.rejected..")
                .check(SERVICE);
    }
}
