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

/** Indexes all watches by id, and their slots by the time at which they are due. */
@Singleton
final class WatchIndex {

    private final ConcurrentNavigableMap<String, Watch> watches = new ConcurrentSkipListMap<>();
    private final Set<DueSlot> firing = ConcurrentHashMap.newKeySet();
    private final Queue<DueSlot> expected = new PriorityQueue<>(Comparator.comparing(DueSlot::at));

    /**
     * A slot that is due, or is checked again while another replica fires it.
     *
     * @param at time of the check
     * @param slot time of the slot
     * @param watch as it was when the slot was added; once it changes, this slot is dropped
     */
    record DueSlot(Instant at, Instant slot, Watch watch) {}

    /** Adds or replaces a watch; false if it is unchanged. */
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

    /** Lists up to {@code limit} watches, by id, after an id, optionally those with a tag. */
    List<Watch> list(String after, Optional<String> tag, int limit) {
        return watches.tailMap(after, false).values().stream()
                .filter(watch -> tag.map(watch.tags()::contains).orElse(true))
                .limit(limit)
                .toList();
    }

    synchronized void expect(DueSlot due) {
        expected.add(due);
    }

    /** Removes and returns up to {@code limit} slots that are due, the earliest first. */
    synchronized List<DueSlot> due(Instant now, int limit) {
        List<DueSlot> due = new ArrayList<>();
        while (due.size() < limit
                && !expected.isEmpty()
                && !expected.peek().at().isAfter(now)) {
            DueSlot first = expected.remove();
            // A watch that has changed has a slot of its own.
            if (first.watch().equals(watches.get(first.watch().watchId()))) {
                due.add(first);
            }
        }
        return due;
    }

    /** Age of the oldest slot that is expected or being fired; zero if none is overdue. */
    synchronized Duration behind(Instant now) {
        return Stream.concat(expected.stream(), firing.stream())
                // The cheap filter first: it drops nearly all.
                .filter(due -> due.slot().isBefore(now))
                .filter(due -> due.watch().equals(watches.get(due.watch().watchId())))
                .map(due -> Duration.between(due.slot(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Marks a removed slot as being fired. */
    void firing(DueSlot due) {
        firing.add(due);
    }

    /** Marks a slot as fired, or expected again. */
    void fired(DueSlot due) {
        firing.remove(due);
    }
}
