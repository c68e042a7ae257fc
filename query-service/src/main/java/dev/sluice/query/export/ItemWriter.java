package dev.sluice.query.export;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/** Writes items as lines of one format; closing it closes the underlying stream. */
interface ItemWriter<T> extends Closeable, Flushable {

    void write(T item) throws IOException;
}
