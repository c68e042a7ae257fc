package dev.sluice.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Main class of the launcher: starts the platform and runs in the foreground until it is stopped. {@code mvn -Plocal} runs it in
 * Maven's JVM, {@code java -jar deploy/local/target/local.jar} without a build.
 */
public final class Local {

    private Local() {}

    /**
     * Runs until Ctrl-C or SIGTERM; exits with 1 if a part does not start, or dies and cannot be restarted.
     *
     * @param args none; system properties change the defaults, see {@link LaunchSettings}
     */
    public static void main(String[] args) {
        // The clients of Kafka and Cassandra log so much while connecting that the lines of the launcher would be lost.
        Logger.getLogger("").setLevel(Level.SEVERE);
        Terminal terminal = Terminal.of(System.out);
        try {
            run(LaunchSettings.from(System.getProperties()), terminal);
        } catch (RuntimeException e) {
            terminal.error(e.getMessage());
        }
        System.exit(1);
    }

    private static void run(LaunchSettings settings, Terminal terminal) {
        RunDirectory directory = RunDirectory.lock(settings.home());
        Platform platform = new Platform(settings, directory, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "sluice-stop"));
        try {
            platform.start();
            terminal.error(platform.awaitFailure());
        } catch (RuntimeException e) {
            // During a stop, parts that are still starting fail; that is not an error.
            if (!platform.closing()) {
                terminal.error(e.getMessage());
            }
        }
    }
}
