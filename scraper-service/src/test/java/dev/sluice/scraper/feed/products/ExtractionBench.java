package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sluice.scraper.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Measures extracted pages per second of one core, and the bytes allocated per page; run by hand, see deploy/local/README.md. */
class ExtractionBench {

    private static final Logger LOG = Logger.getLogger(ExtractionBench.class);
    private static final URI ADDRESS = URI.create("https://shop.example/p/1");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void pagesASecond() throws IOException {
        Path folder =
                Path.of(System.getProperty("bench.pages", SharedData.at("html").toString()));
        long minLength = Long.getLong("bench.minLength", 100_000);
        int rounds = Integer.getInteger("bench.rounds", 100);
        try (Stream<Path> files = Files.walk(folder)) {
            List<byte[]> pages = files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> file.toFile().length() >= minLength)
                    .map(ExtractionBench::bytes)
                    .toList();
            assertThat(pages).isNotEmpty();

            measure(pages, rounds);
            measure(pages, rounds);
        }
    }

    private static void measure(List<byte[]> pages, int rounds) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = 0;
        for (int round = 0; round < rounds; round++) {
            for (byte[] page : pages) {
                read(page);
                bytes += page.length;
            }
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
        long count = (long) rounds * pages.size();
        LOG.infof(
                "%d pages of %d KB on average: %.0f pages/s a core, %.1f MB/s, %d KB allocated a page",
                count,
                bytes / count / 1024,
                count / seconds,
                bytes / seconds / 1e6,
                (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count / 1024);
    }

    private static void read(byte[] page) {
        try (InputStream in = new ByteArrayInputStream(page)) {
            ProductPage.read(
                    Jsoup.parse(
                            in, null, ADDRESS.toString(), Parser.htmlParser().setMaxDepth(256)),
                    ADDRESS,
                    Instant.EPOCH,
                    Map.of(),
                    null);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + file, e);
        }
    }
}
