package dev.sluice.sample.sessions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes archives of player sessions of any size in constant memory: one JSON object per line, in random order. */
public final class SessionArchives {

    private SessionArchives() {}

    /**
     * Writes the archive of a plan; the same plan gives the same bytes.
     *
     * @param file to write or replace; its extension selects the compression: {@code .jsonl}, {@code .jsonl.gz} or
     *     {@code .jsonl.bz2}
     */
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

    static void write(OutputStream out, SessionPlan plan) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        Iterator<String> lines = lines(plan).iterator();
        while (lines.hasNext()) {
            writer.write(lines.next());
            writer.write('\n');
        }
        writer.flush();
    }

    /** The lines in random order; two positions per session, even for the start and odd for the end, then duplicates. */
    private static Stream<String> lines(SessionPlan plan) {
        SessionGenerator sessions = new SessionGenerator(plan);
        long all = 2L * plan.sessions() + plan.duplicates();
        Shuffle shuffle = new Shuffle(plan.seed(), all);
        return LongStream.range(0, all)
                .map(shuffle::at)
                .boxed()
                .flatMap(position -> line(plan, sessions, position).stream());
    }

    private static Optional<String> line(SessionPlan plan, SessionGenerator sessions, long position) {
        long originals = 2L * plan.sessions();
        boolean duplicate = position >= originals;
        long original = duplicate ? (position - originals) * (originals / plan.duplicates()) : position;
        ArchivedSession session = sessions.session((int) (original / 2));
        boolean start = original % 2 == 0;
        if (start ? session.start() : session.end()) {
            return Optional.of(start ? session.startLine() : session.endLine());
        }
        // A missing event cannot be duplicated, so the session's other event is.
        return duplicate ? Optional.of(start ? session.endLine() : session.startLine()) : Optional.empty();
    }

    private static OutputStream compressed(String name, OutputStream out) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(out);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorOutputStream(out) : out;
    }
}
