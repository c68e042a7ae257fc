package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Visits every page that the settings name, one at a time per host, and publishes what it finds there. */
@Singleton
final class ProductScraper implements Source {

    /** Hosts visited at the same time. Each page in work may be megabytes, so they are few. */
    private static final int HOSTS = 4;

    private final Fetcher fetcher;
    private final ProductReader reader;
    private final Sitemaps sitemaps;
    private final EventPublisher publisher;
    private final ProductSettings settings;

    ProductScraper(
            Fetcher fetcher,
            ProductReader reader,
            Sitemaps sitemaps,
            EventPublisher publisher,
            ProductSettings settings) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.sitemaps = sitemaps;
        this.publisher = publisher;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String every() {
        return settings.every();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        Failures failures = new Failures();
        return addresses(failures)
                .onItem()
                .transformToMulti(pages -> Multi.createFrom().iterable(byHost(pages)))
                .onItem()
                .transformToMulti(pages -> Multi.createFrom()
                        .iterable(pages)
                        .onItem()
                        .transformToUniAndConcatenate(page -> visit(page, scrapeId, failures)))
                .merge(HOSTS)
                .collect()
                .with(Collectors.summingLong(Integer::longValue))
                .map(published -> new RunResult(published, failures.byReason(), null));
    }

    private Uni<List<URI>> addresses(Failures failures) {
        Multi<URI> named = Multi.createFrom().iterable(settings.pages().orElse(List.of()));
        Multi<URI> listed = Multi.createFrom()
                .iterable(settings.sitemaps().orElse(List.of()))
                .onItem()
                .transformToMultiAndConcatenate(sitemap -> sitemaps.pages(sitemap, failures));
        return Multi.createBy()
                .concatenating()
                .streams(named, listed)
                .select()
                .distinct()
                .select()
                .first(settings.limit())
                .collect()
                .asList();
    }

    private static Collection<List<URI>> byHost(List<URI> pages) {
        return pages.stream()
                .collect(Collectors.groupingBy(
                        page -> String.valueOf(page.getAuthority()).toLowerCase(Locale.ROOT)))
                .values();
    }

    private Uni<Integer> visit(URI address, String scrapeId, Failures failures) {
        return fetcher.fetch(address, reader::read)
                .chain(product -> publisher.publish(product.event(scrapeId)))
                .replaceWith(1)
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    failures.add(failure);
                    return 0;
                });
    }
}
