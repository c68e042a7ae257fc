package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Table {@code product_by_word}. Words of an older title stay: readers drop what no longer holds, and no observation
 * waits for another to be read.
 */
@ApplicationScoped
class ProductWordTable {

    private static final String UPSERT = """
            INSERT INTO sluice.product_by_word (prefix, shard, word, product_id) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    /** Keeps a word that begins like a million others from making one partition of them all. */
    private static final int SHARDS = 8;

    /** Each lies in a partition of its own; Cassandra warns of requests that touch more. */
    private static final int TOGETHER = 10;

    private final Cql cql;

    ProductWordTable(Cql cql) {
        this.cql = cql;
    }

    Uni<Void> write(Product product, long writeTime) {
        int shard = Math.floorMod(product.productId().hashCode(), SHARDS);
        List<Cql.Write> writes = ProductWords.of(product).stream()
                .map(word ->
                        Cql.Write.of(UPSERT, ProductWords.prefix(word), shard, word, product.productId(), writeTime))
                .toList();
        return Multi.createFrom()
                .iterable(writes)
                .group()
                .intoLists()
                .of(TOGETHER)
                .onItem()
                .transformToUniAndConcatenate(cql::writeAll)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
