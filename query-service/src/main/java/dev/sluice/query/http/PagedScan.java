package dev.sluice.query.http;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Assembles a page from several reads, for lists that span partitions or are filtered while reading. The reads of one
 * request are bounded: a page that is not full by then continues at its cursor.
 *
 * @param limit items per page
 * @param read reads the rows after a position
 * @param position returns the position of an item
 * @param cursor encodes a position
 */
public record PagedScan<P, T>(
        int limit, Function<P, Uni<ScanStep<P, T>>> read, Function<T, P> position, Function<P, String> cursor) {

    /** Five years of months; a few hundred milliseconds at worst. */
    private static final int MAX_READS = 60;

    /**
     * Result of one read.
     *
     * @param items matching items, in order
     * @param next where to continue; empty at the end of the list
     */
    public record ScanStep<P, T>(List<T> items, Optional<P> next) {}

    /** Reads the page at a position; it may be empty and still have a cursor. */
    public Uni<Page<T>> page(P begin) {
        return collect(begin, MAX_READS, new ArrayList<>());
    }

    private Uni<Page<T>> collect(P from, int readsLeft, List<T> found) {
        return read.apply(from).chain(step -> {
            found.addAll(step.items());
            // Only one item more than requested tells whether more follow.
            if (found.size() > limit) {
                T last = found.get(limit - 1);
                return toPage(found.subList(0, limit), Optional.of(position.apply(last)));
            }
            return step.next().isEmpty() || readsLeft == 1
                    ? toPage(found, step.next())
                    : collect(step.next().get(), readsLeft - 1, found);
        });
    }

    private Uni<Page<T>> toPage(List<T> items, Optional<P> next) {
        return Uni.createFrom()
                .item(new Page<>(List.copyOf(items), next.map(cursor).orElse(null)));
    }
}
