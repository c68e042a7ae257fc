package dev.sluice.ingest.intake;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The result of validating an event. Bad data is a value, never an exception, so that it cannot affect its neighbours.
 *
 * @param <R> the row that an accepted event becomes
 */
public sealed interface Verdict<R> {

    /** Applies a function to the row of an accepted event. */
    <T> Verdict<T> map(Function<? super R, ? extends T> function);

    /** The row of an accepted event, or the result of the function for a rejected one. */
    R orElse(Function<? super List<Violation>, ? extends R> rejected);

    /** Accepts the row if there are no violations. */
    static <R> Verdict<R> of(R row, List<Violation> violations) {
        return violations.isEmpty() ? new Accepted<>(row) : new Rejected<>(violations);
    }

    /** Rejects an event for a single reason. */
    static <R> Verdict<R> rejected(Violation violation) {
        return new Rejected<>(List.of(violation));
    }

    /**
     * The event may be stored.
     *
     * @param row as it is stored and announced
     */
    record Accepted<R>(R row) implements Verdict<R> {

        @Override
        public <T> Verdict<T> map(Function<? super R, ? extends T> function) {
            return new Accepted<>(function.apply(row));
        }

        @Override
        public R orElse(Function<? super List<Violation>, ? extends R> rejected) {
            return row;
        }
    }

    /**
     * The event must not be stored.
     *
     * @param violations every reason at once, at least one and at most about a hundred
     */
    record Rejected<R>(List<Violation> violations) implements Verdict<R> {

        /** Violations kept of an event: a hostile one can have a hundred thousand. */
        private static final int MAX_VIOLATIONS = 100;

        /** Keeps the first violations and says how many there were. */
        public Rejected {
            if (violations.size() > MAX_VIOLATIONS) {
                Violation more = Violation.unreadable("has " + violations.size() + " violations; these are the first");
                violations = Stream.concat(Stream.of(more), violations.stream().limit(MAX_VIOLATIONS))
                        .toList();
            }
        }

        @Override
        public <T> Verdict<T> map(Function<? super R, ? extends T> function) {
            return new Rejected<>(violations);
        }

        @Override
        public R orElse(Function<? super List<Violation>, ? extends R> rejected) {
            return rejected.apply(violations);
        }
    }
}
