package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.cassandra.RowWriter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Table {@code product_by_word}. Words of an older title are not deleted: readers drop stale ones, and a write needs no
 * read.
 */
@Singleton
final class ProductWordTable {

    private static final String UPSERT = """
            INSERT INTO sluice.product_by_word (prefix, shard, word, product_id) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    /** Keeps the partition of a frequent prefix small. */
    private static final int SHARDS = 8;

    private final RowWriter writer;

    ProductWordTable(CqlExecutor cql) {
        this.writer = new RowWriter(cql);
    }

    /** Writes the words of all observations, each word once. */
    Uni<Void> write(List<ProductObservedState> observed) {
        Set<WordRow> rows = observed.stream()
                .flatMap(own -> ProductWords.of(own.brand(), own.title()).stream()
                        .map(word -> new WordRow(word, own.productId())))
                .collect(Collectors.toSet());
        return writer.writeAll(rows.stream().map(row -> row.write(now())).toList());
    }

    private record WordRow(String word, String productId) {

        BoundWrite write(long writeTime) {
            int shard = Math.floorMod(productId.hashCode(), SHARDS);
            return BoundWrite.of(UPSERT, ProductWords.prefix(word), shard, word, productId, writeTime);
        }
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
