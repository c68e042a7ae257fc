package dev.sluice.scraper.feed.solarflares;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.WebPage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks DONKI for a window of days. Only a whole JSON array is an answer; an empty one is a quiet month. */
@Singleton
final class DonkiClient {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addHandler(new Lenient())
            .build();

    private final Fetcher fetcher;

    DonkiClient(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    Uni<Answer<DonkiFlare>> flares(DonkiSettings settings, Window window) {
        URI address = address(settings, "/FLR", window, "");
        return fetcher.call(address, page -> answer(page, DonkiFlare.class));
    }

    Uni<Answer<DonkiNotification>> notifications(DonkiSettings settings, Window window) {
        URI address = address(settings, "/notifications", window, "&type=all");
        return fetcher.call(address, page -> answer(page, DonkiNotification.class));
    }

    static <T> Answer<T> answer(WebPage page, Class<T> kind) {
        JsonNode array = parse(page);
        if (array == null || !array.isArray()) {
            throw FetchFailed.unusable(page.address(), "not an array");
        }
        List<T> items = new ArrayList<>();
        try {
            for (JsonNode node : array) {
                if (node.isObject()) {
                    items.add(JSON.treeToValue(node, kind));
                }
            }
        } catch (IOException e) {
            throw FetchFailed.unusable(page.address(), "not of its kind");
        }
        boolean exhausted = page.header("X-RateLimit-Remaining")
                .map(String::strip)
                .filter("0"::equals)
                .isPresent();
        return new Answer<>(items, page.fetchedAt(), exhausted);
    }

    private static JsonNode parse(WebPage page) {
        try (InputStream body = page.body()) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw FetchFailed.unusable(page.address(), "not JSON");
        }
    }

    private static URI address(DonkiSettings settings, String path, Window window, String more) {
        String key = URLEncoder.encode(settings.key(), StandardCharsets.UTF_8);
        return URI.create(settings.url().toString().replaceAll("/+$", "") + path + "?startDate=" + window.from()
                + "&endDate=" + window.to() + more + "&api_key=" + key);
    }

    /**
     * What DONKI answered for a window.
     *
     * @param exhausted whether it said that this was the last request it allows for now
     */
    record Answer<T>(List<T> items, Instant fetchedAt, boolean exhausted) {}
}
