package dev.sluice.sample.sessions;

import dev.sluice.sample.server.SampleResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** The archive that the server offers: small, of the days before its start, the same bytes for every request. */
public final class ServedArchive {

    /** Prefix of all its paths. */
    public static final String ROOT = "/archives/";

    static final String PATH = ROOT + "player-sessions.jsonl.gz";
    private static final int SESSIONS = 2000;
    private static final Duration SPAN = Duration.ofDays(3);

    private final SessionPlan plan;
    private byte[] archive;

    /** Plans the archive of the days before a start. */
    public ServedArchive(long seed, Instant start) {
        this.plan = SessionPlan.of(seed, SESSIONS, start.minus(SPAN), SPAN);
    }

    /** Responds to a request for a path below {@link #ROOT}. */
    public SampleResponse respond(String path) {
        return path.equals(PATH)
                ? SampleResponse.file("application/gzip", archive())
                : SampleResponse.text(404, "There is no such archive");
    }

    /** The plan that the archive follows. */
    public SessionPlan plan() {
        return plan;
    }

    /** Written on the first request, since most tests send none. */
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
