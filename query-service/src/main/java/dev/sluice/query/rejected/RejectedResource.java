package dev.sluice.query.rejected;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import dev.sluice.query.rejected.RejectedScan.RejectedPosition;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/rejected}: rejected events of one feed or all, newest first. */
@Path("/v1/rejected")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "rejected", description = "Events that no feed accepted, and why.")
final class RejectedResource {

    /** Retention of rejections; a wider range would only visit empty days. */
    private static final Duration MAX_RANGE = Duration.ofDays(30);

    /** Kafka's time may be ahead of this clock by as much as an event may be. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    /** Page size of an export: each row may hold 64 KiB of its original, and two pages are held. */
    private static final int EXPORT_PAGE_SIZE = 100;

    private static final ExportableList<Rejected, RejectedPosition> LIST =
            new ExportableList<>("rejected", Rejected.class, RejectedPosition.LIST, RejectedPosition::of);

    private final RejectedScan scan;
    private final List<String> feeds;

    RejectedResource(RejectedScan scan, @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.scan = scan;
        this.feeds = feeds;
    }

    @GET
    @CachedAnswer
    @Operation(
            summary = "List rejected events",
            description = "Newest first, of one feed or of all, with every reason. "
                    + "A page may be short and still have a `next`.")
    @APIResponse(responseCode = "200", description = "A page of rejected events.")
    public Uni<Page<Rejected>> list(@BeanParam RejectedListParameters asked) {
        return request(asked, Integer.MAX_VALUE).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Rejected> export(@BeanParam RejectedListParameters asked) {
        return request(asked, EXPORT_PAGE_SIZE).export();
    }

    private ListRequest<Rejected, RejectedPosition> request(RejectedListParameters asked, int maxSize) {
        Parameters given = new Parameters();
        RejectedScan.Criteria criteria = criteria(given, asked);
        return LIST.request(given, asked.page, (after, size) -> scan.page(criteria, after, Math.min(size, maxSize)));
    }

    private RejectedScan.Criteria criteria(Parameters given, RejectedListParameters asked) {
        if (asked.feed != null && !feeds.contains(asked.feed)) {
            given.refuse("feed", "must be one of " + String.join(", ", feeds), asked.feed);
        }
        Optional<String> field = given.text("reason", asked.reason);
        TimeRange range = given.range("from", asked.from, "to", asked.to);
        // To the millisecond, like the table.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant end = range.to().orElse(now);
        Instant begin = range.from().orElse(end.minus(MAX_RANGE));
        if (Duration.between(begin, end).compareTo(MAX_RANGE) > 0) {
            given.refuse("from", "must be at most 30 days before to, or before now", asked.from);
        }
        Instant until = range.to().orElse(now.plus(MAX_CLOCK_SKEW));
        return new RejectedScan.Criteria(asked.feed == null ? feeds : List.of(asked.feed), field, begin, until);
    }
}
