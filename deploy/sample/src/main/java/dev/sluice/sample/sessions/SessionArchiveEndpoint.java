package dev.sluice.sample.sessions;

import dev.sluice.sample.server.SampleResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/**
 * Serves a small session archive that covers the three days before the server started. Every request gets the same
 * bytes.
 */
public final class SessionArchiveEndpoint {

    /** Path prefix of all archives. */
    public static final String ROOT = "/archives/";

    static final String PATH = ROOT + "player-sessions.jsonl.gz";
    private static final int SESSIONS = 2000;
    private static final Duration COVERED_PERIOD = Duration.ofDays(3);

    private final SessionPlan plan;
    private byte[] archive;

    /** Plans the archive of the three days before {@code start}. */
    public SessionArchiveEndpoint(long seed, Instant start) {
        this.plan = SessionPlan.of(seed, SESSIONS, start.minus(COVERED_PERIOD), COVERED_PERIOD);
    }

    /** Responds to a request for a path below {@link #ROOT}. */
    public SampleResponse respond(String path) {
        return path.equals(PATH)
                ? SampleResponse.file("application/gzip", archive())
                : SampleResponse.text(404, "No such archive");
    }

    /** The plan that the archive follows. */
    public SessionPlan plan() {
        return plan;
    }

    /** Returns the compressed archive; built on the first request, because most tests never ask for it. */
    private synchronized byte[] archive() {
        if (archive == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream compressed = new GZIPOutputStream(bytes)) {
                SessionArchives.write(compressed, plan);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            archive = bytes.toByteArray();
        }
        return archive;
    }
}
