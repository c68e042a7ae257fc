package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Real data beside the checkout. If it is absent, its tests are skipped, or with {@code -Drequire=data} fail. */
public final class TestData {

    private TestData() {}

    /** The files of a folder, sorted by name. */
    public static List<Path> files(String folder) {
        Path path = Path.of(System.getProperty("sluice.root"), "../shared/data", folder);
        boolean required =
                Arrays.asList(System.getProperty("require", "").split(",", -1)).contains("data");
        if (required) {
            assertThat(path).exists();
        }
        assumeTrue(Files.exists(path), "there is no real data at ../shared/data/" + folder);
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
