package dev.sluice.scraper.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * Puts work inside spans. The parent of a span is carried by the subscription, never by the thread: retries, merges and
 * emitters change threads. Off, there is nothing but the work.
 */
@Singleton
public final class Traces {

    private static final String CARRIED = Traces.class.getName();
    private static final String PARENT = "traceparent";
    private static final String TRACE_ID = "traceId";
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;
    private final boolean on;

    /** On unless the SDK is disabled, as it is where no endpoint is set. */
    public Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = telemetry.getTracer("dev.sluice");
        this.on = !off;
    }

    /** Whether anybody wants spans. */
    public boolean isOn() {
        return on;
    }

    /**
     * Runs work inside a span, below the one that the subscription carries; the request's own where it carries none.
     *
     * @param step says what the span is; asked only if there is one
     * @param work given the span's context, to be passed on where the subscription ends
     */
    public <T> Uni<T> in(Supplier<Step> step, Function<Context, Uni<T>> work) {
        return on
                ? Uni.createFrom().context(carried -> in(carried.getOrElse(CARRIED, Context::current), step, work))
                : work(Context.root(), work);
    }

    /** The same below a parent that came another way, such as with a record. */
    public <T> Uni<T> in(Context parent, Supplier<Step> step, Function<Context, Uni<T>> work) {
        return on
                ? Uni.createFrom().emitter(emitter -> run(parent, step.get(), work, emitter))
                : work(Context.root(), work);
    }

    /** The span of the request that is answered on this thread, or none. */
    public Context current() {
        return on ? Context.current() : Context.root();
    }

    /** Begins a span that its caller ends; for what is no single piece of work. */
    Span begin(Context parent, Step step) {
        return tracer.spanBuilder(step.name())
                .setParent(parent)
                .setSpanKind(step.kind())
                .setAllAttributes(step.attributes())
                .startSpan();
    }

    /** Adds to a record's headers what makes its readers go on with the trace. */
    public Headers inject(Context context, Headers headers) {
        if (on) {
            W3C.inject(context, headers, (to, name, value) -> to.add(name, value.getBytes(StandardCharsets.US_ASCII)));
        }
        return headers;
    }

    /** A span as text, to be kept where no header goes; null where there is none. */
    public String text(Context context) {
        Map<String, String> fields = new HashMap<>();
        if (on) {
            W3C.inject(context, fields, Map::put);
        }
        return fields.get(PARENT);
    }

    /** The span that a text names, or none. */
    public Context parent(String text) {
        return on && text != null
                ? W3C.extract(Context.root(), Map.of(PARENT, text), TextGetter.INSTANCE)
                : Context.root();
    }

    /**
     * Runs what writes lines of the log that shall name the trace, in a context of its own: whoever else is at work in
     * this one, such as the request that asked for a run, would take the name away.
     */
    public void logged(Context context, Runnable lines) {
        ContextInternal here = on ? ContextInternal.current() : null;
        if (here == null) {
            named(context, lines);
        } else {
            apart(here, context, lines);
        }
    }

    /** What a line is to name can be kept only in a context that is not everybody's. */
    private void begun(Context context, Runnable work) {
        ContextInternal here = on ? ContextInternal.current() : null;
        if (here == null || here.isDuplicate()) {
            named(context, work);
        } else {
            apart(here, context, work);
        }
    }

    private void apart(ContextInternal here, Context context, Runnable work) {
        ContextInternal own = here.duplicate();
        ContextInternal before = own.beginDispatch();
        try {
            named(context, work);
        } finally {
            own.endDispatch(before);
        }
    }

    private void named(Context context, Runnable work) {
        if (!on) {
            work.run();
            return;
        }
        Object before = MDC.get(TRACE_ID);
        MDC.put(TRACE_ID, Span.fromContext(context).getSpanContext().getTraceId());
        try {
            work.run();
        } finally {
            Optional.ofNullable(before).ifPresentOrElse(outer -> MDC.put(TRACE_ID, outer), () -> MDC.remove(TRACE_ID));
        }
    }

    private <T> void run(Context parent, Step step, Function<Context, Uni<T>> work, UniEmitter<? super T> emitter) {
        Span span = begin(parent, step);
        Context context = parent.with(span);
        Cancellable[] running = {() -> {}};
        begun(
                context,
                () -> running[0] = work(context, work)
                        .subscribe()
                        .with(
                                io.smallrye.mutiny.Context.of(CARRIED, context),
                                item -> {
                                    span.end();
                                    emitter.complete(item);
                                },
                                failure -> {
                                    failed(span, failure);
                                    emitter.fail(failure);
                                }));
        emitter.onTermination(() -> {
            running[0].cancel();
            span.end();
        });
    }

    private static <T> Uni<T> work(Context context, Function<Context, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.apply(context));
    }

    /** A message may quote what was collected, so only the kind of failure is told. */
    private static void failed(Span span, Throwable failure) {
        span.setAttribute(ERROR, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
