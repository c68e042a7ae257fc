package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Watches of pages at {@link FakeHosts}. */
public final class Watches {

    private Watches() {}

    /** Imports as many watches as CSV, spread over the hosts. */
    public static void post(FakeHosts web, int watches, int hosts, Duration every, UnaryOperator<String> scraper) {
        String rows = IntStream.range(0, watches)
                .mapToObj(i -> web.page(i % hosts, "w" + i) + "," + every.toSeconds() + "s\n")
                .collect(Collectors.joining());
        ApiClient.ApiResponse response =
                ApiClient.post(scraper.apply("/v1/watches"), "text/csv", "address,every\n" + rows);
        assertThat(response.body().path("imported").asInt()).as("%s", response).isEqualTo(watches);
    }

    /** Deletes all watches of the platform. */
    public static void deleteAll(UnaryOperator<String> scraper) {
        ApiClient.walk(scraper.apply("/v1/watches"), 500)
                .forEach(watch -> ApiClient.delete(
                        scraper.apply("/v1/watches/" + watch.path("watchId").asText())));
    }
}
