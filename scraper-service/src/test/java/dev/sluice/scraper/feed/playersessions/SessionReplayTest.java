package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.scraper.feed.playersessions.PlayerSessionSettings.Order;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay of archives of all formats in both orders, with interruptions. */
class SessionReplayTest {

    @TempDir
    private Path folder;

    private final ReplayFixture replays = new ReplayFixture();

    @Test
    void allFormatsYieldTheSameEvents() throws IOException {
        byte[] first = ReplayFixture.archive(0, 1500);
        byte[] second = ReplayFixture.archive(1500, 3000);
        List<byte[]> archives =
                List.of(joined(first, second), joined(gzip(first), gzip(second)), joined(bzip2(first), bzip2(second)));

        for (byte[] archive : archives) {
            ReplayFixture fresh = new ReplayFixture();

            fresh.run(file(archive), Order.FILE, null);

            assertThat(fresh.published).isEqualTo(ids(0, 3000));
            assertThat(fresh.progress.bytes).hasValue(archive.length);
            assertThat(fresh.progress.bytesTotal).hasValue(archive.length);
            assertThat(fresh.progress.lines).hasValue(3000);
        }
    }

    @Test
    void acknowledgedEventsAreNotPublishedAgain() throws IOException {
        Path archive = file(bzip2(ReplayFixture.archive(0, 5500)));
        var real = replays.kafka;
        AtomicInteger calls = new AtomicInteger();
        replays.kafka = events -> calls.incrementAndGet() == 3
                ? Uni.createFrom().failure(new IllegalStateException("killed"))
                : real.apply(events);

        assertThatThrownBy(() -> replays.run(archive, Order.FILE, null)).hasMessage("killed");
        assertThat(replays.position.line()).isEqualTo(2000);
        replays.run(archive, Order.FILE, null);

        assertThat(replays.published).isEqualTo(ids(0, 5500));
    }

    @Test
    void aFinishedArchiveIsReadAgainOnlyWhenItHasChanged() throws IOException {
        Path archive = file(ReplayFixture.archive(0, 10));

        replays.run(archive, Order.FILE, null);
        replays.run(archive, Order.FILE, null);
        assertThat(replays.published).hasSize(10);
        Files.write(archive, ReplayFixture.archive(0, 11));
        replays.run(archive, Order.FILE, null);

        assertThat(replays.published).hasSize(21);
    }

    @Test
    void dayByDayLinesWithoutADayComeLast() throws IOException {
        Path archive = file(joined("no event\n".getBytes(StandardCharsets.UTF_8), ReplayFixture.archive(0, 3000)));

        replays.run(archive, Order.DAY, null);

        assertThat(replays.published.subList(0, 3000))
                .isEqualTo(IntStream.of(2, 1, 0)
                        .boxed()
                        .flatMap(day -> IntStream.range(0, 3000)
                                .filter(i -> i % 3 == day)
                                .mapToObj(ReplayFixture::id))
                        .toList());
        assertThat(replays.published).hasSize(3001);
        assertThat(replays.published.get(3000)).startsWith("none/");
    }

    @Test
    void anInterruptedReplayDayByDayContinues() throws IOException {
        Path archive = file(ReplayFixture.archive(0, 6000));
        var real = replays.kafka;
        AtomicInteger calls = new AtomicInteger();
        replays.kafka = events -> calls.incrementAndGet() == 5
                ? Uni.createFrom().failure(new IllegalStateException("killed"))
                : real.apply(events);

        assertThatThrownBy(() -> replays.run(archive, Order.DAY, null)).hasMessage("killed");
        replays.run(archive, Order.DAY, null);

        assertThat(replays.published).hasSize(6000).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheDaysWantedAreReplayed() throws IOException {
        Path archive = file(ReplayFixture.archive(0, 300));

        for (Order order : Order.values()) {
            ReplayFixture fresh = new ReplayFixture();

            fresh.run(archive, order, "2016-11-06..2016-11-06");

            assertThat(fresh.published)
                    .isEqualTo(IntStream.range(0, 300)
                            .filter(i -> i % 3 == 1)
                            .mapToObj(ReplayFixture::id)
                            .toList());
        }
    }

    @Test
    void aTruncatedArchiveIsPublishedUpToItsEnd() throws IOException {
        byte[] whole = gzip(ReplayFixture.archive(0, 5000));
        Path archive = folder.resolve("torn.jsonl.gz");
        Files.write(archive, Arrays.copyOf(whole, whole.length - whole.length / 4));

        assertThatThrownBy(() -> replays.run(archive, Order.FILE, null)).hasRootCauseInstanceOf(IOException.class);

        int before = replays.published.size();
        assertThat(before).isBetween(2000, 4999);
        assertThat(replays.published).isEqualTo(ids(0, before));
        assertThat(replays.position.line()).isEqualTo(before);
        assertThat(replays.position.done()).isFalse();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "events", ".jsonl"), content);
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(ReplayFixture::id).toList();
    }

    private static byte[] joined(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(first);
        joined.write(second);
        return joined.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
