package dev.sluice.sample.shop;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTML or JSON file with placeholders: <code>{{name}}</code> is escaped, <code>{{{name}}}</code> is not. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private final String text;
    private final UnaryOperator<String> escape;

    private Template(String text, UnaryOperator<String> escape) {
        this.text = text;
        this.escape = escape;
    }

    /** Reads a file of the shop's resources; its name decides how values are escaped. */
    static Template read(String name) {
        try (InputStream file = Template.class.getResourceAsStream("/sample/shop/" + name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return name.endsWith(".json")
                    ? new Template(text.stripTrailing(), Template::jsonEscape)
                    : new Template(text, Html::escape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Map<String, ?> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            boolean raw = found.group(1) != null;
            String value = String.valueOf(values.get(raw ? found.group(1) : found.group(2)));
            return Matcher.quoteReplacement(raw ? value : escape.apply(value));
        });
    }

    private static String jsonEscape(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
