package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Topic {@code products} on its way to {@link ProductTable}. */
@ApplicationScoped
class ProductIngest implements Feed<Product, Product> {

    private final Multi<Message<byte[]>> channel;
    private final ProductTable table;

    ProductIngest(@Channel("products") Multi<Message<byte[]>> channel, ProductTable table) {
        this.channel = channel;
        this.table = table;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.take(channel, this);
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
    public Verdict<Product> judge(Product product) {
        return product.judge();
    }

    @Override
    public Uni<Void> store(Product product, Envelope envelope) {
        return table.write(product, envelope);
    }
}
