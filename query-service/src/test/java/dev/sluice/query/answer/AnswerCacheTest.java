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

/** Aged answers are sent while one request refreshes them, or when that fails; invalidated ones never are. */
class AnswerCacheTest {

    private static final String ADDRESS = "/v1/users/1";

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AnswerCache answers = new AnswerCache(settings(), new CacheMetrics(meters, null));
    private final CachePolicy policy =
            answers.policy(new EntityAnswer("users", "id")).orElseThrow();

    @BeforeEach
    void open() {
        answers.enable();
    }

    @Test
    void anAgedAnswerIsSentDuringItsRefresh() {
        answers.complete(load(), Optional.of(answer("old")));
        awaitAged();

        AnswerLoad refresh = load();
        RenderedAnswer meanwhile = ready();
        answers.complete(refresh, Optional.of(answer("new")));

        assertThat(text(meanwhile)).isEqualTo("old");
        assertThat(text(answers.fresh(ADDRESS).orElseThrow())).isEqualTo("new");
        assertThat(count("stale")).isEqualTo(1);
    }

    @Test
    void anInvalidatedAnswerIsNotSent() {
        answers.complete(load(), Optional.of(answer("old")));
        awaitAged();
        answers.invalidate("users", "1");

        load();

        assertThat(answers.lookUp(ADDRESS, policy)).isInstanceOf(CacheLookup.Join.class);
    }

    @Test
    void anAgedAnswerReplacesAFailedRefreshUnlessInvalidated() {
        answers.complete(load(), Optional.of(answer("old")));
        awaitAged();

        AnswerLoad refresh = load();
        Optional<RenderedAnswer> before = answers.staleAnswer(refresh);
        answers.invalidate("users", "1");
        Optional<RenderedAnswer> afterwards = answers.staleAnswer(refresh);

        assertThat(before.map(AnswerCacheTest::text)).contains("old");
        assertThat(afterwards).isEmpty();
    }

    @Test
    void anAnswerInvalidatedDuringItsLoadIsNotKept() {
        AnswerLoad load = load();
        answers.invalidate("users", "1");
        answers.complete(load, Optional.of(answer("old")));

        assertThat(answers.fresh(ADDRESS)).isEmpty();
        assertThat(count("overtaken")).isEqualTo(1);
    }

    @Test
    void aReassignmentClearsTheCache() {
        answers.complete(load(), Optional.of(answer("old")));
        AnswerLoad under = answers.lookUp("/v1/users/2", policy) instanceof CacheLookup.Load load ? load.load() : null;
        answers.disable();
        CacheLookup closed = answers.lookUp(ADDRESS, policy);
        answers.enable();
        answers.complete(under, Optional.of(answer("old")));

        assertThat(closed).isInstanceOf(CacheLookup.Bypass.class);
        assertThat(answers.fresh(ADDRESS)).isEmpty();
        assertThat(answers.fresh("/v1/users/2")).isEmpty();
    }

    private AnswerLoad load() {
        return ((CacheLookup.Load) answers.lookUp(ADDRESS, policy)).load();
    }

    private RenderedAnswer ready() {
        return ((CacheLookup.Hit) answers.lookUp(ADDRESS, policy)).answer();
    }

    private void awaitAged() {
        await().until(() -> answers.fresh(ADDRESS).isEmpty());
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

    /** Answers age at once and are kept long enough to be found. */
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

    /** A {@link CachedAnswer} as a resource method has it. */
    private record EntityAnswer(String feed, String id) implements CachedAnswer {

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
