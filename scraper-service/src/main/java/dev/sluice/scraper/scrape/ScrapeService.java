package dev.sluice.scraper.scrape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.publish.Publisher;
import dev.sluice.scraper.queue.ScrapeState;
import dev.sluice.scraper.queue.StoredRequest;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers what is asked of requests, with a problem where that cannot be done. */
@Singleton
final class ScrapeService {

    /** Orders of one call, and items of one page. */
    static final int MOST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScrapeOrderValidator orders;
    private final ScrapeRequestPublisher scrapes;
    private final Ledger ledger;
    private final Publisher publisher;
    private final ObjectMapper mapper;

    ScrapeService(
            ScrapeOrderValidator orders,
            ScrapeRequestPublisher scrapes,
            Ledger ledger,
            Publisher publisher,
            ObjectMapper mapper) {
        this.orders = orders;
        this.scrapes = scrapes;
        this.ledger = ledger;
        this.publisher = publisher;
        this.mapper = mapper;
    }

    Uni<AcceptedScrapes> ask(String body) {
        List<Violation> violations = new ArrayList<>();
        List<ScrapeRequest> requests = new ArrayList<>();
        List<ScrapeOrder> wanted = read(body);
        for (int i = 0; i < wanted.size(); i++) {
            int item = i;
            requests.addAll(orders.requests(
                    wanted.get(i), (field, message) -> violations.add(new Violation(item, field, message))));
        }
        if (!violations.isEmpty()) {
            throw HttpProblem.builder()
                    .withStatus(Status.BAD_REQUEST)
                    .withTitle("Bad Request")
                    .withDetail("Nothing was asked for: see violations.")
                    .with("violations", violations)
                    .build();
        }
        return asked(requests);
    }

    Uni<AcceptedScrapes> again(String id) {
        return away(ledger.request(id)).chain(found -> {
            ScrapeRequest old = found.orElseThrow(ScrapeService::none);
            return asked(List.of(new ScrapeRequest(
                    UUID.randomUUID().toString(),
                    old.feed(),
                    old.address(),
                    old.host(),
                    null,
                    old.selector(),
                    old.browser(),
                    now(),
                    null)));
        });
    }

    Uni<ScrapeList> list(Optional<ScrapeState> state, Optional<StoredRequest.Place> after, int limit) {
        return away(ledger.list(state, after, limit)).map(items -> ScrapeList.of(items, limit));
    }

    Uni<Scrape> find(String id) {
        return away(ledger.find(id)).map(found -> found.orElseThrow(ScrapeService::none));
    }

    /** Told to Kafka too, so that a Redis that loses everything does not bring it back. */
    Uni<Void> cancel(String id) {
        return away(ledger.cancel(id)).chain(found -> switch (found.orElseThrow(ScrapeService::none)) {
            case QUEUED, WAITING_FOR_HOST, CANCELLED ->
                away(publisher.send(ScrapeResult.of(id, "", ScrapeState.CANCELLED, List.of(), now())
                        .event()));
            default ->
                throw HttpProblem.valueOf(
                        Status.CONFLICT, "It is " + found.get().tag() + " already.");
        });
    }

    private Uni<AcceptedScrapes> asked(List<ScrapeRequest> requests) {
        return away(scrapes.ask(requests)).replaceWith(() -> AcceptedScrapes.of(requests));
    }

    private List<ScrapeOrder> read(String body) {
        try {
            JsonNode tree = mapper.readTree(body == null ? "" : body);
            List<ScrapeOrder> read = new ArrayList<>();
            for (JsonNode item :
                    tree.isArray() ? tree : mapper.createArrayNode().add(tree)) {
                if (!item.isObject()) {
                    throw bad("the body must be an object, or an array of objects");
                }
                read.add(mapper.treeToValue(item, ScrapeOrder.class));
            }
            if (read.isEmpty() || read.size() > MOST) {
                throw bad("there must be 1 to " + MOST + " of them");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw bad("the body is not JSON of the form that the description of the API shows");
        }
    }

    static HttpProblem bad(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail);
    }

    private static HttpProblem none() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "There is no such request, or it ended long ago.");
    }

    /** Kafka or Redis is away: said so, instead of an internal error. */
    private static <T> Uni<T> away(Uni<T> asked) {
        return asked.onFailure(failure -> !(failure instanceof HttpProblem)).transform(failure -> HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Service Unavailable")
                .withDetail("Kafka or Redis is away; ask again in a moment.")
                .withHeader("Retry-After", PATIENCE.toSeconds())
                .build());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
