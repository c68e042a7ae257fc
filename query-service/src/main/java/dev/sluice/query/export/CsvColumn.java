package dev.sluice.query.export;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** CSV column of a record component, with the name and order that Jackson uses for the JSON of the list. */
final class CsvColumn {

    private final BeanPropertyWriter property;

    private CsvColumn(BeanPropertyWriter property) {
        this.property = property;
    }

    /** Columns of a record, without those omitted from JSON when null: they are always null in lists. */
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

    /** Value of the column; may be null. */
    Object value(Object item) {
        try {
            return property.get(item);
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + name(), e);
        }
    }
}
