package dev.sluice.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data of others beside the checkout: absent, its tests are skipped; required ({@code -Drequire=data}), they fail. */
final class Data {

    private Data() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("sluice.root"), "../shared/data", name);
        Required.that("data", Files.exists(file), "there is no real data at ../shared/data/" + name);
        return file;
    }
}
