package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The products feed: from topic {@code products} to {@link ProductTable}. */
@Singleton
final class ProductIngest implements Feed<Product, Product> {

    private final Multi<Message<byte[]>> channel;
    private final ProductTable table;

    ProductIngest(@Channel("products") Multi<Message<byte[]>> channel, ProductTable table) {
        this.channel = channel;
        this.table = table;
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
    public Uni<Void> store(Product product, Envelope envelope) {
        return table.write(product, envelope);
    }
}
