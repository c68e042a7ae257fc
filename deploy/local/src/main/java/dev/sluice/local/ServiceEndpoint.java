package dev.sluice.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service of this run and its address.
 *
 * @param name of the module, the log and the process
 * @param port on the loopback address
 * @param preferredPort the port that was tried first; 0 for any
 */
record ServiceEndpoint(String name, int port, int preferredPort) {

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The command that starts the service; settings from the command line come last and override the others. */
    List<String> command(Packaging packaging, Path root, Map<String, String> settings, Map<String, String> overrides) {
        List<String> properties = new ArrayList<>();
        settings.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        overrides.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        properties.add("-Dquarkus.http.port=" + port);
        return packaging.command(root.resolve(name), properties);
    }
}
