package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Startup and shutdown, with scripts in place of chromedriver. */
class ChromeDriverProcessTest {

    @TempDir
    Path folder;

    @Test
    void filesOfDriverAndBrowserAreDeletedOnClose() throws IOException {
        ChromeDriverProcess driver = ChromeDriverProcess.start(program("""
                mkdir "$TMPDIR/profile"
                touch "$TMPDIR/org.chromium.Chromium.abc"
                echo "ChromeDriver was started successfully on port 4711."
                sleep 60 & wait
                """));
        Path temporary = driver.profile().getParent();
        assertThat(temporary.resolve("org.chromium.Chromium.abc")).exists();
        assertThat(driver.address()).hasPort(4711);

        driver.close();

        assertThat(temporary).doesNotExist();
    }

    @Test
    void aFailedStartReportsTheOutputOfTheDriver() {
        assertThatThrownBy(() -> ChromeDriverProcess.start(program("""
                echo "IPv4 port not available. Exiting..."
                exit 1
                """)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("IPv4 port not available");
    }

    private Path program(String commands) throws IOException {
        Path program = Files.writeString(folder.resolve("driver.sh"), "#!/bin/sh\n" + commands);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
