package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.export.PageReader.ExportBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Encoding of items as CSV and NDJSON. */
class ChunkEncoderTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private static final String HEADER = "name,note,price,age,known,words,more\r\n";

    private static final SampleItem PLAIN =
            new SampleItem("Ann", null, new BigDecimal("1E+3"), 37, true, List.of("a", "b"), Map.of("k", "v"), null);

    /** A record like those of feed packages. */
    record SampleItem(
            String name,
            String note,
            BigDecimal price,
            Integer age,
            Boolean known,
            List<String> words,
            Map<String, String> more,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> absentInLists) {}

    @Test
    void csvHasAHeaderAndALinePerItemWithNestedJson() {
        String csv = csv(PLAIN);

        assertThat(csv).isEqualTo(HEADER + "Ann,,1000,37,true,\"[\"\"a\"\",\"\"b\"\"]\",\"{\"\"k\"\":\"\"v\"\"}\"\r\n");
    }

    @Test
    void csvWithoutItemsIsItsHeader() {
        assertThat(csv()).isEqualTo(HEADER);
    }

    @Test
    void csvQuotesSeparatorsAndLineBreaks() {
        assertThat(csv(named("a,b"))).contains("\"a,b\",");
        assertThat(csv(named("a\"b"))).contains("\"a\"\"b\",");
        assertThat(csv(named("a\r\nb"))).contains("\"a\r\nb\",");
        assertThat(csv(named("Bodø 東京"))).contains("\nBodø 東京,");
    }

    @Test
    void csvEscapesFormulasInTextsButNotNumbers() {
        SampleItem item =
                new SampleItem("=1+1", "-2", new BigDecimal("-2.50"), -3, false, List.of("=x"), Map.of(), null);

        assertThat(csv(item)).isEqualTo(HEADER + "'=1+1,'-2,-2.50,-3,false,\"[\"\"=x\"\"]\",{}\r\n");
    }

    @Test
    void ndjsonIsOneObjectALine() throws IOException {
        String lines =
                text(new ChunkEncoder<>(MAPPER, SampleItem.class, ExportFormat.NDJSON, false), PLAIN, named("a\nb"));

        assertThat(lines)
                .isEqualTo(MAPPER.writeValueAsString(PLAIN) + "\n" + MAPPER.writeValueAsString(named("a\nb")) + "\n");
    }

    @Test
    void gzippedChunksAreOneFileAndFlushedOneByOne() throws IOException {
        ChunkEncoder<SampleItem> encoder = new ChunkEncoder<>(MAPPER, SampleItem.class, ExportFormat.CSV, true);

        byte[] first = encoder.encode(new ExportBatch<>(List.of(PLAIN), false));
        byte[] last = encoder.encode(new ExportBatch<>(List.of(PLAIN), true));

        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(first)).readNBytes(HEADER.length() + 20),
                        StandardCharsets.UTF_8))
                .contains("Ann");
        byte[] whole = new byte[first.length + last.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(last, 0, whole, first.length, last.length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(whole)).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(csv(PLAIN, PLAIN));
    }

    private static SampleItem named(String name) {
        return new SampleItem(name, null, null, null, null, List.of(), Map.of(), null);
    }

    private static String csv(SampleItem... items) {
        return text(new ChunkEncoder<>(MAPPER, SampleItem.class, ExportFormat.CSV, false), items);
    }

    private static String text(ChunkEncoder<SampleItem> encoder, SampleItem... items) {
        return new String(encoder.encode(new ExportBatch<>(List.of(items), true)), StandardCharsets.UTF_8);
    }
}
