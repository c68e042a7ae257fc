package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

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

    /** Each write is in a partition of its own; Cassandra warns about batches across more. */
    private static final int BATCH_SIZE = 10;

    private final CqlExecutor cql;

    ProductWordTable(CqlExecutor cql) {
        this.cql = cql;
    }

    Uni<Void> write(Product product, long writeTime) {
        int shard = Math.floorMod(product.productId().hashCode(), SHARDS);
        List<CqlExecutor.BoundWrite> writes = ProductWords.of(product).stream()
                .map(word -> CqlExecutor.BoundWrite.of(
                        UPSERT, ProductWords.prefix(word), shard, word, product.productId(), writeTime))
                .toList();
        return Multi.createFrom()
                .iterable(writes)
                .group()
                .intoLists()
                .of(BATCH_SIZE)
                .onItem()
                .transformToUniAndConcatenate(cql::writeAll)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
