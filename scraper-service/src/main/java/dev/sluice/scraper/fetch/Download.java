package dev.sluice.scraper.fetch;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Streamed download of a long file.
 *
 * @param body read on a worker thread and closed by the caller; the host sends only as fast as it is read
 * @param length in bytes; negative if the host sent none
 * @param version distinguishes this content from an earlier one at the same address; empty if the host sent no validator
 */
public record Download(InputStream body, long length, String version) {

    static Download of(InputStream body, HttpHeaders headers) {
        long length = headers.firstValueAsLong("Content-Length").orElse(-1);
        String version = headers.firstValue("ETag").orElseGet(() -> Stream.of("Last-Modified", "Content-Length")
                .flatMap(name -> headers.firstValue(name).stream())
                .collect(Collectors.joining(" ")));
        return new Download(body, length, version);
    }
}
