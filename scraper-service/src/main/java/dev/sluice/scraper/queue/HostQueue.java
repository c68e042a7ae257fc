package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Queues scrape requests in Redis, one queue per host, and keeps the state of each. */
@Singleton
public final class HostQueue {

    /** Prefix of all keys; the braces keep them in one slot of a Redis cluster, because each script touches several. */
    static final String BASE = "{sluice:scrape}";

    /** Values per request in the response of {@code take.lua}. */
    private static final int TAKEN_VALUES = 5;

    private final LuaScripts scripts;
    private final HostLeaseManager leases;
    private final HostSettings settings;
    private final ScrapeCodec codec;
    private final Duration usualDelay;
    private final long lifetime;

    HostQueue(
            LuaScripts scripts,
            HostLeaseManager leases,
            HostSettings settings,
            ScrapeCodec codec,
            FetchSettings fetch,
            @ConfigProperty(name = "sluice.scrapes.lifetime") Duration lifetime) {
        this.scripts = scripts;
        this.leases = leases;
        this.settings = settings;
        this.codec = codec;
        this.usualDelay = fetch.delay();
        this.lifetime = lifetime.toMillis();
    }

    /**
     * Records a request; recording it again has no effect.
     *
     * @param request to be recorded
     * @param state {@code QUEUED} once Kafka has it, {@code WAITING_FOR_HOST} to have it fetched
     * @return whether it was new in this state
     */
    public Uni<Boolean> record(ScrapeRequest request, ScrapeState state) {
        return scripts.run(
                        "record",
                        BASE,
                        request.scrapeId(),
                        request.host(),
                        ScrapeCodec.encode(request),
                        state.tag(),
                        lifetime)
                .map(recorded -> recorded.toInteger() == 1);
    }

    /** Takes up to {@code limit} requests whose hosts may be visited now; none while Redis is being rebuilt. */
    public Uni<List<LeasedRequest>> take(int limit) {
        return scripts.run("take", BASE, settings.lease().toMillis(), limit, lifetime, usualDelay.toMillis())
                .map(this::leased);
    }

    /**
     * Ends an attempt and releases its host.
     *
     * @param leased the request
     * @param result of the attempt; a request in state {@code WAITING_FOR_HOST} is queued again
     * @param hostRest for which the host wants no further request
     * @param retryDelay before the next attempt
     * @return false if the lease was lost, so that another replica makes the attempt
     */
    public Uni<Boolean> finish(LeasedRequest leased, ScrapeResult result, Duration hostRest, Duration retryDelay) {
        HostLease lease = leased.lease();
        return leases.close(lease)
                .chain(() -> scripts.run(
                        "finish",
                        BASE,
                        lease.host(),
                        lease.token(),
                        Math.max(lease.delay().toMillis(), hostRest.toMillis()),
                        result.scrapeId(),
                        result.state(),
                        lifetime,
                        ScrapeCodec.encodeReasons(result),
                        Objects.toString(result.eventId(), ""),
                        retryDelay.toMillis()))
                .map(finished -> finished.toInteger() == 1);
    }

    /** Extends the lease of a request that takes longer than one; false if it is lost. */
    public Uni<Boolean> extend(LeasedRequest leased) {
        return leases.extend(leased.lease());
    }

    /** Records a result that ingest-service or another replica reported; a final state does not change. */
    public Uni<Void> record(ScrapeResult result) {
        return scripts.run(
                        "report",
                        BASE,
                        result.scrapeId(),
                        result.state(),
                        lifetime,
                        ScrapeCodec.encodeReasons(result),
                        Objects.toString(result.eventId(), ""))
                .replaceWithVoid();
    }

    /** Cancels a request that is not being fetched yet; returns its state before, empty if there is no such request. */
    public Uni<Optional<ScrapeState>> cancel(String id) {
        return scripts.run("cancel", BASE, id, lifetime).map(before -> ScrapeState.of(before.toString()));
    }

    /** Finds a request by its id. */
    public Uni<Optional<Scrape>> find(String id) {
        return scripts.run("find", BASE, id)
                .map(rows -> codec.decodeRows(rows).stream().findFirst());
    }

    /** Lists up to {@code limit} requests, of one state or all, newest first, after a position in that list. */
    public Uni<List<Scrape>> list(Optional<ScrapeState> state, Optional<Scrape.ListPosition> after, int limit) {
        return scripts.run(
                        "list",
                        BASE,
                        state.map(ScrapeState::tag).orElse(""),
                        after.map(Scrape.ListPosition::score).orElse("+inf"),
                        after.map(Scrape.ListPosition::id).orElse(""),
                        limit)
                .map(codec::decodeRows);
    }

    private List<LeasedRequest> leased(Response values) {
        List<LeasedRequest> requests = new ArrayList<>();
        for (int i = 0; i + TAKEN_VALUES <= values.size(); i += TAKEN_VALUES) {
            HostLease lease =
                    leases.register(values.get(i).toString(), values.get(i + 1).toLong());
            requests.add(new LeasedRequest(
                    lease,
                    values.get(i + 2).toString(),
                    values.get(i + 3).toInteger(),
                    codec.decodeRequest(values.get(i + 4).toString())));
        }
        return requests;
    }
}
