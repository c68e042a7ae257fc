package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.databind.ObjectReader;
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
import java.util.List;
import java.util.Objects;

/** Requests pages of users from the RandomUser API. */
@Singleton
final class RandomUserClient {

    private static final ObjectReader USER_PAGE = LenientJson.mapper().readerFor(RandomUser.UserPage.class);

    private final Fetcher fetcher;
    private final UserSettings settings;

    RandomUserClient(Fetcher fetcher, UserSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    /**
     * Fetches a page of users.
     *
     * @param number from 1; a page of the same seed always holds the same users
     * @return its users, at least one; fails with {@link FetchFailed} otherwise
     */
    Uni<List<User>> page(int number) {
        return fetcher.call(address(number), RandomUserClient::users);
    }

    static List<User> users(WebPage page) {
        RandomUser.UserPage response = parse(page);
        if (response == null || response.error() != null) {
            throw FetchFailed.unusable(page.address(), "the API answered an error");
        }
        if (response.results() == null || response.results().isEmpty()) {
            throw FetchFailed.unusable(page.address(), "no results");
        }
        return response.results().stream()
                .filter(Objects::nonNull)
                .map(raw -> UserMapping.map(raw, page.fetchedAt()))
                .toList();
    }

    private static RandomUser.UserPage parse(WebPage page) {
        try (InputStream body = page.body()) {
            return USER_PAGE.readValue(body);
        } catch (IOException e) {
            throw FetchFailed.unusable(page.address(), "not JSON");
        }
    }

    private URI address(int number) {
        String query = "seed=" + URLEncoder.encode(settings.seed(), StandardCharsets.UTF_8) + "&page=" + number
                + "&results=" + settings.pageSize();
        String url = settings.url().toString();
        return URI.create(url + (url.contains("?") ? "&" : "?") + query);
    }
}
