package dev.sluice.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.export.PageReader.ExportBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Turns the parts of one export into bytes, one chunk a part; together they are one file. */
final class ChunkEncoder<T> {

    private static final int BUFFER = 8192;

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final ObjectMapper mapper;
    private final Class<T> type;
    private final ExportFormat format;
    private final boolean gzip;
    private ItemWriter<T> lines;
    private boolean closed;

    ChunkEncoder(ObjectMapper mapper, Class<T> type, ExportFormat format, boolean gzip) {
        this.mapper = mapper;
        this.type = type;
        this.format = format;
        this.gzip = gzip;
    }

    /** The part's bytes, with the file's end if it is the last one. */
    synchronized byte[] of(ExportBatch<T> part) {
        try {
            if (!closed) {
                if (lines == null) {
                    lines = open();
                }
                for (T item : part.items()) {
                    lines.write(item);
                }
                lines.flush();
            }
            if (part.last()) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] chunk = taken.toByteArray();
        taken.reset();
        return chunk;
    }

    /** Frees what gzip holds outside the heap; an export that is broken off may still be busy with a part. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ItemWriter<T> open() throws IOException {
        // Flushed at the end of each part, so that a client that waits sees what was read.
        OutputStream out = gzip ? new GZIPOutputStream(taken, BUFFER, true) : taken;
        return format == ExportFormat.CSV ? new CsvWriter<>(mapper, type, out) : new NdjsonWriter<>(mapper, type, out);
    }
}
