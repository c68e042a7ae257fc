package dev.sluice.scraper.feed.products;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Parses a JSON-LD block; slips that leave no doubt about what was meant are mended, all others cost the block. */
final class JsonBlocks {

    private static final Pattern WRAPPING = Pattern.compile(
            "^(?://|/\\*)?\\s*(?:<!\\[CDATA\\[|<!--)(?:\\s*\\*/)?|(?://|/\\*)?\\s*(?:]]>|-->)(?:\\s*\\*/)?$|;$");

    /** Shops write these blocks by template: the usual slips are forgiven. */
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    // Far deeper than what is read, far less than what would hurt.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build()
            .reader();

    private JsonBlocks() {}

    /** The values of a block, usually one; none where it cannot be mended. */
    static List<JsonNode> of(String script) {
        String text = WRAPPING.matcher(script.replace("\ufeff", "").strip())
                .replaceAll("")
                .strip();
        List<JsonNode> values = parse(text);
        // Some templates escape the block as if it were text of the page.
        boolean escaped = values.isEmpty() && text.contains("&quot;");
        return escaped ? parse(Parser.unescapeEntities(text, false)) : values;
    }

    private static List<JsonNode> parse(String text) {
        List<JsonNode> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                values.add(JSON.readTree(parser));
            }
        } catch (JsonProcessingException broken) {
            // What came before the slip was whole; one broken block says nothing about the others.
            return values;
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
        return values;
    }
}
