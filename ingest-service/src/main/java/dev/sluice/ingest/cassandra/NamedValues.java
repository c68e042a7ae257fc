package dev.sluice.ingest.cassandra;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Values for a statement with named markers such as {@code :title}. Values without a marker are ignored. */
public final class NamedValues {

    private final Map<String, Object> values = new HashMap<>();

    /** Sets a value; null deletes the cell. */
    public NamedValues set(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Object[] inOrderOf(ColumnDefinitions markers) {
        return StreamSupport.stream(markers.spliterator(), false)
                .map(marker -> value(marker.getName().asInternal()))
                .toArray();
    }

    private Object value(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("no value for marker :" + name);
        }
        return values.get(name);
    }
}
