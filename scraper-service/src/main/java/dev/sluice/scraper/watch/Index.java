package dev.sluice.scraper.watch;

import jakarta.inject.Singleton;
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

/** All watches by id, and when each is due next. */
@Singleton
final class Index {

    private final ConcurrentNavigableMap<String, Watch> watches = new ConcurrentSkipListMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
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

    Set<String> resting() {
        return resting;
    }
}
