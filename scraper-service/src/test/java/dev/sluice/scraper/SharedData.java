package dev.sluice.scraper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data of others beside the checkout; tests on it are skipped where it is missing, unless it is required. */
public final class SharedData {

    private static final Path FOLDER = Path.of(System.getProperty("sluice.root", ".."), "..", "shared", "data");

    private SharedData() {}

    /** A file or folder of the data; where it is missing the test ends here. */
    public static Path at(String path) {
        Path found = FOLDER.resolve(path);
        if (System.getProperty("require", "").contains("data")) {
            assertThat(found).exists();
        }
        assumeTrue(Files.exists(found), "skipped: there is no ../shared/data/" + path + " beside this checkout");
        return found;
    }
}
