package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.scrape.VisitRequest;
import dev.sluice.scraper.scrape.VisitResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visits of a requested page: an unchanged one, according to its host, is not published. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductVisitorTest {

    private static final String PAGE = """
            <script type="application/ld+json">{"@type":"Product","name":"Lamp","sku":"L1","offers":
            {"price":"10.00","priceCurrency":"EUR","availability":"InStock"}}</script>""";

    private final FakeWebServer shop = new FakeWebServer();
    private final AtomicInteger whole = new AtomicInteger();

    @Inject
    ProductVisitor visitor;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPageThatTheHostCallsUnchangedGivesNoEvent() {
        shop.with("/1", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                whole.incrementAndGet();
                FakeWebServer.send(exchange, 200, "text/html", PAGE.getBytes(StandardCharsets.UTF_8));
            }
        });

        VisitResult first = visit(null);
        VisitResult second = visit(null);
        VisitResult shown = visit("b");

        assertThat(first.eventId()).startsWith("127.0.0.1~L1/");
        assertThat(second).isEqualTo(VisitResult.unchanged());
        assertThat(shown.eventId())
                .as("another selector may find another price")
                .isNotNull();
        assertThat(whole).hasValue(2);
    }

    private VisitResult visit(String selector) {
        return visitor.visit(new VisitRequest(shop.at("/1"), "scrape", selector, false))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
