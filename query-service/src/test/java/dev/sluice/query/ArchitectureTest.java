package dev.sluice.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Package rules: feed packages are independent of each other, core packages do not depend on feed packages, and there
 * are no other kinds of package.
 */
class ArchitectureTest {

    private static final String BASE = "dev.sluice.query";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void feedPackagesAreIndependent() {
        slices().matching(BASE + ".feed.(*)..").should().notDependOnEachOther().check(OURS);
    }

    @Test
    void corePackagesDoNotDependOnFeeds() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".feed..")
                .check(OURS);
    }

    @Test
    void feedPackagesArePackagePrivate() {
        classes()
                .that()
                .resideInAPackage(BASE + ".feed..")
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void corePackagesHaveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void thereIsNoCatchAllPackage() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..model..", "..dto..", "..util..", "..common..", "..service..", "..impl..", "..config..")
                .check(OURS);
    }

    @Test
    void topLevelClassesAreFinal() {
        noClasses().should().haveSimpleNameStartingWith("Abstract").check(OURS);
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .resideInAPackage(BASE + "..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(OURS);
    }
}
