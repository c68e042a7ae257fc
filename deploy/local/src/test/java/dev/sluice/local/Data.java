package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Real data of others beside the checkout: absent, its tests are skipped; required ({@code -Drequire=data}), they fail. */
final class Data {

    private Data() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("sluice.root"), "../shared/data", name);
        boolean required =
                Arrays.asList(System.getProperty("require", "").split(",", -1)).contains("data");
        if (required) {
            assertThat(file).exists();
        }
        assumeTrue(Files.exists(file), "there is no real data at ../shared/data/" + name);
        return file;
    }
}
