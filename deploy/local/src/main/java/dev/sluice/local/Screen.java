package dev.sluice.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the person at the terminal reads: lines with the seconds since the start, tables, errors. Coloured only at a
 * terminal, and not where {@code NO_COLOR} is set.
 */
final class Screen {

    private static final String GREY = "\u001b[90m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;
    private final Instant start = Instant.now();

    private Screen(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    static Screen of(PrintStream out) {
        return new Screen(out, atTerminal() && System.getenv("NO_COLOR") == null);
    }

    /** Seconds since the start, with a tenth. */
    String seconds() {
        return seconds(start);
    }

    static String seconds(Instant since) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    void step(String text) {
        print(colour(GREY, String.format(Locale.ROOT, "%8s  ", seconds())) + text);
    }

    void title(String text) {
        print(colour(BOLD, text));
    }

    void error(String text) {
        print(colour(RED, text));
    }

    /** Prints rows of a name and what belongs to it, the second column aligned. */
    void table(List<Row> rows) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append("  ")
                    .append(row.name())
                    .append(" ".repeat(width - row.name().length() + 2));
            text.append(colour(BOLD, row.value()));
            text.append(row.remark().isEmpty() ? "" : "  (" + row.remark() + ")")
                    .append('\n');
        }
        print(text.toString());
    }

    /** A line of a table. */
    record Row(String name, String value, String remark) {}

    private String colour(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }

    private synchronized void print(String text) {
        out.println(text);
        out.flush();
    }

    private static boolean atTerminal() {
        return Optional.ofNullable(System.console()).filter(Screen::isTerminal).isPresent();
    }

    /** From 22 on there is a console even where there is no terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
