package dev.sluice.scraper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs every regular expression of this service over long adversarial inputs and counts the characters it reads: the web
 * must not be able to make one take quadratic time, and {@code Matcher} cannot be interrupted.
 */
class RegularExpressionTest {

    private static final int LENGTH = 4_000;

    /** A linear expression reads each character some dozens of times, a quadratic one thousands: 8 million in all. */
    private static final int MAX_READS = 5_000_000;

    /** Lengths of the inputs of expressions that never see a long one, in characters; their classes cut or refuse it. */
    private static final Map<String, Integer> INPUT_LENGTHS = Map.ofEntries(
            Map.entry("Allowlist", 300),
            Map.entry("Cidr", 300),
            Map.entry("DonkiClient", 300),
            // Host names have at most 253.
            Map.entry("SsrfGuard", 300),
            Map.entry("WebAddress", 300),
            Map.entry("ShopAddresses", 300),
            // Matched as a whole, so never searched in a longer text.
            Map.entry("AmazonBrandReader", 200),
            Map.entry("AmountCandidates", 300),
            // The head of a page, and the head of a response.
            Map.entry("Charset", 4096),
            // A message that is known to match.
            Map.entry("BrowserSession", 1000));

    private static final Path SOURCES = Path.of("src/main/java/dev/sluice/scraper");
    private static final Pattern INLINE =
            Pattern.compile("\\.(replaceAll|replaceFirst|matches|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

    private static final List<String> UNITS = List.of(
            " ",
            "0",
            "1",
            "a",
            ".",
            ",",
            "-",
            "/",
            "\n",
            "\\",
            "[",
            "(",
            "<",
            "1 ",
            "1,",
            "1, ",
            "a.",
            "a-",
            "1.234 ",
            "1 234",
            "€ ",
            "T1",
            "x ",
            "#",
            "charset",
            "charset=",
            "<meta ",
            "<meta charset=",
            "<?xml ",
            "<?xml encoding=",
            "max-age",
            "max-age=",
            "no-",
            "amazon.",
            "net::",
            "/dp/",
            "http://",
            "Visit the ",
            " Store",
            "Brand : ",
            "\u200e",
            "0x0");

    @Test
    void noExpressionTakesMoreThanLinearTime() throws Exception {
        Map<String, Pattern> expressions = expressions();
        List<String> failures = new ArrayList<>();
        expressions.forEach((name, expression) -> inputs(name)
                .filter(input -> !isLinear(expression, input, !name.contains(" matches ")))
                .findFirst()
                .ifPresent(
                        input -> failures.add(name + " " + expression + " over '" + input.substring(0, 40) + "...'")));

        assertThat(expressions).hasSizeGreaterThan(60);
        assertThat(failures).isEmpty();
    }

    private static Stream<String> inputs(String name) {
        int length = INPUT_LENGTHS.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(LENGTH);
        return UNITS.stream()
                .flatMap(unit -> Stream.of(
                        repeated(unit, length),
                        // A run of blanks in the middle, and an end that no expression accepts.
                        unit + " ".repeat(length) + "\u0001",
                        repeated(unit, length / 2) + " ".repeat(length / 2) + "\u0001"));
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length()) + "\u0001";
    }

    private static boolean isLinear(Pattern expression, String input, boolean find) {
        CountingText text = new CountingText(input, new AtomicInteger());
        try {
            expression.matcher(text).matches();
            var matcher = expression.matcher(text);
            while (find && matcher.find()) {
                matcher.end();
            }
            return true;
        } catch (IllegalStateException | StackOverflowError tooMuch) {
            return false;
        }
    }

    private static Map<String, Pattern> expressions() throws IOException, IllegalAccessException {
        Map<String, Pattern> found = new TreeMap<>();
        for (JavaField field : new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.sluice.scraper")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Pattern.class)))
                        .toList()) {
            Field constant = field.reflect();
            constant.setAccessible(true);
            String name = field.getOwner().getSimpleName() + "." + field.getName();
            int number = 0;
            for (Pattern pattern : patterns(constant.get(null))) {
                found.put(name + " " + number++, pattern);
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                INLINE.matcher(Files.readString(file)).results().forEach(call -> {
                    String regex = call.group(2).translateEscapes();
                    found.put(type + " inline " + call.group(1) + " " + regex, Pattern.compile(regex));
                });
            }
        }
        return found;
    }

    private static Collection<Pattern> patterns(Object constant) {
        Stream<?> values = constant instanceof Map<?, ?> map
                ? map.values().stream()
                : constant instanceof Collection<?> list ? list.stream() : Stream.of(constant);
        return values.filter(Pattern.class::isInstance).map(Pattern.class::cast).toList();
    }

    /** A text that refuses to be read once too many characters of it were. */
    private record CountingText(CharSequence text, AtomicInteger reads) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (reads.incrementAndGet() > MAX_READS) {
                throw new IllegalStateException("more than " + MAX_READS + " characters read");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
