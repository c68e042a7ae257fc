package dev.sluice.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON object per line, equal to the items of a page. */
final class NdjsonWriter<T> implements ItemWriter<T> {

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
