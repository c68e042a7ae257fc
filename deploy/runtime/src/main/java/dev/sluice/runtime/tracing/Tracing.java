package dev.sluice.runtime.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * Runs work inside spans. A span's parent is carried by the subscription, never by the thread: retries, merges and
 * emitters change threads. When tracing is disabled, the work runs unwrapped.
 */
@Singleton
public final class Tracing {

    private static final String CONTEXT_KEY = Tracing.class.getName();
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACE_ID = "traceId";
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;
    private final boolean enabled;

    /** Enabled unless the SDK is disabled, as it is where no endpoint is set. */
    public Tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = telemetry.getTracer("dev.sluice");
        this.enabled = !disabled;
    }

    /** Whether spans are recorded. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Runs work inside a span whose parent is the one that the subscription carries, or else the current request's.
     *
     * @param spec evaluated only when tracing is enabled
     * @param work given the span's context, to be passed on where the subscription ends
     */
    public <T> Uni<T> in(Supplier<SpanSpec> spec, Function<Context, Uni<T>> work) {
        return enabled
                ? Uni.createFrom().context(carried -> in(carried.getOrElse(CONTEXT_KEY, Context::current), spec, work))
                : deferred(Context.root(), work);
    }

    /** Runs work inside a span whose parent arrived another way, such as with a record. */
    public <T> Uni<T> in(Context parent, Supplier<SpanSpec> spec, Function<Context, Uni<T>> work) {
        return enabled
                ? Uni.createFrom().emitter(emitter -> run(parent, spec.get(), work, emitter))
                : deferred(Context.root(), work);
    }

    /** The span of the request that this thread is handling, or the root context. */
    public Context current() {
        return enabled ? Context.current() : Context.root();
    }

    /** Starts a span that its caller ends; only when tracing is enabled. */
    public Span start(Context parent, SpanSpec spec) {
        return builder(parent, spec).startSpan();
    }

    /** Records a span of an operation that has just ended. */
    public void record(Context parent, Supplier<SpanSpec> spec, Instant started) {
        if (enabled) {
            builder(parent, spec.get()).setStartTimestamp(started).startSpan().end();
        }
    }

    private SpanBuilder builder(Context parent, SpanSpec spec) {
        return tracer.spanBuilder(spec.name())
                .setParent(parent)
                .setSpanKind(spec.kind())
                .setAllAttributes(spec.attributes());
    }

    /** Adds trace context to a record's headers, so that its consumers continue the trace. */
    public Headers inject(Context context, Headers headers) {
        if (enabled) {
            W3C.inject(context, headers, (to, name, value) -> to.add(name, value.getBytes(StandardCharsets.US_ASCII)));
        }
        return headers;
    }

    /** A span as text, to be stored where headers do not reach; null if there is none. */
    public String traceparent(Context context) {
        Map<String, String> fields = new HashMap<>();
        if (enabled) {
            W3C.inject(context, fields, Map::put);
        }
        return fields.get(TRACEPARENT);
    }

    /** The span that {@link #traceparent} wrote as text, or the root context. */
    public Context parent(String traceparent) {
        return enabled && traceparent != null
                ? W3C.extract(Context.root(), Map.of(TRACEPARENT, traceparent), CarrierGetter.MAP)
                : Context.root();
    }

    /** The span under which a record was sent, or the root context. */
    public Context parent(Headers headers) {
        return enabled ? W3C.extract(Context.root(), headers, CarrierGetter.RECORD) : Context.root();
    }

    /**
     * Runs code whose log lines shall carry the trace id, in a Vert.x context of its own: other work in the current one,
     * such as the request that started a run, would remove the id.
     */
    public void withTraceId(Context context, Runnable work) {
        ContextInternal current = enabled ? ContextInternal.current() : null;
        if (current == null) {
            withMdc(context, work);
        } else {
            onDuplicate(current, context, work);
        }
    }

    /** The trace id can be kept only in a Vert.x context that is not shared. */
    private void withTraceIdUnshared(Context context, Runnable work) {
        ContextInternal current = enabled ? ContextInternal.current() : null;
        if (current == null || current.isDuplicate()) {
            withMdc(context, work);
        } else {
            onDuplicate(current, context, work);
        }
    }

    private void onDuplicate(ContextInternal current, Context context, Runnable work) {
        ContextInternal duplicate = current.duplicate();
        ContextInternal previous = duplicate.beginDispatch();
        try {
            withMdc(context, work);
        } finally {
            duplicate.endDispatch(previous);
        }
    }

    private void withMdc(Context context, Runnable work) {
        if (!enabled) {
            work.run();
            return;
        }
        Object previous = MDC.get(TRACE_ID);
        MDC.put(TRACE_ID, Span.fromContext(context).getSpanContext().getTraceId());
        try {
            work.run();
        } finally {
            Optional.ofNullable(previous).ifPresentOrElse(id -> MDC.put(TRACE_ID, id), () -> MDC.remove(TRACE_ID));
        }
    }

    private <T> void run(Context parent, SpanSpec spec, Function<Context, Uni<T>> work, UniEmitter<? super T> emitter) {
        Span span = start(parent, spec);
        Context context = parent.with(span);
        Cancellable[] running = {() -> {}};
        withTraceIdUnshared(
                context,
                () -> running[0] = deferred(context, work)
                        .subscribe()
                        .with(
                                io.smallrye.mutiny.Context.of(CONTEXT_KEY, context),
                                item -> {
                                    span.end();
                                    emitter.complete(item);
                                },
                                failure -> {
                                    fail(span, failure);
                                    emitter.fail(failure);
                                }));
        emitter.onTermination(() -> {
            running[0].cancel();
            span.end();
        });
    }

    private static <T> Uni<T> deferred(Context context, Function<Context, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.apply(context));
    }

    /** Records only the type of a failure: its message may quote collected data. */
    private static void fail(Span span, Throwable failure) {
        span.setAttribute(ERROR, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
