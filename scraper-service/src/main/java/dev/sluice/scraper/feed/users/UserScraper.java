package dev.sluice.scraper.feed.users;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Collects and publishes users page by page; a page that cannot be fetched ends the run. */
@Singleton
final class UserScraper implements Source {

    private final RandomUserClient client;
    private final EventPublisher publisher;
    private final UserSettings settings;

    UserScraper(RandomUserClient client, EventPublisher publisher, UserSettings settings) {
        this.client = client;
        this.publisher = publisher;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public String every() {
        return settings.every();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        AtomicInteger page = new AtomicInteger();
        AtomicLong published = new AtomicLong();
        return Multi.createFrom()
                .range(1, settings.pages() + 1)
                .invoke(page::set)
                .onItem()
                .transformToUniAndConcatenate(number -> client.page(number)
                        .chain(users -> publisher.publish(
                                users.stream().map(user -> user.event(scrapeId)).toList()))
                        .invoke(published::addAndGet))
                .onItem()
                .ignoreAsUni()
                .map(done -> new RunResult(published.get(), Map.of(), null))
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure ->
                        new RunResult(published.get(), Map.of(failure.reason().tag(), 1L), page.get()));
    }
}
