package dev.sluice.scraper.watch;

import dev.sluice.scraper.http.BodyReader;
import dev.sluice.scraper.http.Problems;
import dev.sluice.scraper.scrape.VisitorRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Creates, finds, lists, changes and deletes watches; fails with a problem where that is not possible. */
@Singleton
final class WatchService {

    private static final String REFUSED = "Nothing was changed: see violations.";

    private final BodyReader bodies;
    private final VisitorRegistry registry;
    private final WatchTopic topic;
    private final WatchIndex index;
    private final WatchScheduler scheduler;
    private final WatchSettings settings;

    WatchService(
            BodyReader bodies,
            VisitorRegistry registry,
            WatchTopic topic,
            WatchIndex index,
            WatchScheduler scheduler,
            WatchSettings settings) {
        this.bodies = bodies;
        this.registry = registry;
        this.topic = topic;
        this.index = index;
        this.scheduler = scheduler;
        this.settings = settings;
    }

    Uni<WatchList> create(String body) {
        List<WatchOrder> orders = bodies.read(body, WatchOrder.class);
        bodies.check(orders, REFUSED);
        List<Watch> watches =
                orders.stream().map(order -> order.watch(registry)).toList();
        return store(watches)
                .replaceWith(
                        () -> new WatchList(watches.stream().map(this::view).toList(), null));
    }

    /** Creates watches from the valid lines of a CSV table. */
    Uni<WatchImportResult> importCsv(String table) {
        WatchCsv csv = new WatchCsv(bodies, registry);
        csv.read(table == null ? "" : table);
        return store(csv.watches())
                .replaceWith(() -> new WatchImportResult(csv.watches().size(), csv.rejected()));
    }

    Uni<WatchView> change(String id, String body) {
        Watch old = find(id);
        WatchOrder change = bodies.read(body, WatchOrder.class).get(0).mergedInto(old);
        bodies.check(List.of(change), REFUSED);
        Watch changed = old.changed(change.watch(registry));
        return store(List.of(changed)).replaceWith(() -> view(changed));
    }

    Uni<Void> delete(String id) {
        return available(topic.delete(find(id)));
    }

    WatchView get(String id) {
        return view(find(id));
    }

    WatchList list(String cursor, Optional<String> tag, int limit) {
        return WatchList.of(
                index.list(cursor, tag, limit).stream().map(this::view).toList(), limit);
    }

    private Watch find(String id) {
        return index.find(id).orElseThrow(() -> Problems.notFound("There is no such watch."));
    }

    private WatchView view(Watch watch) {
        return WatchView.of(watch, scheduler.next(watch));
    }

    private Uni<Void> store(List<Watch> watches) {
        if (index.size() + watches.size() > settings.maxWatches()) {
            throw Problems.conflict("There would be more than " + settings.maxWatches() + " watches.");
        }
        return available(topic.store(watches));
    }

    private static <T> Uni<T> available(Uni<T> work) {
        return Problems.unavailable("Kafka", work);
    }
}
