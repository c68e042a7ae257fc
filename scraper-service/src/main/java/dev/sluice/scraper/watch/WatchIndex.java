package dev.sluice.scraper.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All watches by id, and when each is due next. */
@Singleton
final class WatchIndex {

    private final ConcurrentNavigableMap<String, Watch> watches = new ConcurrentSkipListMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final Set<Due> firing = ConcurrentHashMap.newKeySet();
    private final Queue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));

    /**
     * A slot that has to be looked at.
     *
     * @param at when to look
     * @param slot the slot
     * @param watch as it was when this was noted; changed since, it is not due by this any more
     */
    record Due(Instant at, Instant slot, Watch watch) {}

    /** True if this is news. */
    boolean put(Watch watch) {
        return !watch.equals(watches.put(watch.watchId(), watch));
    }

    void remove(String id) {
        watches.remove(id);
    }

    Optional<Watch> find(String id) {
        return Optional.ofNullable(watches.get(id));
    }

    int size() {
        return watches.size();
    }

    List<Watch> all() {
        return List.copyOf(watches.values());
    }

    /** By id, after one, those with a tag if one is given. */
    List<Watch> list(String after, Optional<String> tag, int most) {
        return watches.tailMap(after, false).values().stream()
                .filter(watch -> tag.map(watch.tags()::contains).orElse(true))
                .limit(most)
                .toList();
    }

    synchronized void expect(Due due) {
        dues.add(due);
    }

    /** Takes what is due out, the longest due first. */
    synchronized List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        while (due.size() < most && !dues.isEmpty() && !dues.peek().at().isAfter(now)) {
            Due first = dues.remove();
            // A watch that was changed has a place of its own.
            if (first.watch().equals(watches.get(first.watch().watchId()))) {
                due.add(first);
            }
        }
        return due;
    }

    /** How long the slot that has waited longest is over, of those that wait and those that are being fired. */
    synchronized Duration behind(Instant now) {
        return Stream.concat(dues.stream(), firing.stream())
                // First, since it is true of nearly all.
                .filter(due -> due.slot().isBefore(now))
                .filter(due -> due.watch().equals(watches.get(due.watch().watchId())))
                .map(due -> Duration.between(due.slot(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Notes that a slot was taken out to be fired. */
    void firing(Due due) {
        firing.add(due);
    }

    /** Notes that it was fired, or is expected again. */
    void fired(Due due) {
        firing.remove(due);
    }

    Set<String> resting() {
        return resting;
    }
}
