package dev.sluice.sample.sessions;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Generates the lines of an archive in random order, one at a time. */
final class SessionLines {

    private final SessionPlan plan;
    private final SessionGenerator sessions;

    /** Two positions per session, even for the start and odd for the end; the duplicates follow. */
    private final long originals;

    SessionLines(SessionPlan plan) {
        this.plan = plan;
        this.sessions = new SessionGenerator(plan);
        this.originals = 2L * plan.sessions();
    }

    Stream<String> lines() {
        long all = originals + plan.duplicates();
        Shuffle shuffle = new Shuffle(plan.seed(), all);
        return LongStream.range(0, all).map(shuffle::at).boxed().flatMap(this::line);
    }

    private Stream<String> line(long position) {
        boolean duplicate = position >= originals;
        long original = duplicate ? (position - originals) * (originals / plan.duplicates()) : position;
        ArchivedSession session = sessions.session((int) (original / 2));
        boolean start = original % 2 == 0;
        if (start ? session.start() : session.end()) {
            return Stream.of(start ? session.startLine() : session.endLine());
        }
        // A missing event cannot be duplicated, so the session's other event is.
        return duplicate ? Stream.of(start ? session.endLine() : session.startLine()) : Stream.empty();
    }
}
