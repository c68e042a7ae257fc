package dev.sluice.query.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list, as answered.
 *
 * @param items in the list's order
 * @param next cursor of the next page, null at the end
 */
public record Page<T>(
        List<T> items,

        @Schema(
                nullable = true,
                description = "Give it as `cursor` to get the next page; null at the end.",
                examples = "MS91c2Vycy8tOTE4")
        String next) {

    /**
     * Cuts a page from rows that were read one more than asked for, since only that one tells whether more follow.
     *
     * @param rows at most {@code limit + 1}
     * @param limit the size of a page
     * @param item what is answered for a row
     * @param cursor the position of a row, asked of the page's last
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> kept = more ? rows.subList(0, limit) : rows;
        return new Page<>(kept.stream().map(item).toList(), more ? cursor.apply(kept.get(limit - 1)) : null);
    }

    /** The same page with something else for each item. */
    public <R> Page<R> map(Function<T, R> item) {
        return new Page<>(items.stream().map(item).toList(), next);
    }
}
