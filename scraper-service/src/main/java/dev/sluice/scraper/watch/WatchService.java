package dev.sluice.scraper.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.scrape.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what is asked of watches, with a problem where that cannot be done. */
@Singleton
final class WatchService {

    /** Watches of one call as JSON, and of one page. */
    static final int MOST = 500;

    private final WatchOrderValidator rules;
    private final WatchTopic log;
    private final WatchIndex index;
    private final WatchScheduler dues;
    private final WatchSettings settings;
    private final ObjectMapper mapper;

    WatchService(
            WatchOrderValidator rules,
            WatchTopic log,
            WatchIndex index,
            WatchScheduler dues,
            WatchSettings settings,
            ObjectMapper mapper) {
        this.rules = rules;
        this.log = log;
        this.index = index;
        this.dues = dues;
        this.settings = settings;
        this.mapper = mapper;
    }

    Uni<WatchList> add(String body) {
        List<WatchOrder> orders = read(body);
        List<Violation> violations = new ArrayList<>();
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            int item = i;
            rules.watch(orders.get(i), (field, message) -> violations.add(new Violation(item, field, message)))
                    .ifPresent(watches::add);
        }
        refuse(violations);
        return keep(watches)
                .replaceWith(
                        () -> new WatchList(watches.stream().map(this::shown).toList(), null));
    }

    Uni<WatchImportResult> add(WatchCsv table) {
        return keep(table.watches())
                .replaceWith(() -> new WatchImportResult(table.watches().size(), table.bad()));
    }

    WatchCsv table(String body) {
        return new WatchCsv(body == null ? "" : body, rules::watch);
    }

    Uni<WatchView> change(String id, String body) {
        Watch old = find(id);
        List<WatchOrder> orders = read(body);
        List<Violation> violations = new ArrayList<>();
        Optional<Watch> changed = rules.watch(
                orders.get(0).over(old), (field, message) -> violations.add(new Violation(0, field, message)));
        refuse(violations);
        Watch now = changed.orElseThrow();
        Watch kept = new Watch(
                old.watchId(),
                old.feed(),
                old.address(),
                old.asin(),
                old.site(),
                now.every(),
                now.cron(),
                now.zone(),
                now.tags(),
                now.selector(),
                now.browser(),
                old.createdAt(),
                now.updatedAt());
        return keep(List.of(kept)).replaceWith(() -> shown(kept));
    }

    Uni<Void> remove(String id) {
        return away(log.remove(find(id)));
    }

    Watch find(String id) {
        return index.find(id).orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "There is no such watch."));
    }

    WatchView shown(Watch watch) {
        return WatchView.of(watch, dues.next(watch));
    }

    WatchList list(String cursor, Optional<String> tag, int limit) {
        return WatchList.of(
                index.list(cursor, tag, limit).stream().map(this::shown).toList(), limit);
    }

    private Uni<Void> keep(List<Watch> watches) {
        if (index.size() + watches.size() > settings.most()) {
            throw HttpProblem.valueOf(Status.CONFLICT, "There would be more than " + settings.most() + " watches.");
        }
        return away(log.keep(watches));
    }

    private List<WatchOrder> read(String body) {
        try {
            JsonNode tree = mapper.readTree(body == null ? "" : body);
            List<WatchOrder> read = new ArrayList<>();
            for (JsonNode item :
                    tree.isArray() ? tree : mapper.createArrayNode().add(tree)) {
                if (!item.isObject()) {
                    throw bad("the body must be an object, or an array of objects");
                }
                read.add(mapper.treeToValue(item, WatchOrder.class));
            }
            if (read.isEmpty() || read.size() > MOST) {
                throw bad("there must be 1 to " + MOST + " of them; more come as text/csv");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw bad("the body is not JSON of the form that the description of the API shows");
        }
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw HttpProblem.builder()
                    .withStatus(Status.BAD_REQUEST)
                    .withTitle("Bad Request")
                    .withDetail("Nothing was changed: see violations.")
                    .with("violations", violations)
                    .build();
        }
    }

    static HttpProblem bad(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail);
    }

    private static <T> Uni<T> away(Uni<T> asked) {
        return asked.onFailure().transform(failure -> HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Service Unavailable")
                .withDetail("Kafka is away; ask again in a moment.")
                .withHeader("Retry-After", 5)
                .build());
    }
}
