package dev.sluice.local.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.local.ServiceReplica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the input of the native image compiler without running it: each service is built up to that point, and all that it looks
 * up by name at run time is registered there.
 */
@Tag("campaign")
class NativeIT {

    /** Libraries without a Quarkus extension, by the prefixes of their jars. */
    private static final List<String> LIBRARIES = List.of(
            "org.seleniumhq.",
            "org.jsoup.",
            "com.ibm.icu.",
            "com.github.crawler-commons.",
            "org.apache.commons.",
            "org.brotli.",
            "com.fasterxml.jackson.dataformat.");

    /** Unused: Selenium starts no drivers here and adds no commands, and Jackson detects no formats. */
    private static final Set<String> UNUSED = Set.of(
            "META-INF/services/org.openqa.selenium.remote.AdditionalHttpCommands",
            "META-INF/services/org.openqa.selenium.remote.AugmenterProvider",
            "META-INF/services/org.openqa.selenium.remote.WebDriverInfo",
            "META-INF/services/org.openqa.selenium.remote.service.DriverService$Builder",
            "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
            "META-INF/services/com.fasterxml.jackson.core.ObjectCodec");

    /** Classes of deploy/runtime that read files of a service. */
    private static final Set<String> SHARED_READERS = Set.of("RedisScript");

    /** The services, their types that look like JSON and are not, and their files by the class that reads them. */
    private static final List<Built> SERVICES = List.of(
            new Built(
                    "scraper",
                    Set.of(
                            "BoundedBody$Overflow",
                            "CacheValidators",
                            "DonkiResponse",
                            "FetchFailed$Reason",
                            "LeasedRequest",
                            "OutboundEvent",
                            "PlayerSessionSettings$Order",
                            "ProductFacts$FactSource",
                            "ProductVisitor$FoundProduct",
                            "SchemaItem",
                            "Scrape$ListPosition",
                            "ScrapeState",
                            "VisitRequest",
                            "VisitResult",
                            "Window"),
                    Map.of("RedisScript", "scripts/[a-z]+\\.lua", "WordTable", "words/[a-z-]+\\.txt")),
            new Built(
                    "ingest",
                    Set.of(
                            "Envelope",
                            "EventValidator$ValidatedEvent",
                            "FeedContract",
                            "FeedRegistry$RegisteredFeed",
                            "InboundRecord",
                            "OriginalPayload",
                            "OutboundEvent",
                            "PostedBody",
                            "PostedItem",
                            "ProductAdjacentObservations$Direction",
                            "ProductObservedState",
                            "ProductTimeline",
                            "RejectedTable$FoundRejections",
                            "RejectionKind",
                            "Verdict$Accepted"),
                    Map.of(
                            "FeedContract", "contract/[a-z-]+/feed\\.properties",
                            "FeedDescription", "contract/[a-z-]+/event\\.schema\\.json")),
            new Built(
                    "query",
                    Set.of(
                            "CacheEntry$Freshness",
                            "CacheMetrics$AnswerCacheCounters",
                            "CachePolicy",
                            "EntityCache$Collaborators",
                            "ExportFormat",
                            "FlareClass",
                            "NegotiatedAnswer",
                            "PriceInterval",
                            "ProductChanges$Sort",
                            "RedisCircuitBreaker$BreakerState",
                            "RedisLookup",
                            "RejectedScan$RejectedPosition",
                            "RenderedAnswer",
                            "RenderedAnswer$Representation",
                            "SolarFlareSummary$SummaryInterval",
                            "StreamFilter"),
                    Map.of("RedisScript", "scripts/[a-z]+\\.lua")));

    /**
     * A service as built.
     *
     * @param word of the service
     * @param internal records and enums that are never written to or read from JSON
     * @param files patterns of files on the class path, by the class that reads them
     */
    private record Built(String word, Set<String> internal, Map<String, String> files) {

        private Path folder() {
            return ServiceReplica.ROOT.resolve(word + "-service");
        }

        private JavaClasses classes() {
            return new ClassFileImporter().importPath(folder().resolve("target/classes/dev/sluice"));
        }

        private NativeSources sources() {
            return NativeSources.of(folder());
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private static List<Built> services() {
        return SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void typesThatCrossJsonAreRegistered(Built service) {
        Set<String> missing = JsonTypes.of(service.classes());
        missing.removeAll(service.sources().reflected());

        missing.removeIf(name -> service.internal.contains(name.replaceAll(".*\\.", "")));

        assertThat(missing)
                .as("@RegisterForReflection is missing, or the name in SERVICES")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void filesReadFromTheClassPathAreInTheImage(Built service) {
        NativeSources sources = service.sources();

        Set<String> readers = callers(service, "getResource", "getResourceAsStream", "getResources");

        Set<String> own = new TreeSet<>(service.files.keySet());
        own.removeAll(SHARED_READERS);
        assertThat(readers).isEqualTo(own);
        assertThat(service.files.values())
                .allSatisfy(pattern ->
                        assertThat(sources.files(pattern)).isNotEmpty().allMatch(sources::includes));
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceProvidersOfLibrariesAreInTheImageOrUnused(Built service) {
        NativeSources sources = service.sources();

        Set<String> lost = new TreeSet<>(sources.files("META-INF/services/.+", LIBRARIES));
        lost.removeIf(sources::includes);
        lost.removeAll(UNUSED);

        assertThat(lost).isEmpty();
        assertThat(callers(service, "load", "loadInstalled")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void filesServedByHttpAreInTheImage(Built service) {
        NativeSources sources = service.sources();

        assertThat(sources.files("META-INF/resources/.*[^/]")).allMatch(sources::includes);
    }

    /** Classes of a service that call one of these methods of a JDK class that loads by name. */
    private static Set<String> callers(Built service, String... methods) {
        Set<String> callers = new TreeSet<>();
        for (JavaClass one : service.classes()) {
            one.getMethodCallsFromSelf().stream()
                    .filter(call -> List.of(methods).contains(call.getName()))
                    .filter(call -> Set.of("java.lang.Class", "java.lang.ClassLoader", "java.util.ServiceLoader")
                            .contains(call.getTargetOwner().getName()))
                    .forEach(call -> callers.add(one.getSimpleName()));
        }
        return callers;
    }
}
