package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that behave like a chromedriver at its start and at its end. */
class DriverTest {

    @TempDir
    Path folder;

    @Test
    void whatItAndItsBrowserLeaveIsGoneWithThem() throws IOException {
        Driver driver = Driver.start(program("""
                mkdir "$TMPDIR/profile"
                touch "$TMPDIR/org.chromium.Chromium.abc"
                echo "ChromeDriver was started successfully on port 4711."
                sleep 60 & wait
                """));
        Path own = driver.profile().getParent();
        assertThat(own.resolve("org.chromium.Chromium.abc")).exists();
        assertThat(driver.address()).hasPort(4711);

        driver.close();

        assertThat(own).doesNotExist();
    }

    @Test
    void oneThatEndsAtOnceIsTheFailureWithWhatItSaid() {
        assertThatThrownBy(() -> Driver.start(program("""
                echo "IPv4 port not available. Exiting..."
                exit 1
                """)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("IPv4 port not available");
    }

    private Path program(String lines) throws IOException {
        Path program = Files.writeString(folder.resolve("driver.sh"), "#!/bin/sh\n" + lines);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
