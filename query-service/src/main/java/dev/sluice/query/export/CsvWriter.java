package dev.sluice.query.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes CSV by RFC 4180: a header line, then a line per item. Lists and maps are JSON in one cell. An empty cell is
 * null or empty text, which only JSON can tell apart.
 */
final class CsvWriter<T> implements ChunkEncoder.ItemWriter<T> {

    private static final CsvMapper CSV = CsvMapper.builder()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            // Otherwise every text of more than 24 characters is quoted, needed or not.
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            // Pages are flushed, not lines.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private final ObjectMapper mapper;
    private final List<BeanPropertyWriter> columns;
    private final SequenceWriter rows;

    CsvWriter(ObjectMapper mapper, Class<T> type, OutputStream out) throws IOException {
        this.mapper = mapper;
        this.columns = columns(mapper, type);
        // As an array of rows: a single row would lose its nulls.
        this.rows = CSV.writer(SCHEMA).writeValuesAsArray(out);
        // Jackson's own header would be missing without items.
        rows.write(columns.stream().map(BeanPropertyWriter::getName).toArray());
    }

    @Override
    public void write(T item) throws IOException {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = cell(value(columns.get(i), item));
        }
        rows.write(row);
    }

    @Override
    public void flush() throws IOException {
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /**
     * Columns of a record, with the names and order of its JSON; without those omitted from JSON when null, which are
     * always null in lists.
     */
    private static List<BeanPropertyWriter> columns(ObjectMapper mapper, Class<?> type) throws JsonMappingException {
        List<BeanPropertyWriter> columns = new ArrayList<>();
        mapper.getSerializerProviderInstance()
                .findValueSerializer(type)
                .properties()
                .forEachRemaining(property -> {
                    if (property instanceof BeanPropertyWriter column && !column.willSuppressNulls()) {
                        columns.add(column);
                    }
                });
        return List.copyOf(columns);
    }

    private static Object value(BeanPropertyWriter column, Object item) {
        try {
            return column.get(item);
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + column.getName(), e);
        }
    }

    private Object cell(Object value) throws IOException {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return CsvFormulaEscape.escape(text);
        }
        JsonNode json = mapper.valueToTree(value);
        // From the value itself: the tree formats numbers differently.
        return json.isValueNode() ? CsvFormulaEscape.escape(json.asText()) : mapper.writeValueAsString(value);
    }
}
