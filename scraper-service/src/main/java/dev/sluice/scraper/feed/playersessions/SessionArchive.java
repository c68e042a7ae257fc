package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.fetch.Download;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.Fingerprint;
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

/** An archive of events: a file or an address, plain or packed; its first bytes tell how, whatever its name. */
final class SessionArchive {

    private final String place;
    private final Fetcher fetcher;
    private final long limit;

    SessionArchive(String place, Fetcher fetcher, long limit) {
        this.place = place;
        this.fetcher = fetcher;
        this.limit = limit;
    }

    /** Under which its position is kept; an address may hold a key, so this is not the place itself. */
    String mark() {
        return "archive:" + Fingerprint.of(place);
    }

    /** Opens it at its beginning; to be read on a worker thread. */
    Uni<Opened> open(AtomicLong bytesRead) {
        if (place.startsWith("http://") || place.startsWith("https://")) {
            return fetcher.open(URI.create(place), limit)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(download -> opened(download, bytesRead));
        }
        return Uni.createFrom()
                .item(() -> opened(file(Path.of(place)), bytesRead))
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

    private static Opened opened(Download source, AtomicLong bytesRead) {
        InputStream body = new CountedInput(source.body(), bytesRead);
        try {
            return new Opened(new Lines(unpacked(body)), source.length(), source.version());
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

    /** Members one after the other, as {@code cat a.gz b.gz} makes them, are one archive. */
    private static InputStream unpacked(InputStream packed) throws IOException {
        BufferedInputStream in = new BufferedInputStream(packed, 32 * 1024);
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

    /**
     * An archive at its beginning.
     *
     * @param lines to be read and closed
     * @param length in bytes as packed; below zero if unknown
     * @param version tells this content from an earlier one at the same place
     */
    record Opened(Lines lines, long length, String version) {}
}
