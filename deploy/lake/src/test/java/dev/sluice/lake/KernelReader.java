package dev.sluice.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Reads a table with Delta Kernel, an implementation of the format that is independent of Spark's. */
final class KernelReader {

    private final Engine engine = DefaultEngine.create(new Configuration());

    /** All rows as text, sorted. */
    List<String> rows(String path) throws IOException {
        Scan scan = Table.forPath(engine, path)
                .getLatestSnapshot(engine)
                .getScanBuilder()
                .build();
        Row state = scan.getScanState(engine);
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        read(state, files.next(), rows);
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private void read(Row state, Row file, List<String> rows) throws IOException {
        StructType physical = ScanStateRow.getPhysicalDataReadSchema(engine, state);
        try (CloseableIterator<ColumnarBatch> data = engine.getParquetHandler()
                        .readParquetFiles(
                                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                                physical,
                                Optional.empty());
                CloseableIterator<FilteredColumnarBatch> logical =
                        Scan.transformPhysicalData(engine, state, file, data)) {
            while (logical.hasNext()) {
                add(logical.next(), rows);
            }
        }
    }

    private static void add(FilteredColumnarBatch batch, List<String> rows) {
        ColumnarBatch data = batch.getData();
        List<String> names = data.getSchema().fieldNames();
        for (int row = 0; row < data.getSize(); row++) {
            int at = row;
            if (batch.getSelectionVector()
                    .map(selected -> !selected.isNullAt(at) && selected.getBoolean(at))
                    .orElse(true)) {
                Map<String, Object> values = new TreeMap<>();
                for (int column = 0; column < names.size(); column++) {
                    values.put(names.get(column), String.valueOf(value(data.getColumnVector(column), row)));
                }
                rows.add(values.toString());
            }
        }
    }

    private static Object value(ColumnVector column, int row) {
        if (column.isNullAt(row)) {
            return null;
        }
        DataType type = column.getDataType();
        return switch (type.toString().replaceAll("[(\\[ ].*", "")) {
            case "string" -> column.getString(row);
            case "boolean" -> column.getBoolean(row);
            case "integer" -> column.getInt(row);
            case "long" -> column.getLong(row);
            case "double" -> column.getDouble(row);
            case "Decimal" -> column.getDecimal(row).toPlainString();
            case "binary" -> HexFormat.of().formatHex(column.getBinary(row));
            case "date" -> LocalDate.ofEpochDay(column.getInt(row));
            case "timestamp" -> Instant.EPOCH.plus(column.getLong(row), ChronoUnit.MICROS);
            case "array" -> list(column.getArray(row).getElements());
            case "map" -> map(column.getMap(row));
            default -> throw new IllegalArgumentException("no column of the lake is a " + type);
        };
    }

    private static List<Object> list(ColumnVector elements) {
        List<Object> list = new ArrayList<>();
        for (int at = 0; at < elements.getSize(); at++) {
            list.add(value(elements, at));
        }
        return list;
    }

    private static Map<Object, Object> map(MapValue entries) {
        Map<Object, Object> map = new TreeMap<>();
        for (int at = 0; at < entries.getSize(); at++) {
            map.put(value(entries.getKeys(), at), value(entries.getValues(), at));
        }
        return map;
    }
}
