package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sample.sessions.ExpectedSessions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Player sessions as the REST API counts and lists them.
 *
 * @param query makes an address at query-service of a path
 */
public record SessionCounts(UnaryOperator<String> query) {

    private static final int PLAYERS_CHECKED = 200;

    /** Starts within the last 1,000 hours. */
    public Map<String, Long> startsByCountry() {
        ApiClient.ApiResponse response = ApiClient.get(query.apply("/v1/player-sessions/starts?hours=1000"));
        assertThat(response.status()).as("%s", response).isEqualTo(200);
        return response.items().stream()
                .collect(Collectors.toMap(item -> item.path("country").asText(), item -> item.path("count")
                        .asLong()));
    }

    /** Compares the complete sessions of a sample of players, the most active one among them. */
    public void assertCompleted(ExpectedSessions truth) {
        List<String> mostActiveFirst = truth.completedByPlayer().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        int step = Math.max(1, mostActiveFirst.size() / PLAYERS_CHECKED);
        IntStream.iterate(0, at -> at < mostActiveFirst.size(), at -> at + step)
                .mapToObj(mostActiveFirst::get)
                .forEach(player -> assertThat(completed(player))
                        .as(player)
                        .isEqualTo(truth.completedByPlayer().get(player)));
    }

    private long completed(String player) {
        return ApiClient.walk(query.apply("/v1/player-sessions?player=" + player), 100)
                .size();
    }
}
