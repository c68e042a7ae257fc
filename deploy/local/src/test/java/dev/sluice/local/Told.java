package dev.sluice.local;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a collector is told of it.
 *
 * @param parent empty for the first of its trace
 * @param links the traces that it links to
 */
record Told(
        String service,
        String trace,
        String id,
        String parent,
        String name,
        Span.SpanKind kind,
        Map<String, String> attributes,
        List<String> links) {

    static Told of(String service, Span span) {
        return new Told(
                service,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind(),
                texts(span.getAttributesList()),
                span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList());
    }

    static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach(attribute -> texts.put(
                attribute.getKey(),
                attribute.getValue().hasStringValue()
                        ? attribute.getValue().getStringValue()
                        : attribute.getValue().toString()));
        return texts;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
