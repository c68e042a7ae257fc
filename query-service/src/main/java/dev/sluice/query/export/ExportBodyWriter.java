package dev.sluice.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Streams an {@link Export} to its client: pages are read, turned into bytes on a worker thread, and written. */
@Provider
final class ExportBodyWriter implements ServerMessageBodyWriter<Export<?>> {

    private static final int UPGRADE_REQUIRED = 426;

    private final ObjectMapper mapper;
    /** Writers are made while the service is built, its settings only when it starts. */
    private final Instance<ExportPermits> running;

    private final Instance<ExportSettings> settings;

    ExportBodyWriter(ObjectMapper mapper, Instance<ExportPermits> running, Instance<ExportSettings> settings) {
        this.mapper = mapper;
        this.running = running;
        this.settings = settings;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return Export.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Export.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(Export<?> export, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        refuseOldProtocol(request);
        ExportFormat format = ExportFormat.of(context.getResponseMediaType());
        boolean gzip = Gzip.isTaken(context.getRequestHeaders().getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        Multi<byte[]> chunks = chunks(export, format, gzip);
        request.suspend();
        chunks.subscribe()
                .withSubscriber(new ExportResponseWriter(
                        export.list(),
                        request,
                        response -> {
                            request.setResponseContentType(format.type());
                            head(response, export.list() + format.ending(), gzip);
                        },
                        settings.get().stall()));
    }

    @Override
    public void writeTo(
            Export<?> export,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("an export has no place between interceptors");
    }

    private <T> Multi<byte[]> chunks(Export<T> export, ExportFormat format, boolean gzip) {
        ChunkEncoder<T> chunks = new ChunkEncoder<>(mapper, export.type(), format, gzip);
        ExportPermits.Permit place = running.get().begin(export.list());
        return new PageReader<>(export, settings.get())
                .parts()
                // One page waits here while the one before it is written; no other is read meanwhile.
                .emitOn(Infrastructure.getDefaultExecutor(), 1)
                .onItem()
                .invoke(part -> running.get().rows(export.list(), part.items().size()))
                .map(chunks::of)
                .select()
                .where(chunk -> chunk.length > 0)
                .onTermination()
                .invoke((failure, cancelled) -> {
                    place.end(failure, cancelled);
                    chunks.close();
                });
    }

    /** HTTP/1.0 has no chunks: nobody could tell an answer that was broken off from a whole one. */
    private static void refuseOldProtocol(ResteasyReactiveRequestContext request) {
        if (request.unwrap(HttpServerRequest.class).version() == HttpVersion.HTTP_1_0) {
            throw HttpProblem.builder()
                    .withStatus(UPGRADE_REQUIRED)
                    .withTitle("Upgrade Required")
                    .withDetail("A whole list needs HTTP/1.1 or later.")
                    .withHeader("Upgrade", "HTTP/1.1")
                    .build();
        }
    }

    private static void head(ServerHttpResponse response, String file, boolean gzip) {
        response.setChunked(true);
        response.setResponseHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        response.setResponseHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        // Read once, and too big to keep.
        response.setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (gzip) {
            response.setResponseHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }
}
