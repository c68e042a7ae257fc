package dev.sluice.scraper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Third-party data beside the checkout; tests that need it are skipped without it, or fail with {@code -Drequire=data}. */
public final class SharedData {

    private static final Path FOLDER = Path.of(System.getProperty("sluice.root", ".."), "..", "shared", "data");

    private SharedData() {}

    /** A file or folder of the data; skips the test if it is missing. */
    public static Path at(String path) {
        Path found = FOLDER.resolve(path);
        if (System.getProperty("require", "").contains("data")) {
            assertThat(found).exists();
        }
        assumeTrue(Files.exists(found), "skipped: there is no ../shared/data/" + path + " beside this checkout");
        return found;
    }
}
