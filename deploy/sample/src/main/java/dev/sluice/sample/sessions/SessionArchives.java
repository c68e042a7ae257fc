package dev.sluice.sample.sessions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes archives of player sessions of any size, one JSON object a line, in random order and with flat memory. */
public final class SessionArchives {

    private SessionArchives() {}

    /**
     * Writes the usual archive: five sessions are incomplete, and a duplicate comes with every 500.
     *
     * @param file whose name ends in {@code .jsonl}, {@code .jsonl.gz} or {@code .jsonl.bz2} and so decides how it is
     *     compressed; replaced if it is there
     * @param from before which nothing happens
     * @param span after {@code from}, in which everything happens
     */
    public static void write(Path file, long seed, int sessions, Instant from, Duration span) throws IOException {
        write(file, SessionPlan.of(seed, sessions, from, span));
    }

    /** Writes the archive of a plan; the same plan gives the same bytes. */
    public static void write(Path file, SessionPlan plan) throws IOException {
        String name = file.toString();
        if (!name.matches(".*\\.jsonl(\\.gz|\\.bz2)?")) {
            throw new IllegalArgumentException("must end in .jsonl, .jsonl.gz or .jsonl.bz2: " + name);
        }
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream compressed = compressed(name, out)) {
            write(compressed, plan);
        }
    }

    /** What is in the archive of a plan, for tests to compare with what they have read. */
    public static SessionTruth truth(SessionPlan plan) {
        return SessionTruth.of(plan);
    }

    static void write(OutputStream out, SessionPlan plan) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        Iterator<String> lines = new SessionEvents(plan).lines().iterator();
        while (lines.hasNext()) {
            writer.write(lines.next());
            writer.write('\n');
        }
        writer.flush();
    }

    private static OutputStream compressed(String name, OutputStream out) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(out);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorOutputStream(out) : out;
    }
}
