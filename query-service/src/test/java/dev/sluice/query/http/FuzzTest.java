package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arbitrary paths and parameters are client errors at worst, never server errors. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class FuzzTest {

    private static final String PLAYER = "/v1/player-sessions?player=0a2d12a1a7e145de8bae44c0c6e06629";

    private static final List<String> LISTS = List.of(
            "/v1/users",
            "/v1/products",
            "/v1/products/x~y/observations",
            "/v1/solar-flares?to=2010-03-01T00:00:00Z",
            "/v1/solar-flares/summary?to=2010-03-01T00:00:00Z",
            "/v1/solar-notifications?to=2010-03-01T00:00:00Z",
            PLAYER,
            PLAYER + "&complete=false",
            "/v1/player-sessions/starts",
            "/v1/player-sessions/starts?hours=1",
            "/v1/player-sessions/starts/hours",
            "/v1/player-sessions/lengths",
            "/v1/products/x~y/prices",
            "/v1/products/changes",
            "/v1/products/back-in-stock",
            "/v1/users/summary",
            "/v1/insights",
            "/v1/insights/golden",
            "/v1/rejected");

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%00b",
                "%01%02",
                "%0d%0aX:y",
                "%zz",
                "%",
                "%c3%28",
                "%ff%fe",
                "%ed%a0%80",
                "%F0%9F%92%A9",
                "..",
                "%2e%2e%2f",
                "%2F",
                "a%2Fb",
                "'",
                "%22;DROP",
                "%20",
                "none/abc",
                "~",
                "{id}",
                "\\",
                "a;b=c",
                "%E2%80%AE"
            })
    void strangeIdsAreRejected(String id) throws IOException {
        assertThat(RawHttp.status(service, "/v1/users/" + id)).as(id).isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/products/" + id)).as(id).isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/products/" + id + "/observations"))
                .as(id)
                .isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/products/" + id + "/prices"))
                .as(id)
                .isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/solar-flares/" + id)).as(id).isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/solar-notifications/" + id))
                .as(id)
                .isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/player-sessions/" + id)).as(id).isBetween(300, 499);
        assertThat(RawHttp.status(service, "/v1/insights/x/y" + id)).as(id).isBetween(300, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit",
                "cursor",
                "country",
                "registeredFrom",
                "registeredTo",
                "brand",
                "asin",
                "site",
                "from",
                "to",
                "feed",
                "reason",
                "minClass",
                "region",
                "hasEnd",
                "type",
                "interval",
                "player",
                "complete",
                "hours",
                "sort",
                "prefix"
            })
    void strangeParametersAreRejectedOrMatchNothing(String name) throws IOException {
        for (String value :
                new String[] {"%00", "%zz", "%", "%c3%28", "", "x".repeat(3500), "-1", "%F0%9F%92%A9", "+", "1e9"}) {
            for (String path : LISTS) {
                String parameters = path + (path.contains("?") ? "&" : "?");
                assertThat(RawHttp.status(service, parameters + name + "=" + value))
                        .as("%s%s=%s", parameters, name, value)
                        .isBetween(200, 499);
            }
        }
    }

    @Test
    void longIdsAreRejected() throws IOException {
        for (int length : new int[] {401, 3000, 10_000, 100_000}) {
            assertThat(RawHttp.status(service, "/v1/users/" + "a".repeat(length)))
                    .isBetween(400, 499);
        }
    }

    @Test
    void forgedCursorsAreRejectedOrFindNothing() throws IOException {
        for (String plain : new String[] {
            "1/users/x",
            "1/users/",
            "1/users",
            "2/users/1",
            "1/users/%",
            "1/users/99999999999999999999",
            "1/rejected/" + Long.MAX_VALUE + "/users/x",
            "1/rejected/" + Long.MIN_VALUE + "/%00/%00",
            "1/rejected/1",
            "1/observations/" + Long.MIN_VALUE,
            "1/observations/" + Long.MAX_VALUE,
            "1/products/-1",
            "1/solar-flares/" + Long.MAX_VALUE + "/x",
            "1/solar-flares/" + Long.MIN_VALUE + "/%00",
            "1/solar-flares/1483228800000/x",
            "1/solar-flares/1",
            "1/solar-notifications/" + Long.MIN_VALUE + "/",
            "1/player-sessions/" + Long.MAX_VALUE + "/x",
            "1/player-sessions/" + Long.MIN_VALUE + "/%00",
            "1/player-sessions/x/y",
            "1/open-player-sessions/%00",
            "1/prices-by-day/" + Long.MIN_VALUE,
            "1/prices-by-day/" + Long.MAX_VALUE,
            "1/back-in-stock/" + Long.MIN_VALUE + "/%00",
            "1/back-in-stock/" + Long.MAX_VALUE + "/x",
            "1/insight/golden/%00",
            "1/insight/golden"
        }) {
            String cursor = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
            for (String path : LISTS) {
                assertThat(RawHttp.status(service, path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor))
                        .as(plain + " " + path)
                        .isBetween(200, 499);
            }
        }
    }

    @Test
    void randomBytesCauseNoServerError() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(String.format("%%%02x", random.nextInt(256)));
            }
            assertThat(RawHttp.status(service, "/v1/users/" + text))
                    .as(text.toString())
                    .isBetween(300, 499);
            assertThat(RawHttp.status(service, "/v1/rejected?cursor=" + text))
                    .as(text.toString())
                    .isEqualTo(400);
        }
    }
}
