package dev.sluice.scraper.feed.playersessions;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.fetch.Download;
import dev.sluice.scraper.fetch.Fetcher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** An archive of events, in a file or at an address. Compression is detected from its first bytes, not from its name. */
final class SessionArchive {

    private final String location;
    private final Fetcher fetcher;
    private final long limit;

    SessionArchive(String location, Fetcher fetcher, long limit) {
        this.location = location;
        this.fetcher = fetcher;
        this.limit = limit;
    }

    /** Name of its checkpoint; a hash, since an address may contain a key. */
    String checkpoint() {
        return "archive:" + Fingerprint.of(location);
    }

    /** Opens the archive at its beginning, to be read on a worker thread. */
    Uni<OpenArchive> open(AtomicLong bytesRead) {
        if (location.startsWith("http://") || location.startsWith("https://")) {
            return fetcher.open(URI.create(location), limit)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(download -> opened(download, bytesRead));
        }
        return Uni.createFrom()
                .item(() -> opened(file(Path.of(location)), bytesRead))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Download file(Path path) {
        try {
            String version = Files.size(path) + " " + Files.getLastModifiedTime(path);
            return new Download(Files.newInputStream(path), Files.size(path), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenArchive opened(Download source, AtomicLong bytesRead) {
        InputStream body = source.body();
        try {
            body = BoundedInputStream.builder()
                    .setInputStream(body)
                    .setAfterRead(count -> bytesRead.addAndGet(Math.max(0, count)))
                    .get();
            return new OpenArchive(new LineReader(decompressed(body)), source.length(), source.version());
        } catch (IOException e) {
            UncheckedIOException failure = new UncheckedIOException(e);
            try {
                body.close();
            } catch (IOException onClose) {
                failure.addSuppressed(onClose);
            }
            throw failure;
        }
    }

    /** Concatenated members, as {@code cat a.gz b.gz} makes them, are one archive. */
    private static InputStream decompressed(InputStream compressed) throws IOException {
        BufferedInputStream in = new BufferedInputStream(compressed, 32 * 1024);
        in.mark(3);
        byte[] head = in.readNBytes(3);
        in.reset();
        if (head.length == 3 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(in)
                    .setDecompressConcatenated(true)
                    .get();
        }
        boolean bzip2 = head.length == 3 && head[0] == 'B' && head[1] == 'Z' && head[2] == 'h';
        return bzip2 ? new BZip2CompressorInputStream(in, true) : in;
    }

    /** An open archive, with its compressed length in bytes, negative if unknown; an equal version means equal content. */
    record OpenArchive(LineReader lines, long length, String version) {}
}
