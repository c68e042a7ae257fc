package dev.sluice.query.export;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One component of a record, as Jackson has it for the JSON of the same list: same name, same order. */
final class Column {

    private final BeanPropertyWriter property;

    private Column(BeanPropertyWriter property) {
        this.property = property;
    }

    /** All but those that are left out where they are null, since those are never there in lists. */
    static List<Column> of(ObjectMapper mapper, Class<?> type) throws JsonMappingException {
        List<Column> columns = new ArrayList<>();
        Iterator<PropertyWriter> properties =
                mapper.getSerializerProviderInstance().findValueSerializer(type).properties();
        while (properties.hasNext()) {
            if (properties.next() instanceof BeanPropertyWriter property && !property.willSuppressNulls()) {
                columns.add(new Column(property));
            }
        }
        return List.copyOf(columns);
    }

    String name() {
        return property.getName();
    }

    /** The item's value; null if it has none. */
    Object of(Object item) {
        try {
            return property.get(item);
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + name(), e);
        }
    }
}
