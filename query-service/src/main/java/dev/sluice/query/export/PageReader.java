package dev.sluice.query.export;

import dev.sluice.query.cassandra.CassandraUnavailableException;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads a list page by page, each page only on request. Holds the state of one export. */
final class PageReader<T> {

    private final Export<T> export;
    private final ExportSettings settings;
    private String cursor;
    private int remaining;
    private boolean started;

    PageReader(Export<T> export, ExportSettings settings) {
        this.export = export;
        this.settings = settings;
        this.cursor = export.cursor();
        this.remaining = export.limit();
    }

    /**
     * Items of one page.
     *
     * @param last whether nothing follows
     */
    record ExportBatch<T>(List<T> items, boolean last) {}

    /** Streams all batches. A failure of the first page is passed on at once; later pages are retried. */
    Multi<ExportBatch<T>> batches() {
        return Multi.createBy().repeating().uni(this::next).whilst(batch -> !batch.last());
    }

    private Uni<ExportBatch<T>> next() {
        Uni<Page<T>> page =
                Uni.createFrom().deferred(() -> export.pages().read(cursor, Math.min(remaining, settings.pageSize())));
        // Before the first byte a 503 is the better answer; afterwards a retry saves the whole transfer.
        return (started ? withRetries(page) : page).map(this::batch);
    }

    private Uni<Page<T>> withRetries(Uni<Page<T>> page) {
        return page.onFailure(CassandraUnavailableException.class)
                .retry()
                .withBackOff(settings.backoff().first(), settings.backoff().max())
                .atMost(settings.retries());
    }

    private ExportBatch<T> batch(Page<T> page) {
        started = true;
        cursor = page.next();
        if (export.limit() != Export.ALL) {
            remaining -= page.items().size();
        }
        return new ExportBatch<>(page.items(), cursor == null || remaining == 0);
    }
}
