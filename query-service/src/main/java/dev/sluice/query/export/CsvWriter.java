package dev.sluice.query.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * CSV by RFC 4180: a line with the names, then a line an item. Lists and maps are JSON text in one cell; a cell without
 * anything is null or an empty text, which only JSON tells apart.
 */
final class CsvWriter<T> implements ItemWriter<T> {

    private static final CsvMapper CSV = CsvMapper.builder()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            // Else every text of more than 24 letters is quoted, needed or not.
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            // Whole pages are flushed, not lines.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private final ObjectMapper mapper;
    private final List<CsvColumn> columns;
    private final SequenceWriter rows;

    CsvWriter(ObjectMapper mapper, Class<T> type, OutputStream out) throws IOException {
        this.mapper = mapper;
        this.columns = CsvColumn.of(mapper, type);
        // As one array of rows: alone, a row would lose its nulls.
        this.rows = CSV.writer(LINES).writeValuesAsArray(out);
        // Jackson's own header would be missing when there is no item.
        rows.write(columns.stream().map(CsvColumn::name).toArray());
    }

    @Override
    public void write(T item) throws IOException {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = cell(columns.get(i).of(item));
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

    private Object cell(Object value) throws IOException {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return CsvFormulaEscape.disarm(text);
        }
        JsonNode json = mapper.valueToTree(value);
        // From the value itself: a tree has its own idea of numbers.
        return json.isValueNode() ? CsvFormulaEscape.disarm(json.asText()) : mapper.writeValueAsString(value);
    }
}
