package dev.sluice.sample.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Session archives read back from their files match their plan. */
class SessionArchivesTest {

    private static final Instant FROM = Instant.parse("2026-10-20T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(30);
    private static final SessionPlan PLAN = plan(5, 100);

    @TempDir
    private Path folder;

    @Test
    void theArchiveHoldsTheExpectedSessions() throws IOException {
        ArchiveReader read = written("a.jsonl", PLAN);

        ExpectedSessions expected = ExpectedSessions.of(PLAN);
        assertThat(read.counted()).isEqualTo(expected);
        assertThat(read.lines()).isEqualTo(PLAN.events()).isEqualTo(2 * 5000 - 5 + 100);
        assertThat(expected.sessions()).isEqualTo(5000);
        assertThat(expected.started()).isEqualTo(4998);
        assertThat(expected.ended()).isEqualTo(4997);
        assertThat(expected.completed()).isEqualTo(4995);
    }

    @Test
    void theOrderIsRandomSoThatEndsComeBeforeTheirStarts() throws IOException {
        ArchiveReader read = written("a.jsonl", plan(0, 0));

        assertThat(read.endsBeforeStarts()).isBetween(2300L, 2700L);
    }

    @Test
    void anEventHasTheShapeOfTheRealOnes() throws IOException {
        ArchiveReader read = written("a.jsonl", PLAN);

        assertThat(read.starts().values()).allSatisfy(start -> {
            assertThat(start.fieldNames())
                    .toIterable()
                    .containsExactly("event", "country", "player_id", "session_id", "ts");
            assertThat(start.get("country").textValue()).matches("[A-Z]{2}");
            assertThat(start.get("player_id").textValue()).matches("[0-9a-f]{32}");
            assertThat(start.get("session_id").textValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(start.get("ts").textValue()).matches("2026-1[01]-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        });
        assertThat(read.ends()).allSatisfy((id, end) -> {
            assertThat(end.fieldNames()).toIterable().containsExactly("event", "player_id", "session_id", "ts");
            String ts = end.get("ts").textValue();
            assertThat(ts).isBetween("2026-10-20T00:00:00", "2026-11-19T00:00:00");
            if (read.starts().containsKey(id)) {
                assertThat(ts)
                        .isGreaterThanOrEqualTo(read.starts().get(id).get("ts").textValue());
            }
        });
    }

    @Test
    void playersHaveOneToFiftySessionsAndCountriesAreSkewed() {
        ExpectedSessions expected = ExpectedSessions.of(plan(0, 100));

        assertThat(Collections.min(expected.completedByPlayer().values())).isEqualTo(1);
        assertThat(Collections.max(expected.completedByPlayer().values())).isEqualTo(50);
        assertThat(Collections.max(expected.startsByCountry().values())).isGreaterThan(400);
        assertThat(expected.startsByCountry()).hasSizeGreaterThan(100);
    }

    @Test
    void theFileNameSelectsTheCompression() throws IOException {
        ExpectedSessions expected = ExpectedSessions.of(SessionPlan.of(7, 500, FROM, SPAN));

        for (String name : new String[] {"a.jsonl", "a.jsonl.gz", "a.jsonl.bz2"}) {
            SessionArchives.write(folder.resolve(name), SessionPlan.of(7, 500, FROM, SPAN));
            assertThat(read(folder.resolve(name)).counted()).as(name).isEqualTo(expected);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionArchives.write(folder.resolve("a.zip"), SessionPlan.of(7, 500, FROM, SPAN)));
    }

    @Test
    void theSamePlanGivesTheSameBytesAndAnotherSeedDoesNot() throws IOException {
        Path first = folder.resolve("first.jsonl.gz");
        Path second = folder.resolve("second.jsonl.gz");
        Path other = folder.resolve("other.jsonl.gz");
        SessionArchives.write(first, SessionPlan.of(7, 500, FROM, SPAN));
        SessionArchives.write(second, SessionPlan.of(7, 500, FROM, SPAN));
        SessionArchives.write(other, SessionPlan.of(8, 500, FROM, SPAN));

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.mismatch(first, other)).isNotNegative();
    }

    @Test
    void extremePlansAreWritten() throws IOException {
        Duration second = Duration.ofSeconds(1);
        SessionPlan allIncomplete = new SessionPlan(7, 11, 11, 11, FROM, second);
        SessionPlan one = SessionPlan.of(7, 1, FROM, second);

        assertThat(written("all.jsonl", allIncomplete).lines()).isEqualTo(22);
        assertThat(written("all.jsonl", allIncomplete).counted()).isEqualTo(ExpectedSessions.of(allIncomplete));
        assertThat(written("one.jsonl", one).lines()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> plan(5001, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> SessionPlan.of(7, 1, FROM, Duration.ZERO));
    }

    @Tag("campaign")
    @Test
    void aMillionEventsAreNeverHeldAtOnce() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        long[] most = new long[1];
        long[] written = new long[1];
        OutputStream measuring = new OutputStream() {
            @Override
            public void write(int single) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                // Every 32 MiB, the heap in use after a garbage collection.
                if ((written[0] + length) >> 25 != written[0] >> 25) {
                    runtime.gc();
                    most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
                }
                written[0] += length;
            }
        };
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();

        SessionArchives.write(measuring, SessionPlan.of(7, 500_000, FROM, SPAN));

        assertThat(written[0]).isGreaterThan(130_000_000);
        assertThat(most[0] - before).isLessThan(16_000_000);
    }

    private static SessionPlan plan(int incomplete, int duplicates) {
        return new SessionPlan(7, 5000, incomplete, duplicates, FROM, SPAN);
    }

    private ArchiveReader written(String name, SessionPlan plan) throws IOException {
        Path file = folder.resolve(name);
        SessionArchives.write(file, plan);
        return read(file);
    }

    private static ArchiveReader read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = decompressed(file.toString(), in)) {
            return new ArchiveReader(plain);
        }
    }

    private static InputStream decompressed(String name, InputStream in) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(in);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorInputStream(in) : in;
    }
}
