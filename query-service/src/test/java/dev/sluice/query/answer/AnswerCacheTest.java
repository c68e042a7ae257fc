package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only aged is sent while one request refreshes it, or when that fails; what was forgotten never is. */
class AnswerCacheTest {

    private static final String ADDRESS = "/v1/users/1";

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AnswerCache near = new AnswerCache(settings(), new CacheMetrics(meters, null));
    private final CachePolicy basis = near.basis(new Says("users", "id")).orElseThrow();

    @BeforeEach
    void open() {
        near.open();
    }

    @Test
    void anAgedAnswerIsSentWhileOneRequestRefreshesIt() {
        near.land(load(), Optional.of(answer("old")));
        awaitAged();

        AnswerLoad refresh = load();
        RenderedAnswer meanwhile = ready();
        near.land(refresh, Optional.of(answer("new")));

        assertThat(text(meanwhile)).isEqualTo("old");
        assertThat(text(near.fresh(ADDRESS).orElseThrow())).isEqualTo("new");
        assertThat(count("stale")).isEqualTo(1);
    }

    @Test
    void aForgottenAnswerIsNotSentThoughItOnlyAged() {
        near.land(load(), Optional.of(answer("old")));
        awaitAged();
        near.forget("users", "1");

        load();

        assertThat(near.turn(ADDRESS, basis)).isInstanceOf(CacheLookup.Join.class);
    }

    @Test
    void anAgedAnswerStandsInForARefreshThatFailedUnlessItIsForgottenMeanwhile() {
        near.land(load(), Optional.of(answer("old")));
        awaitAged();

        AnswerLoad refresh = load();
        Optional<RenderedAnswer> before = near.standIn(refresh);
        near.forget("users", "1");
        Optional<RenderedAnswer> afterwards = near.standIn(refresh);

        assertThat(before.map(AnswerCacheTest::text)).contains("old");
        assertThat(afterwards).isEmpty();
    }

    @Test
    void anAnswerForgottenDuringItsLoadIsNotKept() {
        AnswerLoad trip = load();
        near.forget("users", "1");
        near.land(trip, Optional.of(answer("old")));

        assertThat(near.fresh(ADDRESS)).isEmpty();
        assertThat(count("overtaken")).isEqualTo(1);
    }

    @Test
    void aReassignmentLeavesNothingOfBefore() {
        near.land(load(), Optional.of(answer("old")));
        AnswerLoad under = near.turn("/v1/users/2", basis) instanceof CacheLookup.Load load ? load.trip() : null;
        near.close();
        CacheLookup closed = near.turn(ADDRESS, basis);
        near.open();
        near.land(under, Optional.of(answer("old")));

        assertThat(closed).isInstanceOf(CacheLookup.Bypass.class);
        assertThat(near.fresh(ADDRESS)).isEmpty();
        assertThat(near.fresh("/v1/users/2")).isEmpty();
    }

    private AnswerLoad load() {
        return ((CacheLookup.Load) near.turn(ADDRESS, basis)).trip();
    }

    private RenderedAnswer ready() {
        return ((CacheLookup.Hit) near.turn(ADDRESS, basis)).answer();
    }

    private void awaitAged() {
        await().until(() -> near.fresh(ADDRESS).isEmpty());
    }

    private double count(String what) {
        return meters.counter("sluice.cache", "feed", "users", "level", "near", "what", what)
                .count();
    }

    private static RenderedAnswer answer(String text) {
        return RenderedAnswer.of(200, "application/json", null, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(RenderedAnswer answer) {
        return answer.plain().bytes().toString();
    }

    /** Answers age at once and are kept long enough to be found so. */
    private static CacheSettings settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "sluice.cache.tolerance", "3", "sluice.cache.concurrency", "8", "sluice.cache.near.bytes", "100000"));
        for (String duration : new String[] {
            "lifetime", "absence", "generation", "timeout", "probe", "near.absence", "backoff.first", "backoff.longest"
        }) {
            settings.put("sluice.cache." + duration, "PT1M");
        }
        settings.put("sluice.cache.list-lag", "PT1S");
        settings.put("sluice.cache.keyless", "player-sessions");
        settings.put("sluice.cache.near.lifetime", "PT1S");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(CacheSettings.class)
                .build()
                .getConfigMapping(CacheSettings.class);
    }

    /** The annotation of a room's method. */
    private record Says(String feed, String id) implements CachedAnswer {

        @Override
        public String[] feeds() {
            return new String[] {feed};
        }

        @Override
        public String[] key() {
            return new String[] {id};
        }

        @Override
        public boolean exact() {
            return false;
        }

        @Override
        public boolean moving() {
            return false;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return CachedAnswer.class;
        }
    }
}
