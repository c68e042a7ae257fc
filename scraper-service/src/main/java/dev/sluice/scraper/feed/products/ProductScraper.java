package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.SitemapReader;
import dev.sluice.scraper.source.PageStateStore;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists the pages of the configured sitemaps and addresses, and has {@link ProductVisitor} visit each, one at a time per
 * host. A page that keeps being unchanged is left out for a growing number of runs.
 */
@Singleton
final class ProductScraper implements Source {

    /** Hosts visited concurrently; few, since each page in progress may take megabytes. */
    private static final int MAX_HOSTS = 4;

    private final ProductVisitor visitor;
    private final PageStateStore states;
    private final SitemapReader sitemaps;
    private final ProductSettings settings;
    private volatile ProductRun newest = new ProductRun(0);

    ProductScraper(ProductVisitor visitor, PageStateStore states, SitemapReader sitemaps, ProductSettings settings) {
        this.visitor = visitor;
        this.states = states;
        this.sitemaps = sitemaps;
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
    public Map<String, Long> progress() {
        return newest.progress();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        ProductRun run = new ProductRun(settings.browserPages());
        newest = run;
        return addresses(run)
                .invoke(pages -> run.listed(pages.size()))
                .onItem()
                .transformToMulti(pages -> Multi.createFrom().iterable(byHost(pages)))
                .onItem()
                .transformToMulti(pages -> Multi.createFrom()
                        .iterable(pages)
                        .onItem()
                        .transformToUniAndConcatenate(page -> visit(page, scrapeId, run)))
                .merge(MAX_HOSTS)
                .onItem()
                .ignoreAsUni()
                .map(done -> run.result());
    }

    private Uni<List<URI>> addresses(ProductRun run) {
        Multi<URI> named = Multi.createFrom().iterable(settings.pages().orElse(List.of()));
        Multi<URI> listed = Multi.createFrom()
                .iterable(settings.sitemaps().orElse(List.of()))
                .onItem()
                .transformToMultiAndConcatenate(sitemap -> sitemaps.pages(sitemap, run::failed));
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

    private Uni<Void> visit(URI address, String scrapeId, ProductRun run) {
        return states.read(address)
                .chain(known -> known.skips() > 0
                        ? states.put(address, known.skipped(), settings.stateLifetime())
                                .invoke(run::skipped)
                        : visitor.visitListed(address, scrapeId, known, run)
                                .invoke(run::visited)
                                .replaceWithVoid())
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    run.failed(failure);
                    return null;
                });
    }
}
