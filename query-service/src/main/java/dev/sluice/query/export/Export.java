package dev.sluice.query.export;

import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;

/**
 * A whole list to be streamed, as a room answers it where CSV or NDJSON is asked for; {@link ExportBodyWriter} does the rest.
 *
 * @param list the list's word: the file's name and a tag of metrics
 * @param type of its items
 * @param cursor where to begin; null for the beginning
 * @param limit items altogether; {@link #ALL} for no bound
 * @param pages reads the list
 */
public record Export<T>(String list, Class<T> type, String cursor, int limit, Pages<T> pages) {

    /** Below JSON's own weight: who accepts anything gets the page. */
    public static final String CSV = "text/csv;qs=0.2";

    /** As CSV: only for who asks for it. */
    public static final String NDJSON = "application/x-ndjson;qs=0.3";

    /** No bound. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Reads one page of a list, with the filters of the request that asked for it. */
    @FunctionalInterface
    public interface Pages<T> {

        /**
         * The page that begins at a cursor.
         *
         * @param cursor as given or as the page before answered it; null for the first page
         * @param limit items at most; a page may have fewer, even none, and still have a next
         */
        Uni<Page<T>> read(String cursor, int limit);
    }
}
