package dev.sluice.query.export;

import dev.sluice.query.http.Page;
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

    /** Reads the requested page; 50 items by default, at most 500. */
    public Uni<Page<T>> page(Parameters given, String limit, String cursor, PositionedPages<T, P> pages) {
        return page(given, given.limit(limit), cursor, pages);
    }

    /** Reads the requested page of a validated size. */
    public Uni<Page<T>> page(Parameters given, int size, String cursor, PositionedPages<T, P> pages) {
        Optional<P> after = given.cursor(cursorName, cursor, position);
        given.check();
        return pages.read(after, size);
    }

    /** Exports the list from the cursor on. */
    public Export<T> export(Parameters given, String limit, String cursor, PositionedPages<T, P> pages) {
        int max = given.limit(limit, Export.ALL, Export.ALL);
        given.cursor(cursorName, cursor, position);
        given.check();
        return new Export<>(
                name,
                type,
                cursor,
                max,
                (at, size) -> pages.read(new Parameters().cursor(cursorName, at, position), size));
    }
}
