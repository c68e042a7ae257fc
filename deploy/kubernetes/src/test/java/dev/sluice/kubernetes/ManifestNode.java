package dev.sluice.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value in a Kubernetes manifest. A missing field is a node with a null value, so lookups can be chained without null
 * checks.
 *
 * @param value a map, a list, a string, a number, a boolean, or null
 */
record ManifestNode(Object value) {

    /** The descendant at a path of field names separated by dots. */
    ManifestNode at(String path) {
        ManifestNode node = this;
        for (String name : path.split("\\.", -1)) {
            node = new ManifestNode(node.value instanceof Map<?, ?> map ? map.get(name) : null);
        }
        return node;
    }

    List<ManifestNode> items() {
        return value instanceof List<?> list
                ? list.stream().map(ManifestNode::new).toList()
                : List.of();
    }

    /** The fields of an object, in order; empty for any other value. */
    Map<String, ManifestNode> fields() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                entry -> new ManifestNode(entry.getValue()),
                                (one, other) -> other,
                                LinkedHashMap::new))
                : Map.of();
    }

    /** The fields with their values as text, for maps such as labels. */
    Map<String, String> stringMap() {
        return fields().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .text()));
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    /** The number; -1 if the value is not a number. */
    long number() {
        return value instanceof Number number ? number.longValue() : -1;
    }

    boolean is(Object expected) {
        return expected.equals(value);
    }

    boolean exists() {
        return value != null;
    }
}
