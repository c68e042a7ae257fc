package dev.sluice.query.export;

import dev.sluice.query.cassandra.CassandraUnavailableException;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads a list page by page, each only when it is asked for; the state is one export's. */
final class PageReader<T> {

    private final Export<T> export;
    private final ExportSettings settings;
    private String cursor;
    private int left;
    private boolean begun;

    PageReader(Export<T> export, ExportSettings settings) {
        this.export = export;
        this.settings = settings;
        this.cursor = export.cursor();
        this.left = export.limit();
    }

    /**
     * What one page brings.
     *
     * @param last whether nothing follows
     */
    record ExportBatch<T>(List<T> items, boolean last) {}

    /** All parts; fails as the pages do, those after the first only when patience has ended. */
    Multi<ExportBatch<T>> parts() {
        return Multi.createBy().repeating().uni(this::next).whilst(part -> !part.last());
    }

    private Uni<ExportBatch<T>> next() {
        Uni<Page<T>> page =
                Uni.createFrom().deferred(() -> export.pages().read(cursor, Math.min(left, settings.page())));
        // Before the first byte a 503 says more than patience; afterwards a retry saves the whole transfer.
        return (begun ? patient(page) : page).map(this::part);
    }

    private Uni<Page<T>> patient(Uni<Page<T>> page) {
        return page.onFailure(CassandraUnavailableException.class)
                .retry()
                .withBackOff(settings.backoff().first(), settings.backoff().longest())
                .atMost(settings.retries());
    }

    private ExportBatch<T> part(Page<T> page) {
        begun = true;
        cursor = page.next();
        if (export.limit() != Export.ALL) {
            left -= page.items().size();
        }
        return new ExportBatch<>(page.items(), cursor == null || left == 0);
    }
}
