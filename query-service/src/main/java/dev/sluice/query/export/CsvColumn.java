package dev.sluice.query.export;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One component of a record, as Jackson has it for the JSON of the same list: same name, same order. */
final class CsvColumn {

    private final BeanPropertyWriter property;

    private CsvColumn(BeanPropertyWriter property) {
        this.property = property;
    }

    /** All but those that are left out where they are null, since those are never there in lists. */
    static List<CsvColumn> of(ObjectMapper mapper, Class<?> type) throws JsonMappingException {
        List<CsvColumn> columns = new ArrayList<>();
        Iterator<PropertyWriter> properties =
                mapper.getSerializerProviderInstance().findValueSerializer(type).properties();
        while (properties.hasNext()) {
            if (properties.next() instanceof BeanPropertyWriter property && !property.willSuppressNulls()) {
                columns.add(new CsvColumn(property));
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
