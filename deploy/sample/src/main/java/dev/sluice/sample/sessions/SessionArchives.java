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

/** Writes archives of player sessions of any size in constant memory: one JSON object per line, in random order. */
public final class SessionArchives {

    private SessionArchives() {}

    /**
     * Writes the default archive: five sessions are incomplete, and one event in 500 sessions is duplicated.
     *
     * @param file to write or replace; its extension selects the compression: {@code .jsonl}, {@code .jsonl.gz} or
     *     {@code .jsonl.bz2}
     * @param from start of the archive's time span
     * @param span length of that span
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

    /** The content of a plan's archive, for tests to compare with what they have read. */
    public static ExpectedSessions expected(SessionPlan plan) {
        return ExpectedSessions.of(plan);
    }

    static void write(OutputStream out, SessionPlan plan) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        Iterator<String> lines = new SessionLines(plan).lines().iterator();
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
