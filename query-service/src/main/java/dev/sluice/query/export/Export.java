package dev.sluice.query.export;

import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;

/**
 * A complete list to be streamed as CSV or NDJSON by {@link ExportBodyWriter}.
 *
 * @param list name of the list, used as file name and metric tag
 * @param type class of its items
 * @param cursor where to begin; null for the first item
 * @param limit maximum number of items; {@link #ALL} for no limit
 * @param pages reads the list page by page
 */
public record Export<T>(String list, Class<T> type, String cursor, int limit, Pages<T> pages) {

    /** Lower quality than JSON, so that {@code Accept: *}{@code /*} selects the JSON page. */
    public static final String CSV = "text/csv;qs=0.2";

    /** Lower quality than JSON, as for CSV. */
    public static final String NDJSON = "application/x-ndjson;qs=0.3";

    /** No limit. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Reads one page of a list with the filters of the request. */
    @FunctionalInterface
    public interface Pages<T> {

        /**
         * Reads the page at a cursor.
         *
         * @param cursor as given or from the previous page; null for the first page
         * @param limit maximum number of items; a page may have fewer, even none, and still have a next page
         */
        Uni<Page<T>> read(String cursor, int limit);
    }
}
