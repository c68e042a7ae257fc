package dev.sluice.scraper.feed.solarflares;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.LenientJson;
import dev.sluice.scraper.fetch.WebPage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests windows of days from DONKI. Only a complete JSON array is valid; an empty one is a quiet month. */
@Singleton
final class DonkiClient {

    private static final ObjectMapper JSON = LenientJson.mapper();

    private final Fetcher fetcher;

    DonkiClient(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    Uni<DonkiResponse<DonkiFlare>> flares(DonkiSettings settings, Window window) {
        URI address = address(settings, "/FLR", window, "");
        return fetcher.call(address, page -> parse(page, DonkiFlare.class));
    }

    Uni<DonkiResponse<DonkiNotification>> notifications(DonkiSettings settings, Window window) {
        URI address = address(settings, "/notifications", window, "&type=all");
        return fetcher.call(address, page -> parse(page, DonkiNotification.class));
    }

    static <T> DonkiResponse<T> parse(WebPage page, Class<T> kind) {
        JsonNode array = tree(page);
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
        return new DonkiResponse<>(items, page.fetchedAt(), exhausted);
    }

    private static JsonNode tree(WebPage page) {
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
}
