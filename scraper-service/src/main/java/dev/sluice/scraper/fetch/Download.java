package dev.sluice.scraper.fetch;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A long file under way.
 *
 * @param body to be read on a worker thread and to be closed; read only as fast as its reader takes it
 * @param length in bytes; below zero if the host did not say
 * @param version what tells this content from an earlier one at the same address; empty if the host said nothing
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
