package dev.sluice.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts the whole platform and stays in the foreground until it is told to stop; {@code mvn -Plocal} runs it in Maven's
 * JVM, {@code java -jar deploy/local/target/local.jar} without a build.
 */
public final class Local {

    private Local() {}

    /**
     * Runs until Ctrl-C or SIGTERM; ends with 1 if something does not start, or dies and cannot be helped.
     *
     * @param args none; system properties say what to do differently, see {@link Settings}
     */
    public static void main(String[] args) {
        // What Kafka's and Cassandra's clients have to tell while they connect would bury our own lines.
        Logger.getLogger("").setLevel(Level.SEVERE);
        Screen screen = Screen.of(System.out);
        try {
            run(Settings.from(System.getProperties()), screen);
        } catch (RuntimeException e) {
            screen.error(e.getMessage());
        }
        System.exit(1);
    }

    private static void run(Settings settings, Screen screen) {
        Home home = Home.take(settings.home());
        Platform platform = new Platform(settings, home, screen);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "sluice-stop"));
        try {
            platform.start();
            screen.error(platform.awaitFailure());
        } catch (RuntimeException e) {
            // While everything is being stopped, whatever was still starting fails; that is no news.
            if (!platform.closing()) {
                screen.error(e.getMessage());
            }
        }
    }
}
