package dev.sluice.query.export;

import dev.sluice.query.http.Page;
import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list that is answered as pages or exported as a whole, with the same parameters. Reports all invalid parameters
 * before anything is read.
 *
 * @param name name of the list, used as file name and metric tag of exports
 * @param type class of its items
 * @param cursorName name of the list in its cursors
 * @param position parses the parts of a cursor
 */
public record ExportableList<T, P>(String name, Class<T> type, String cursorName, Function<List<String>, P> position) {

    /** Reads a page after a position. */
    @FunctionalInterface
    public interface PositionedPages<T, P> {

        /** Reads at most {@code limit} items after a position; empty for the first page. */
        Uni<Page<T>> read(Optional<P> after, int limit);
    }

    /** Creates a request for this list, whose parameters are not checked yet. */
    public ListRequest<T, P> request(Parameters given, PageParameters asked, PositionedPages<T, P> pages) {
        return request(given, asked.limit, asked.cursor, pages);
    }

    /** Creates a request for this list with a limit and a cursor as given. */
    public ListRequest<T, P> request(Parameters given, String limit, String cursor, PositionedPages<T, P> pages) {
        return new ListRequest<>(this, given, limit, cursor, pages);
    }

    /** A request for a page or an export of a list. */
    public record ListRequest<T, P>(
            ExportableList<T, P> list, Parameters given, String limit, String cursor, PositionedPages<T, P> pages) {

        /** Reads the requested page; 50 items by default, at most 500. */
        public Uni<Page<T>> page() {
            return page(given.limit(limit));
        }

        /** Reads the requested page of a list with its own bounds. */
        public Uni<Page<T>> page(int defaultSize, int maxSize) {
            return page(given.limit(limit, defaultSize, maxSize));
        }

        private Uni<Page<T>> page(int size) {
            Optional<P> after = given.cursor(list.cursorName, cursor, list.position);
            given.check();
            return pages.read(after, size);
        }

        /** Exports the list from the cursor on. */
        public Export<T> export() {
            int max = given.limit(limit, Export.ALL, Export.ALL);
            given.cursor(list.cursorName, cursor, list.position);
            given.check();
            return new Export<>(
                    list.name,
                    list.type,
                    cursor,
                    max,
                    (at, size) -> pages.read(new Parameters().cursor(list.cursorName, at, list.position), size));
        }
    }
}
