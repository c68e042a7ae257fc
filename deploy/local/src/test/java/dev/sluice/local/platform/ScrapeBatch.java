package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scrape requests for as many pages, spread over many hosts.
 *
 * @param ids of the requests
 * @param scraper makes an address of a path, at any scraper that is alive
 */
public record ScrapeBatch(Set<String> ids, UnaryOperator<String> scraper) {

    private static final int REQUESTS_A_POST = 100;
    private static final List<String> OPEN_STATES = List.of("queued", "waiting-for-host", "fetching", "published");
    private static final List<String> END_STATES = List.of("stored", "rejected", "failed", "cancelled", "unchanged");

    /** Posts the requests. */
    public static ScrapeBatch post(FakeHosts web, int requests, int hosts, UnaryOperator<String> scraper) {
        Set<String> ids = new HashSet<>();
        for (int from = 0; from < requests; from += REQUESTS_A_POST) {
            String body = IntStream.range(from, Math.min(requests, from + REQUESTS_A_POST))
                    .mapToObj(i -> "{\"address\":\"" + web.page(i % hosts, "n" + i) + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            ApiClient.ApiResponse response = ApiClient.post(scraper.apply("/v1/scrapes"), body);
            assertThat(response.status()).as("%s", response).isEqualTo(202);
            response.items().forEach(item -> ids.add(item.path("scrapeId").asText()));
        }
        assertThat(ids).hasSize(requests);
        return new ScrapeBatch(ids, scraper);
    }

    /** Waits until every request has ended, and counts them by their states. */
    public Map<String, Long> awaitEnds(Duration timeout) {
        awaitIdle(scraper, timeout);
        List<JsonNode> ended = new ArrayList<>();
        for (String state : END_STATES) {
            ended.addAll(ApiClient.walk(scraper.apply("/v1/scrapes?state=" + state), 500));
        }
        ended.removeIf(scrape -> !ids.contains(scrape.path("scrapeId").asText()));
        assertThat(ended)
                .extracting(scrape -> scrape.path("scrapeId").asText())
                .containsExactlyInAnyOrderElementsOf(ids);
        return ended.stream()
                .collect(Collectors.groupingBy(
                        scrape -> scrape.path("state").asText(), TreeMap::new, Collectors.counting()));
    }

    /** Waits until no request is open, including those of other clients. */
    public static void awaitIdle(UnaryOperator<String> scraper, Duration timeout) {
        await("every request to end")
                .atMost(timeout)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> OPEN_STATES.stream().allMatch(state -> isEmpty(scraper, state)));
    }

    private static boolean isEmpty(UnaryOperator<String> scraper, String state) {
        ApiClient.ApiResponse open = ApiClient.get(scraper.apply("/v1/scrapes?limit=1&state=" + state));
        assertThat(open.status()).as("%s", open).isEqualTo(200);
        return open.items().isEmpty();
    }
}
