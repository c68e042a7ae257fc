package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
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

/** Nothing inside the network is reached: something really listens there, and nobody comes. */
class InsideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Listener inside = new Listener();
    private final FakeWeb web = new FakeWeb();

    @AfterEach
    void close() {
        inside.close();
        web.close();
    }

    @Test
    void noAddressMeantToReachInsideDoes() throws IOException {
        List<String> addresses = addresses();
        FetchSettings settings = Fetchers.settings("allowed-inside", "", "timeout", "2s", "attempts", "1");
        Fetcher fetcher = Fetchers.with(settings, new SystemNames(), new Web(Fetchers.VERTX, settings));

        for (String address : addresses) {
            URI uri = URI.create(address);
            assertThat(failure(fetcher, uri).reason()).as(address).isEqualTo(Reason.ADDRESS);
            assertThat(catchThrowableOfType(
                                    FetchFailed.class,
                                    () -> fetcher.open(uri, 10).await().atMost(PATIENCE))
                            .reason())
                    .as(address)
                    .isEqualTo(Reason.ADDRESS);
        }

        assertThat(addresses).hasSizeGreaterThan(60);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void aNameThatLeadsInsideIsNotFollowedWhateverElseItAnswers() throws UnknownHostException {
        for (String machine : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254")) {
            List<InetAddress> mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName(machine));

            FetchFailed failure = failure(named(host -> Uni.createFrom().item(mixed)), shop());

            assertThat(failure.reason()).as(machine).isEqualTo(Reason.ADDRESS);
        }

        assertThat(inside.connections()).isZero();
    }

    @Test
    void anAnswerThatChangesBetweenCheckAndConnectionChangesNothing() throws UnknownHostException {
        // Nobody's address first: a connection to it fails. Then inside, in case somebody asked once more.
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        InetAddress local = InetAddress.getLoopbackAddress();
        AtomicInteger asked = new AtomicInteger();
        Fetcher fetcher =
                named(host -> Uni.createFrom().item(() -> List.of(asked.getAndIncrement() == 0 ? outside : local)));

        FetchFailed first = catchThrowableOfType(
                FetchFailed.class,
                () -> fetcher.call(shop(), page -> page).await().atMost(PATIENCE));
        FetchFailed second = failure(fetcher, shop());

        assertThat(first.reason()).isIn(Reason.UNREACHABLE, Reason.TIMEOUT);
        assertThat(second.reason()).isIn(Reason.ADDRESS, Reason.ROBOTS);
        assertThat(asked).hasValueGreaterThan(1);
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
                FakeWeb.send(exchange, 302, "text/html", new byte[0]);
            });

            FetchFailed failure = failure(
                    Fetchers.with("allowed-inside", web.at("/").getAuthority(), "attempts", "1"), web.at("/out"));

            // Without a scheme, or nearly so, it is a path at the shop itself.
            assertThat(failure.reason()).as(address).isIn(Reason.ADDRESS, Reason.STATUS, Reason.REDIRECTS);
        }

        assertThat(inside.connections()).isZero();
    }

    @Test
    void whatIsAllowedIsReachedAndItsNeighbourIsNot() {
        web.with("/p", "text/html", "<p>sample");
        Fetcher fetcher = Fetchers.with("allowed-inside", web.at("/").getAuthority());

        Page page = fetcher.fetch(web.at("/p")).await().atMost(PATIENCE);

        assertThat(page.text()).isEqualTo("<p>sample");
        assertThat(failure(fetcher, URI.create("http://127.0.0.1:" + inside.port() + "/"))
                        .reason())
                .isEqualTo(Reason.ADDRESS);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void anExceptionThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> Fetchers.with("allowed-inside", "10.0.0.0/64"))
                .hasMessageContaining("not a block of addresses");
    }

    private URI shop() {
        return URI.create("http://shop.example:" + inside.port() + "/");
    }

    private static Fetcher named(Names names) {
        FetchSettings settings = Fetchers.settings("allowed-inside", "", "timeout", "2s", "attempts", "1");
        return Fetchers.with(settings, names, new Web(Fetchers.VERTX, settings));
    }

    private static FetchFailed failure(Fetcher fetcher, URI address) {
        return catchThrowableOfType(
                FetchFailed.class, () -> fetcher.fetch(address).await().atMost(PATIENCE));
    }

    private List<String> addresses() throws IOException {
        try (InputStream list = InsideTest.class.getResourceAsStream("/guard/inside.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("{port}", "" + inside.port()).replace("\\u00ad", "\u00ad"))
                    .toList();
        }
    }
}
