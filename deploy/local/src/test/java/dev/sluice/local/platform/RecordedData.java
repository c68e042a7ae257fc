package dev.sluice.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded answers of real sites, beside the checkout; tests that need them are skipped without, see {@link Requirement}. */
public final class RecordedData {

    private RecordedData() {}

    /** Finds a file, or skips the test. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("sluice.root"), "../shared/data", name);
        Requirement.available("data", Files.exists(file), "there is no recorded data at ../shared/data/" + name);
        return file;
    }
}
