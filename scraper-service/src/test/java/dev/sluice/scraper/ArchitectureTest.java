package dev.sluice.scraper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** Dependency rules between packages: feed packages, core packages, and the packages that reach the web. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.scraper");

    @Test
    void theRulesSeeTheCode() {
        assertThat(CODE.stream().map(JavaClass::getPackageName))
                .contains("dev.sluice.scraper.fetch", "dev.sluice.scraper.feed.users");
    }

    @Test
    void feedPackagesDoNotDependOnEachOther() {
        slices().matching("dev.sluice.scraper.feed.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    @Test
    void corePackagesDoNotDependOnFeedPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.scraper.feed..")
                .check(CODE);
    }

    @Test
    void feedPackagesArePackagePrivate() {
        classes()
                .that()
                .resideInAPackage("..feed..")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .check(CODE);
    }

    @Test
    void markupAndMoneyAreFunctionsOfAPage() {
        classes()
                .that()
                .resideInAnyPackage("..scraper.markup..", "..scraper.money..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jsoup..",
                        "com.ibm.icu..",
                        "com.fasterxml.jackson..",
                        "io.quarkus.runtime.annotations..",
                        "com.oracle.svm.core.annotate..",
                        "..scraper.markup..",
                        "..scraper.money..")
                .check(CODE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.sluice.scraper.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyFetchAndTheBrowsersProxyOpenConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..fetch..", "..proxy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.vertx.core.http..", "io.vertx.mutiny.core.http..")
                .orShould()
                .callMethod(URL.class, "openStream")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(CODE);
    }
}
