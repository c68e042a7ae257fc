package dev.sluice.query.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next cursor of the next page; null on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(
                nullable = true,
                description = "`cursor` of the next page; null on the last page.",
                examples = "MS91c2Vycy8tOTE4")
        String next) {

    /**
     * Creates a page from rows read with one more than requested, which tells whether more follow.
     *
     * @param rows at most {@code limit + 1}
     * @param limit size of the page
     * @param item what is answered for a row
     * @param cursor encodes the position of a row; applied to the last row of the page
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> kept = more ? rows.subList(0, limit) : rows;
        return new Page<>(kept.stream().map(item).toList(), more ? cursor.apply(kept.get(limit - 1)) : null);
    }

    /** Maps the items. */
    public <R> Page<R> map(Function<T, R> item) {
        return new Page<>(items.stream().map(item).toList(), next);
    }
}
