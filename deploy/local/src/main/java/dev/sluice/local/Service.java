package dev.sluice.local;

import dev.sluice.backends.Java;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the three services as packaged by its own module.
 *
 * @param name of its module, its log and its process
 * @param port it listens on, on the loopback address
 * @param wantedPort the one that was tried first, or 0 for any
 */
record Service(String name, int port, int wantedPort) {

    /** Small, since everything runs on one machine. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:MaxDirectMemorySize=96m",
            "-XX:+ExitOnOutOfMemoryError");

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The line that starts it; what the person asked for comes last and wins. */
    List<String> command(Path root, Map<String, String> settings, Map<String, String> asked) {
        Path jar = root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(name + " is not built (there is no " + jar + "). Run: mvn -Plocal");
        }
        List<String> command = new ArrayList<>(List.of(Java.own()));
        command.addAll(OPTIONS);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        asked.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()));
        return command;
    }
}
