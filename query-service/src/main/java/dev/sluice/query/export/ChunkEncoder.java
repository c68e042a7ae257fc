package dev.sluice.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.sluice.query.export.PageReader.ExportBatch;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Encodes the batches of one export, one chunk per batch; together the chunks are one file. */
final class ChunkEncoder<T> {

    private static final int BUFFER_BYTES = 8192;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final ObjectMapper mapper;
    private final Class<T> type;
    private final ExportFormat format;
    private final boolean gzip;
    private ItemWriter<T> writer;
    private boolean closed;

    ChunkEncoder(ObjectMapper mapper, Class<T> type, ExportFormat format, boolean gzip) {
        this.mapper = mapper;
        this.type = type;
        this.format = format;
        this.gzip = gzip;
    }

    /** Encodes a batch, with the end of the file if it is the last one. */
    synchronized byte[] encode(ExportBatch<T> batch) {
        try {
            if (!closed) {
                if (writer == null) {
                    writer = open();
                }
                for (T item : batch.items()) {
                    writer.write(item);
                }
                writer.flush();
            }
            if (batch.last()) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] chunk = buffer.toByteArray();
        buffer.reset();
        return chunk;
    }

    /** Releases the memory that gzip holds outside the heap; a batch of a cancelled export may still be encoded. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ItemWriter<T> open() throws IOException {
        // Flushed after each batch, so that a waiting client receives it.
        OutputStream out = gzip ? new GZIPOutputStream(buffer, BUFFER_BYTES, true) : buffer;
        return format == ExportFormat.CSV ? new CsvWriter<>(mapper, type, out) : new NdjsonWriter<>(mapper, type, out);
    }

    /** Writes one JSON object per line, equal to the items of a page. */
    private static final class NdjsonWriter<T> implements ItemWriter<T> {

        private final ObjectWriter writer;
        private final OutputStream out;

        NdjsonWriter(ObjectMapper mapper, Class<T> type, OutputStream out) {
            this.writer = mapper.writerFor(type);
            this.out = out;
        }

        @Override
        public void write(T item) throws IOException {
            out.write(writer.writeValueAsBytes(item));
            out.write('\n');
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Writes items as lines of one format; closing it closes the underlying stream. */
    interface ItemWriter<T> extends Closeable, Flushable {

        void write(T item) throws IOException;
    }
}
