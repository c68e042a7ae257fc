package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
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
import java.util.List;
import java.util.Objects;

/** Asks the RandomUser API for a page and cleans its users. */
@Singleton
final class RandomUserClient {

    private static final ObjectReader ANSWER = JsonMapper.builder()
            // Where a parser stands in a text is worth a line, not the text itself: it holds secrets.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addHandler(new Lenient())
            .build()
            .readerFor(RandomUser.Answer.class);

    private final Fetcher fetcher;
    private final UserSettings settings;

    RandomUserClient(Fetcher fetcher, UserSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    /**
     * Collects one page of users.
     *
     * @param number from 1; a page of the same seed always holds the same users
     * @return its users, at least one, else {@link FetchFailed}
     */
    Uni<List<User>> page(int number) {
        return fetcher.call(address(number), RandomUserClient::users);
    }

    static List<User> users(WebPage page) {
        RandomUser.Answer answer = parse(page);
        if (answer == null || answer.error() != null) {
            throw FetchFailed.unusable(page.address(), "the API answered an error");
        }
        if (answer.results() == null || answer.results().isEmpty()) {
            throw FetchFailed.unusable(page.address(), "no results");
        }
        return answer.results().stream()
                .filter(Objects::nonNull)
                .map(raw -> UserCleaning.clean(raw, page.fetchedAt()))
                .toList();
    }

    private static RandomUser.Answer parse(WebPage page) {
        try (InputStream body = page.body()) {
            return ANSWER.readValue(body);
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
