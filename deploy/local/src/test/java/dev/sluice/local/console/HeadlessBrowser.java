package dev.sluice.local.console;

import dev.sluice.backends.RunFolders;
import dev.sluice.local.platform.Requirement;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium; tests that need it are skipped without, see {@link Requirement}. */
final class HeadlessBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900");

    private final ChromeDriver driver;
    private final Path profile;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private HeadlessBrowser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Starts Chromium; the programs are {@code sluice.chromium} and {@code sluice.chromedriver}, by default those on the path. */
    static HeadlessBrowser start() {
        Optional<Path> chromium = program("chromium");
        Optional<Path> chromedriver = program("chromedriver");
        boolean isInstalled = chromium.isPresent() && chromedriver.isPresent();
        Requirement.available("browser", isInstalled, "there is no chromium with chromedriver on the path");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        try {
            Path profile = Files.createTempDirectory("chromium");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium.orElseThrow().toFile());
            options.addArguments(FLAGS);
            options.addArguments("--user-data-dir=" + profile);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                    .build();
            return new HeadlessBrowser(new ChromeDriver(service, options), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Warnings and errors in the console log since the start. */
    List<String> warnings() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .forEach(warnings::add);
        return warnings;
    }

    /** All addresses that were requested since the start. */
    List<String> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> NetworkRequests.of(entry.getMessage()).stream())
                .forEach(requests::add);
        return requests;
    }

    /** Saves a screenshot below target/console; two of them are in the README. */
    void picture(String name) {
        picture(name, driver);
    }

    void picture(String name, TakesScreenshot of) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "console"));
            Files.write(folder.resolve(name + ".png"), of.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        RunFolders.delete(profile);
    }

    private static Optional<Path> program(String name) {
        String given = System.getProperty("sluice." + name, "");
        Stream<Path> candidates = given.isEmpty()
                ? Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name))
                : Stream.of(Path.of(given));
        return candidates.filter(Files::isExecutable).findFirst();
    }
}
