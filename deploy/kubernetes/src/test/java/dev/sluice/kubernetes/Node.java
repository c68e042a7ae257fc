package dev.sluice.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A node of a manifest; a missing one is a node without a value, so that a check need not test each step.
 *
 * @param value a map, a list, a string, a number, a truth value, or null
 */
record Node(Object value) {

    /** The descendant at a path of field names separated by dots. */
    Node at(String path) {
        Node node = this;
        for (String name : path.split("\\.", -1)) {
            node = new Node(node.value instanceof Map<?, ?> map ? map.get(name) : null);
        }
        return node;
    }

    List<Node> items() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    /** The fields of an object, in order; empty for any other value. */
    Map<String, Node> fields() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                entry -> new Node(entry.getValue()),
                                (one, other) -> other,
                                LinkedHashMap::new))
                : Map.of();
    }

    /** A map whose values are text, as labels are. */
    Map<String, String> texts() {
        return fields().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .text()));
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    long number() {
        return value instanceof Number number ? number.longValue() : -1;
    }

    boolean is(Object expected) {
        return expected.equals(value);
    }

    boolean isThere() {
        return value != null;
    }
}
