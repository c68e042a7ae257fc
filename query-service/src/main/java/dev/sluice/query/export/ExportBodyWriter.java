package dev.sluice.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.http.Negotiation;
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

/** Streams an {@link Export}: reads pages, encodes them on a worker thread and writes the chunks. */
@Provider
final class ExportBodyWriter implements ServerMessageBodyWriter<Export<?>> {

    private static final int UPGRADE_REQUIRED = 426;

    private final ObjectMapper mapper;
    /** Lazy: writers are created at build time, settings at startup. */
    private final Instance<ExportPermits> permits;

    private final Instance<ExportSettings> settings;

    ExportBodyWriter(ObjectMapper mapper, Instance<ExportPermits> permits, Instance<ExportSettings> settings) {
        this.mapper = mapper;
        this.permits = permits;
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
        rejectHttp10(request);
        ExportFormat format = ExportFormat.of(context.getResponseMediaType());
        boolean gzip = Negotiation.acceptsGzip(
                String.join(",", context.getRequestHeaders().getRequestHeader(HttpHeaders.ACCEPT_ENCODING)));
        Multi<byte[]> chunks = chunks(export, format, gzip);
        request.suspend();
        chunks.subscribe()
                .withSubscriber(new ExportResponseWriter(
                        export.list(),
                        request,
                        response -> {
                            request.setResponseContentType(format.type());
                            setHeaders(response, export.list() + format.fileExtension(), gzip);
                        },
                        settings.get().stallTimeout()));
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
        throw new UnsupportedOperationException("an export is not written through interceptors");
    }

    private <T> Multi<byte[]> chunks(Export<T> export, ExportFormat format, boolean gzip) {
        ChunkEncoder<T> encoder = new ChunkEncoder<>(mapper, export.type(), format, gzip);
        ExportPermits.Permit permit = permits.get().acquire(export.list());
        return new PageReader<>(export, settings.get())
                .batches()
                // One page waits here while the previous one is written; no other is read meanwhile.
                .emitOn(Infrastructure.getDefaultExecutor(), 1)
                .onItem()
                .invoke(batch -> permits.get().rows(export.list(), batch.items().size()))
                .map(encoder::encode)
                .select()
                .where(chunk -> chunk.length > 0)
                .onTermination()
                .invoke((failure, cancelled) -> {
                    permit.release(failure, cancelled);
                    encoder.close();
                });
    }

    /** HTTP/1.0 has no chunks, so a truncated response would look complete. */
    private static void rejectHttp10(ResteasyReactiveRequestContext request) {
        if (request.unwrap(HttpServerRequest.class).version() == HttpVersion.HTTP_1_0) {
            throw HttpProblem.builder()
                    .withStatus(UPGRADE_REQUIRED)
                    .withTitle("Upgrade Required")
                    .withDetail("Exporting a list requires HTTP/1.1 or later.")
                    .withHeader("Upgrade", "HTTP/1.1")
                    .build();
        }
    }

    private static void setHeaders(ServerHttpResponse response, String file, boolean gzip) {
        response.setChunked(true);
        response.setResponseHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        response.setResponseHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        // Read once, and too large to keep.
        response.setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (gzip) {
            response.setResponseHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }
}
