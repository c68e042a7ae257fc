package dev.sluice.local;

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

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The line that starts it; what the person asked for comes last and wins. */
    List<String> command(Form form, Path root, Map<String, String> settings, Map<String, String> asked) {
        List<String> properties = new ArrayList<>();
        settings.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        asked.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        properties.add("-Dquarkus.http.port=" + port);
        return form.command(root.resolve(name), properties);
    }
}
