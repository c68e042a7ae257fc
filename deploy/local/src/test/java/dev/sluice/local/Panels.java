package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the panels of deploy/observability's dashboards ask for. */
final class Panels {

    private static final Path FOLDER = Replica.ROOT.resolve("deploy/observability/grafana/dashboards");

    private Panels() {}

    /** A question of a panel, with the variables of its dashboard chosen. */
    record Panel(String title, String expression) {}

    /** All but those about the lake, of which the lake's own tests know. */
    static List<Panel> all() {
        List<Panel> panels = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                JsonNode board = new ObjectMapper().readTree(Files.readString(file));
                for (JsonNode panel : board.path("panels")) {
                    String title = board.path("title").asText() + ": "
                            + panel.path("title").asText();
                    panel.path("targets")
                            .forEach(target -> panels.add(
                                    new Panel(title, chosen(target.path("expr").asText()))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return panels.stream()
                .filter(panel -> !panel.expression().contains("sluice_lake_"))
                .toList();
    }

    private static String chosen(String expression) {
        return expression
                .replace("$__rate_interval", "10m")
                .replace("$instance", ".*")
                .replace("$feed", ".*");
    }
}
