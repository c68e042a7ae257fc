package dev.sluice.sample.sessions;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The lines of an archive in their random order, one at a time. */
final class SessionEvents {

    private final SessionPlan plan;
    private final Sessions sessions;

    /** Two places a session, the start's even and the end's odd; behind them the duplicates. */
    private final long places;

    SessionEvents(SessionPlan plan) {
        this.plan = plan;
        this.sessions = new Sessions(plan);
        this.places = 2L * plan.sessions();
    }

    Stream<String> lines() {
        long all = places + plan.duplicates();
        Shuffle shuffle = new Shuffle(plan.seed(), all);
        return LongStream.range(0, all).map(shuffle::at).boxed().flatMap(this::line);
    }

    private Stream<String> line(long place) {
        boolean duplicate = place >= places;
        long original = duplicate ? (place - places) * (places / plan.duplicates()) : place;
        Session session = sessions.session((int) (original / 2));
        boolean start = original % 2 == 0;
        if (start ? session.start() : session.end()) {
            return Stream.of(start ? session.startLine() : session.endLine());
        }
        // What is left out cannot be there twice, so the duplicate is one of the session's other event.
        return duplicate ? Stream.of(start ? session.endLine() : session.startLine()) : Stream.empty();
    }
}
