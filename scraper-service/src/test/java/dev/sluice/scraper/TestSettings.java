package dev.sluice.scraper;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Settings for tests without Quarkus: the defaults of application.properties, and the test's own values. */
public final class TestSettings {

    private TestSettings() {}

    /** Maps settings; values by full name replace defaults, an empty one removes its default. */
    public static <T> T of(Class<T> mapping, Map<String, String> values) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(TestSettings.class.getResource("/application.properties"), 100),
                            new PropertiesConfigSource(values, "test", 200))
                    .withMapping(mapping)
                    // One prefix can have several mappings.
                    .withValidateUnknown(false)
                    .build()
                    .getConfigMapping(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
