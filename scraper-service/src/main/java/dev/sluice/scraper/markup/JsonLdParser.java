package dev.sluice.scraper.markup;

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
import org.jsoup.parser.Parser;

/** Parses a JSON-LD block. Common slips are forgiven; a block that cannot be parsed yields what precedes the error. */
final class JsonLdParser {

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    // Far deeper than what is read, far less than the stack allows.
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

    private JsonLdParser() {}

    /** Parses the values of a block, usually one; empty if its beginning cannot be parsed. */
    static List<JsonNode> parse(String script) {
        String text = withoutComment(script.replace("\ufeff", "").strip());
        List<JsonNode> values = values(text);
        // Some templates escape the block as if it were visible text.
        boolean escaped = values.isEmpty() && text.contains("&quot;");
        return escaped ? values(Parser.unescapeEntities(text, false)) : values;
    }

    /**
     * Removes CDATA and comment marks around a block. Done without a regular expression: over a long run of blanks one
     * that is not anchored takes quadratic time.
     */
    private static String withoutComment(String text) {
        return withoutEnd(withoutStart(text)).strip();
    }

    private static String withoutStart(String text) {
        String mark = text.startsWith("//") || text.startsWith("/*")
                ? text.substring(2).stripLeading()
                : text;
        if (!mark.startsWith("<!--") && !mark.startsWith("<![CDATA[")) {
            return text;
        }
        String rest = mark.substring(mark.startsWith("<!--") ? 4 : 9);
        String closed = rest.stripLeading();
        return closed.startsWith("*/") ? closed.substring(2) : rest;
    }

    private static String withoutEnd(String text) {
        String mark = text.endsWith("*/") ? cut(text, 2).stripTrailing() : text;
        if (!mark.endsWith("-->") && !mark.endsWith("]]>")) {
            return text.endsWith(";") ? cut(text, 1) : text;
        }
        String rest = cut(mark, 3).stripTrailing();
        return rest.endsWith("//") || rest.endsWith("/*") ? cut(rest, 2) : rest;
    }

    private static String cut(String text, int length) {
        return text.substring(0, text.length() - length);
    }

    private static List<JsonNode> values(String text) {
        List<JsonNode> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                values.add(JSON.readTree(parser));
            }
        } catch (JsonProcessingException broken) {
            // Values before the error are complete; a broken block does not affect the others.
            return values;
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
        return values;
    }
}
