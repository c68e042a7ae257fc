package dev.sluice.scraper.fetch;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads page addresses from sitemaps; an index is followed one level down. */
@Singleton
public final class SitemapReader {

    /** In characters; the contract allows no longer one. */
    private static final int MAX_ADDRESS_LENGTH = 2000;

    private final Fetcher fetcher;

    SitemapReader(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Streams the page addresses of a sitemap, in its order.
     *
     * @param sitemap address of a sitemap or a sitemap index
     * @param failures called for each sitemap that cannot be fetched; the others are still read
     * @return addresses; malformed and overlong ones are dropped
     */
    public Multi<URI> pages(URI sitemap, Consumer<FetchFailed> failures) {
        return read(sitemap, failures).onItem().transformToMulti(found -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().iterable(pagesOf(found)),
                        Multi.createFrom()
                                .iterable(sitemapsOf(found))
                                .onItem()
                                .transformToUniAndConcatenate(nested -> read(nested, failures))
                                .onItem()
                                .transformToIterable(SitemapReader::pagesOf)));
    }

    private Uni<Optional<AbstractSiteMap>> read(URI sitemap, Consumer<FetchFailed> failures) {
        return fetcher.fetch(sitemap, SitemapReader::parse)
                .map(Optional::of)
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    failures.accept(failure);
                    return Optional.empty();
                });
    }

    private static AbstractSiteMap parse(WebPage page) {
        try (InputStream body = page.body()) {
            URL address = page.address().toURL();
            return new SiteMapParser(false).parseSiteMap(body.readAllBytes(), address);
        } catch (IOException | UnknownFormatException e) {
            throw FetchFailed.unusable(page.address(), "not a sitemap");
        }
    }

    private static List<URI> pagesOf(Optional<AbstractSiteMap> found) {
        return found.filter(SiteMap.class::isInstance).map(SiteMap.class::cast).stream()
                .map(SiteMap::getSiteMapUrls)
                .flatMap(Collection::stream)
                .flatMap(page -> address(page.getUrl()))
                .toList();
    }

    private static List<URI> sitemapsOf(Optional<AbstractSiteMap> found) {
        return found.filter(SiteMapIndex.class::isInstance).map(SiteMapIndex.class::cast).stream()
                .map(SiteMapIndex::getSitemaps)
                .flatMap(Collection::stream)
                .flatMap(nested -> address(nested.getUrl()))
                .toList();
    }

    private static Stream<URI> address(URL url) {
        try {
            return Stream.of(url.toURI()).filter(address -> address.toString().length() <= MAX_ADDRESS_LENGTH);
        } catch (URISyntaxException e) {
            return Stream.empty();
        }
    }
}
