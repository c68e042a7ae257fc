package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three replicas, many hosts, one replica killed in the middle: measured at the hosts, never two at once nor one too
 * soon; and every request ends.
 */
@Tag("campaign")
class ScrapesIT {

    private static final Path HOME = Launched.home("scrapes");

    /** Few here; deploy/bench has the large form. */
    private static final int REQUESTS = Integer.getInteger("scrapes", 300);

    private static final int HOSTS = Integer.getInteger("hosts", 10);
    private static final Duration DELAY = Duration.ofMillis(Integer.getInteger("delay", 200));
    private static final int BATCH = 100;

    /** Some twenty requests a second, from a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3).plusMillis(50L * REQUESTS);

    private static final Set<String> ENDS = Set.of("stored", "rejected", "failed", "cancelled", "unchanged");

    @Test
    void hostsAreLeftInPeaceAndNoRequestIsLostAlthoughAReplicaIsKilled() {
        try (HostsWeb web = new HostsWeb(DELAY);
                Replicas replicas = Replicas.start(
                        HOME,
                        3,
                        Map.of(
                                "sluice.fetch.delay", DELAY.toMillis() + "ms",
                                "sluice.fetch.timeout", "3s",
                                "sluice.fetch.patience", "500ms",
                                "sluice.hosts.lease", "5s",
                                "sluice.hosts.alone", "true"))) {
            Set<String> ids = ask(web, replicas);

            await().atMost(PATIENCE).until(() -> web.visits() > REQUESTS / 3);
            replicas.kill(3);
            Map<String, Long> ends = awaitEnds(replicas, ids);

            System.out.printf(
                    "scrapes: %d requests at %d hosts, %d visits, ends %s, shortest pause %d ms of %d, together %d%n",
                    REQUESTS,
                    HOSTS,
                    web.visits(),
                    ends,
                    Duration.ofNanos(web.shortest.get()).toMillis(),
                    DELAY.toMillis(),
                    web.together.get());
            assertThat(web.together).as("two at once").hasValue(0);
            assertThat(web.tooSoon).as("closer than the delay").hasValue(0);
            assertThat(ends).containsOnlyKeys("stored").containsEntry("stored", (long) REQUESTS);
            assertThat(web.pages).hasSize(REQUESTS);
            assertThat(web.visits())
                    .as("again only what the dead one had in hand")
                    .isLessThan(REQUESTS + 3 * HOSTS);
        }
    }

    private static Set<String> ask(HostsWeb web, Replicas replicas) {
        Set<String> ids = new HashSet<>();
        for (int from = 0; from < REQUESTS; from += BATCH) {
            String body = IntStream.range(from, Math.min(REQUESTS, from + BATCH))
                    .mapToObj(i -> "{\"address\":\"" + web.page(i % HOSTS, "n" + i) + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            Api.Answer answer = Api.post(replicas.scraper("/v1/scrapes"), body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
            answer.items().forEach(item -> ids.add(item.path("scrapeId").asText()));
        }
        assertThat(ids).hasSize(REQUESTS);
        return ids;
    }

    private static Map<String, Long> awaitEnds(Replicas replicas, Set<String> ids) {
        List<JsonNode> ended = new ArrayList<>();
        awaitRest(replicas, PATIENCE);
        for (String state : ENDS) {
            ended.addAll(Api.walk(replicas.scraper("/v1/scrapes?state=" + state), 500));
        }
        assertThat(ended)
                .extracting(scrape -> scrape.path("scrapeId").asText())
                .containsExactlyInAnyOrderElementsOf(ids);
        return ended.stream()
                .collect(Collectors.groupingBy(
                        scrape -> scrape.path("state").asText(), TreeMap::new, Collectors.counting()));
    }

    /** Waits until every request that there is has ended. */
    static void awaitRest(Replicas replicas, Duration most) {
        await().atMost(most).pollInterval(Duration.ofSeconds(2)).until(() -> Stream.of(
                        "queued", "waiting-for-host", "fetching", "published")
                .allMatch(state -> Api.get(replicas.scraper("/v1/scrapes?limit=1&state=" + state))
                        .items()
                        .isEmpty()));
    }
}
