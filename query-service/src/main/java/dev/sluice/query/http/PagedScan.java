package dev.sluice.query.http;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts a page together from several reads, for lists that lie in many partitions or of which not every row is
 * answered. The reads of one request are bounded: a page that is not full by then goes on at its cursor.
 *
 * @param limit items a page
 * @param read what comes after a place
 * @param place of an item
 * @param cursor of a place
 */
public record PagedScan<P, T>(
        int limit, Function<P, Uni<ScanStep<P, T>>> read, Function<T, P> place, Function<P, String> cursor) {

    /** Five years of months; a few hundred milliseconds at worst. */
    private static final int MOST_READS = 60;

    /**
     * What one read gave.
     *
     * @param items to be answered, in order
     * @param next where to go on; empty at the end of the list
     */
    public record ScanStep<P, T>(List<T> items, Optional<P> next) {}

    /** The page that begins at a place; empty items with a cursor are possible. */
    public Uni<Page<T>> page(P begin) {
        return on(begin, MOST_READS, new ArrayList<>());
    }

    private Uni<Page<T>> on(P from, int reads, List<T> found) {
        return read.apply(from).chain(step -> {
            found.addAll(step.items());
            // One more than asked for: only that one tells whether more follow.
            if (found.size() > limit) {
                T last = found.get(limit - 1);
                return answer(found.subList(0, limit), Optional.of(place.apply(last)));
            }
            return step.next().isEmpty() || reads == 1
                    ? answer(found, step.next())
                    : on(step.next().get(), reads - 1, found);
        });
    }

    private Uni<Page<T>> answer(List<T> items, Optional<P> next) {
        return Uni.createFrom()
                .item(new Page<>(List.copyOf(items), next.map(cursor).orElse(null)));
    }
}
