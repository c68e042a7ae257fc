package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** One of several that share a Redis: its own leases, its own queue, as a process of its own would have. */
final class Replica {

    private static final Duration PAUSE = Duration.ofMillis(40);
    private final HostLeaseManager leases;
    private final HostQueue queue;
    private final Shop shop;
    private volatile boolean dead;

    Replica(LuaScripts scripts, HostSettings settings, FetchSettings fetch, Shop shop) {
        this.leases = new HostLeaseManager(scripts, settings, fetch);
        this.queue = new HostQueue(scripts, leases, settings, fetch, Duration.ofHours(1));
        this.shop = shop;
    }

    HostQueue queue() {
        return queue;
    }

    /** From now on it ends nothing, as if it were gone. */
    void die() {
        dead = true;
    }

    /** Takes what is due and visits it. */
    void work() {
        if (!dead) {
            List<Task> tasks = queue.take(3).await().indefinitely();
            tasks.forEach(this::visit);
        }
    }

    private void visit(Task task) {
        guest(task.hold().host())
                .chain(() -> {
                    Ending ending = new Ending(ScrapeState.UNCHANGED, "", "", Duration.ZERO, Duration.ZERO);
                    return dead ? Uni.createFrom().nullItem() : queue.end(task, ending);
                })
                .subscribe()
                .with(ended -> {});
    }

    /** A request to a host, with a lease that is there or one of its own. */
    Uni<Void> guest(String host) {
        return leases.enter(host)
                .invoke(leave -> shop.enter(host))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(15))
                .invoke(leave -> {
                    shop.leave(host);
                    if (!dead) {
                        leave.accept(PAUSE);
                    }
                })
                .replaceWithVoid();
    }
}
