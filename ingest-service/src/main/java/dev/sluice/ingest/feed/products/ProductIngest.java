package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The products feed: from topic {@code products} to {@link ProductTable}. */
@Singleton
final class ProductIngest implements Feed<Product, Product> {

    private final Multi<Message<List<byte[]>>> channel;

    ProductIngest(@Channel("products") Multi<Message<List<byte[]>>> channel) {
        this.channel = channel;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Class<Product> event() {
        return Product.class;
    }

    @Override
    public String key(Product product) {
        return product.productId();
    }

    @Override
    public Instant time(Product product) {
        return product.observedAt();
    }

    @Override
    public Verdict<Product> validate(Product product) {
        return product.validate();
    }

    @Override
    public List<BoundWrite> rows(Product product, Envelope envelope) {
        return ProductTable.rows(product, envelope);
    }
}
