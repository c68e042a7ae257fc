package dev.sluice.local.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.ServiceReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The queries of the dashboards in deploy/observability. */
final class DashboardPanels {

    private static final Path FOLDER = ServiceReplica.ROOT.resolve("deploy/observability/grafana/dashboards");

    private DashboardPanels() {}

    /** A query of a panel, with values for the variables of its dashboard. */
    record PanelQuery(String title, String expression) {}

    /** All queries except those of the lake, which its own tests check. */
    static List<PanelQuery> all() {
        List<PanelQuery> panels = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                JsonNode board = new ObjectMapper().readTree(Files.readString(file));
                for (JsonNode panel : board.path("panels")) {
                    String title = board.path("title").asText() + ": "
                            + panel.path("title").asText();
                    panel.path("targets")
                            .forEach(target -> panels.add(new PanelQuery(
                                    title, withValues(target.path("expr").asText()))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return panels.stream()
                .filter(panel -> !panel.expression().contains("sluice_lake_"))
                .toList();
    }

    private static String withValues(String expression) {
        return expression
                .replace("$__rate_interval", "10m")
                .replace("$instance", ".*")
                .replace("$feed", ".*");
    }
}
