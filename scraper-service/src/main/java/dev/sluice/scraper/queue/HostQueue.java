package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The requests that wait, a queue a host, and what becomes of each. */
@Singleton
public final class HostQueue {

    /** In braces: all keys in one slot of a cluster, since each script touches several. */
    static final String BASE = "{sluice:scrape}";

    /** Values of a task in the answer of the script. */
    private static final int PARTS = 5;

    private final LuaScripts scripts;
    private final HostLeaseManager leases;
    private final HostSettings settings;
    private final Duration usualPause;
    private final long lifetime;

    HostQueue(
            LuaScripts scripts,
            HostLeaseManager leases,
            HostSettings settings,
            FetchSettings fetch,
            @ConfigProperty(name = "sluice.scrapes.lifetime", defaultValue = "7d") Duration lifetime) {
        this.scripts = scripts;
        this.leases = leases;
        this.settings = settings;
        this.usualPause = fetch.delay();
        this.lifetime = lifetime.toMillis();
    }

    /**
     * Notes a request; again has no effect.
     *
     * @param id of the request
     * @param host whose queue it waits in
     * @param request given back with the task
     * @param state {@code QUEUED} for one that Kafka has, {@code WAITING_FOR_HOST} for one to be fetched
     * @return whether it was new in this state
     */
    public Uni<Boolean> record(String id, String host, String request, ScrapeState state) {
        return scripts.run("record", BASE, id, host, request, state.tag(), lifetime)
                .map(answer -> answer.toInteger() == 1);
    }

    /** Takes requests whose hosts may be visited now, each with its host; none while Redis has to be filled again. */
    public Uni<List<Task>> take(int most) {
        return scripts.run("take", BASE, settings.lease().toMillis(), most, lifetime, usualPause.toMillis())
                .map(this::tasks);
    }

    /** Ends a task and gives its host back; false if the host had been given to another meanwhile. */
    public Uni<Boolean> end(Task task, Ending ending) {
        return leases.end(task.hold()).chain(() -> finish(task, ending));
    }

    /** Keeps the host of a task that takes longer than its lease. */
    public Uni<Boolean> prolong(Task task) {
        return leases.prolong(task.hold());
    }

    /** Notes what another program or replica says of a request; what has ended stays as it is. */
    public Uni<Void> result(String id, ScrapeState state, String reasons, String event) {
        return scripts.run("result", BASE, id, state.tag(), lifetime, reasons, event)
                .replaceWithVoid();
    }

    /** Takes a request back that is not being fetched yet. Answers the state that it was in; empty if there is none. */
    public Uni<Optional<ScrapeState>> cancel(String id) {
        return scripts.run("cancel", BASE, id, lifetime).map(answer -> ScrapeState.of(answer.toString()));
    }

    /** A request by its id. */
    public Uni<Optional<StoredRequest>> find(String id) {
        return scripts.run("find", BASE, id)
                .map(answer -> Rows.of(answer).stream().findFirst());
    }

    /** Requests in a state, or all, newest first, after a place in that list. */
    public Uni<List<StoredRequest>> list(Optional<ScrapeState> state, Optional<StoredRequest.Place> after, int most) {
        return scripts.run(
                        "list",
                        BASE,
                        state.map(ScrapeState::tag).orElse(""),
                        after.map(StoredRequest.Place::score).orElse("+inf"),
                        after.map(StoredRequest.Place::id).orElse(""),
                        most)
                .map(Rows::of);
    }

    private Uni<Boolean> finish(Task task, Ending ending) {
        Duration pause = task.hold().pause();
        return scripts.run(
                        "finish",
                        BASE,
                        task.hold().host(),
                        task.hold().token(),
                        (pause.compareTo(ending.rest()) > 0 ? pause : ending.rest()).toMillis(),
                        task.id(),
                        ending.state().tag(),
                        lifetime,
                        ending.reasons(),
                        ending.event(),
                        ending.pause().toMillis())
                .map(answer -> answer.toInteger() == 1);
    }

    private List<Task> tasks(Response answer) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i + PARTS <= answer.size(); i += PARTS) {
            HostLease hold =
                    leases.hold(answer.get(i).toString(), answer.get(i + 1).toLong());
            tasks.add(new Task(
                    hold,
                    answer.get(i + 2).toString(),
                    answer.get(i + 3).toInteger(),
                    answer.get(i + 4).toString()));
        }
        return tasks;
    }
}
