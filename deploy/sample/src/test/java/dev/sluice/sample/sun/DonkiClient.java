package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.sample.SampleClient;
import dev.sluice.sample.SampleSources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sends one request to a sample DONKI whose clock is fixed at a given moment. */
final class DonkiClient {

    static final long SEED = 7;

    private DonkiClient() {}

    /** The list at a moment, or seconds later if there is a fault then. */
    static List<JsonNode> list(Instant now, String service, String query) {
        try (SampleSources sources = at(when(DonkiFault.FAIR, service, now))) {
            JsonNode response = new SampleClient(sources.address()).json(path(service, query));
            return StreamSupport.stream(response.spliterator(), false).toList();
        }
    }

    static HttpResponse<String> get(Instant now, String service, String query) throws IOException {
        try (SampleSources sources = at(now)) {
            return new SampleClient(sources.address()).get(path(service, query));
        }
    }

    /** The first moment from a time on at which a service has this fault. */
    static Instant when(DonkiFault fault, String service, Instant from) {
        return Stream.iterate(from, moment -> moment.plus(DonkiFault.PERIOD))
                .filter(moment -> DonkiFault.at(SEED, DonkiApi.ROOT + service, moment) == fault)
                .findFirst()
                .orElseThrow();
    }

    private static SampleSources at(Instant now) {
        return SampleSources.start(0, SEED, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String path(String service, String query) {
        return DonkiApi.ROOT + service + "?api_key=DEMO_KEY&" + query;
    }
}
