package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content negotiation and cache keys. */
class NegotiationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "gzip, deflate, br|true",
                "br;q=1, GZIP;q=0.1|true",
                "*|true",
                "gzip;q=0|false",
                "gzip; q=0.000, *|false",
                "*;q=0|false",
                "identity|false",
                "br|false",
                "''|false"
            })
    void gzipIsUsedOnlyWhenAccepted(String accepted, boolean takes) {
        assertThat(Negotiation.acceptsGzip(accepted)).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\"|true",
                "W/\"a\"|true",
                "*|true",
                "\"b\", \"a\"|true",
                "\"b\",W/\"a\"|true",
                "\"b\"|false",
                "a|false",
                "\"a-gzip\"|false"
            })
    void aTagIsFoundInAList(String tags, boolean found) {
        assertThat(Negotiation.matches(tags, "\"a\"")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|true",
                "application/json|true",
                "text/html,application/xhtml+xml,*/*;q=0.8|true",
                "text/csv|false",
                "application/json;q=0.1, text/csv|false",
                "application/x-ndjson|false",
                "text/event-stream|false",
                "application/json;q=0|false",
                "text/html|false"
            })
    void onlyRequestsForJsonUseTheAnswerCache(String accept, boolean wants) {
        assertThat(Negotiation.wantsJson(accept)).isEqualTo(wants);
    }

    @Test
    void equivalentRequestsHaveTheSameKey() {
        assertThat(CacheKey.of("/v1/users", "b=1&a=2&a=1")).contains("/v1/users?a=2&a=1&b=1");
        assertThat(CacheKey.of("/v1/solar-flares/2017-09-06T11%3A53", null))
                .contains("/v1/solar-flares/2017-09-06T11:53");
        assertThat(CacheKey.of("/v1/users/a+b", null)).contains("/v1/users/a+b");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users/a%2Fb",
        "/v1/users/a;b=c",
        "/v1//users",
        "/v1/users/%zz",
        "/v1/users/%2e%2e",
        "/q/health",
        "/v1/users/%00"
    })
    void anAmbiguousPathHasNoKey(String path) {
        assertThat(CacheKey.of(path, null)).isEmpty();
    }
}
