package dev.sluice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All dashboards are consistent: every panel has a description and a unit, and queries the selected Prometheus. */
class DashboardsTest {

    private static final int COLUMNS = 24;

    private final List<JsonNode> boards = boards();

    @Test
    void thereAreDashboardsOfOverviewServicesDataAndLake() {
        assertThat(boards)
                .extracting(board -> board.path("uid").asText())
                .containsExactlyInAnyOrder(
                        "sluice-overview",
                        "sluice-scraper",
                        "sluice-ingest",
                        "sluice-query",
                        "sluice-quality",
                        "sluice-lake");
        assertThat(boards).allMatch(board -> board.path("tags").toString().contains("sluice"));
    }

    @Test
    void everyPanelHasTitleDescriptionAndUnit() {
        for (JsonNode panel : panels()) {
            assertThat(panel.path("title").asText()).as(panel.toString()).isNotBlank();
            assertThat(panel.path("description").asText()).as(panel.toString()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(panel.toString())
                    .isNotBlank();
            assertThat(panel.path("targets"))
                    .as(panel.toString())
                    .isNotEmpty()
                    .allMatch(target -> !target.path("expr").asText().isBlank()
                            && !target.path("legendFormat").asText().isBlank());
        }
    }

    @Test
    void everyQueryUsesTheSelectedPrometheus() {
        for (JsonNode board : boards) {
            assertThat(board.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            board.findValues("datasource")
                    .forEach(datasource ->
                            assertThat(datasource.path("uid").asText()).isEqualTo("${datasource}"));
        }
    }

    @Test
    void panelsHaveUniqueIdsAndDoNotOverlap() {
        for (JsonNode board : boards) {
            Set<Integer> ids = new HashSet<>();
            Set<Integer> taken = new HashSet<>();
            for (JsonNode panel : board.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt()))
                        .as(panel.toString())
                        .isTrue();
                JsonNode place = panel.path("gridPos");
                int right = place.path("x").asInt() + place.path("w").asInt();
                int below = place.path("y").asInt() + place.path("h").asInt();
                assertThat(right).isLessThanOrEqualTo(COLUMNS);
                for (int x = place.path("x").asInt(); x < right; x++) {
                    for (int y = place.path("y").asInt(); y < below; y++) {
                        assertThat(taken.add(y * COLUMNS + x))
                                .as("%s overlaps", panel.path("title"))
                                .isTrue();
                    }
                }
            }
        }
    }

    private List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        boards.forEach(board -> board.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        }));
        return panels;
    }

    private static List<JsonNode> boards() {
        List<JsonNode> boards = new ArrayList<>();
        Tree.files(Tree.DASHBOARDS, ".json").forEach(file -> {
            try {
                boards.add(new ObjectMapper().readTree(Tree.text(file)));
            } catch (IOException e) {
                throw new AssertionError(file + " is no JSON", e);
            }
        });
        return boards;
    }
}
