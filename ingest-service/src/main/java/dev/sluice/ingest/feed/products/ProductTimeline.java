package dev.sluice.ingest.feed.products;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Newly stored observations of a product among their neighbours.
 *
 * @param before earlier observations, the nearest first
 * @param window from the first to the last newly stored observation, in the order of time
 * @param after later observations, the nearest first
 */
record ProductTimeline(
        List<ProductObservedState> before, List<ProductObservedState> window, List<ProductObservedState> after) {

    /**
     * An observation whose derived rows depend on the newly stored ones.
     *
     * @param own the observation
     * @param earlier the ones before it, the nearest first
     * @param newest whether none follows it, so that it has no derived row yet
     */
    record Step(ProductObservedState own, List<ProductObservedState> earlier, boolean newest) {}

    /** The stored observations, and those after them that now have another predecessor. */
    List<Step> affected() {
        List<ProductObservedState> earlier = new ArrayList<>(before);
        Collections.reverse(earlier);
        List<Step> steps = new ArrayList<>();
        Set<ProductObservedState> next = next();
        Stream.concat(window.stream(), after.stream()).forEach(own -> {
            if (window.contains(own) || next.contains(own)) {
                List<ProductObservedState> nearestFirst = new ArrayList<>(earlier);
                Collections.reverse(nearestFirst);
                boolean newest = after.isEmpty() && own.equals(window.get(window.size() - 1));
                steps.add(new Step(own, nearestFirst, newest));
            }
            earlier.add(own);
        });
        return steps;
    }

    private Set<ProductObservedState> next() {
        Set<ProductObservedState> next = new LinkedHashSet<>(after.subList(0, Math.min(1, after.size())));
        ProductObservedState.priced(after).ifPresent(next::add);
        ProductObservedState.stocked(after).ifPresent(next::add);
        return next;
    }
}
