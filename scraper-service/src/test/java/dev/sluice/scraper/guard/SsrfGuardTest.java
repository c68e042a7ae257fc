package dev.sluice.scraper.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.fetch.WebPage;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No request reaches a server that listens inside the network. */
class SsrfGuardTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CountingListener inside = new CountingListener();
    private final FakeWebServer web = new FakeWebServer();

    @AfterEach
    void close() {
        inside.close();
        web.close();
    }

    @Test
    void noInternalAddressIsReachedInAnySpelling() throws IOException {
        List<String> addresses = addresses();
        Fetcher fetcher = fetcher("");

        for (String address : addresses) {
            URI uri = URI.create(address);
            assertThat(failure(fetcher, uri).reason()).as(address).isEqualTo(Reason.ADDRESS);
            assertThat(catchThrowableOfType(
                                    FetchFailed.class,
                                    () -> fetcher.open(uri, 10).await().atMost(TIMEOUT))
                            .reason())
                    .as(address)
                    .isEqualTo(Reason.ADDRESS);
        }

        assertThat(addresses).hasSizeGreaterThan(60);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void aNameWithOneInternalIpAddressIsRejected() throws UnknownHostException {
        for (String internal : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254")) {
            List<InetAddress> mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName(internal));

            FetchFailed failure = failure(resolving(host -> Uni.createFrom().item(mixed)), shop());

            assertThat(failure.reason()).as(internal).isEqualTo(Reason.ADDRESS);
        }

        assertThat(inside.connections()).isZero();
    }

    @Test
    void aDnsAnswerThatChangesAfterTheCheckHasNoEffect() throws UnknownHostException {
        // First an address that cannot be connected to, then loopback for a client that resolves again.
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        InetAddress local = InetAddress.getLoopbackAddress();
        AtomicInteger lookups = new AtomicInteger();
        Fetcher fetcher = resolving(
                host -> Uni.createFrom().item(() -> List.of(lookups.getAndIncrement() == 0 ? outside : local)));

        FetchFailed first = catchThrowableOfType(
                FetchFailed.class,
                () -> fetcher.call(shop(), page -> page).await().atMost(TIMEOUT));
        FetchFailed second = failure(fetcher, shop());

        assertThat(first.reason()).isIn(Reason.UNREACHABLE, Reason.TIMEOUT);
        assertThat(second.reason()).isIn(Reason.ADDRESS, Reason.ROBOTS);
        assertThat(lookups).hasValueGreaterThan(1);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void aRedirectInsideIsNotFollowed() throws IOException {
        List<String> addresses = addresses().stream()
                .filter(address -> address.chars().allMatch(sign -> sign < 0x7f))
                .toList();
        for (String address : addresses) {
            web.with("/out", exchange -> {
                exchange.getResponseHeaders().add("Location", address);
                FakeWebServer.send(exchange, 302, "text/html", new byte[0]);
            });

            FetchFailed failure = failure(fetcher(web.at("/").getAuthority()), web.at("/out"));

            // Without a valid scheme it is a path on the same host.
            assertThat(failure.reason()).as(address).isIn(Reason.ADDRESS, Reason.STATUS, Reason.REDIRECTS);
        }

        assertThat(inside.connections()).isZero();
    }

    @Test
    void anAllowedPortIsReachedAndOthersAreNot() {
        web.with("/p", "text/html", "<p>sample");
        Fetcher fetcher = fetcher(web.at("/").getAuthority());

        WebPage page = fetcher.fetch(web.at("/p")).await().atMost(TIMEOUT);

        assertThat(page.text()).isEqualTo("<p>sample");
        assertThat(failure(fetcher, URI.create("http://127.0.0.1:" + inside.port() + "/"))
                        .reason())
                .isEqualTo(Reason.ADDRESS);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void anInvalidExceptionFailsAtStartup() {
        assertThatThrownBy(() -> fetcher("10.0.0.0/64")).hasMessageContaining("not an address block");
    }

    private URI shop() {
        return URI.create("http://shop.example:" + inside.port() + "/");
    }

    private static Fetcher fetcher(String allowedInternalAddresses) {
        return new FetcherFixture("timeout", "2s", "attempts", "1")
                .allowing(allowedInternalAddresses)
                .build();
    }

    private static Fetcher resolving(DnsResolver dns) {
        return new FetcherFixture("timeout", "2s", "attempts", "1")
                .allowing("", dns)
                .build();
    }

    private static FetchFailed failure(Fetcher fetcher, URI address) {
        return catchThrowableOfType(
                FetchFailed.class, () -> fetcher.fetch(address).await().atMost(TIMEOUT));
    }

    private List<String> addresses() throws IOException {
        try (InputStream list = SsrfGuardTest.class.getResourceAsStream("/guard/inside.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("{port}", "" + inside.port()).replace("\\u00ad", "\u00ad"))
                    .toList();
        }
    }
}
