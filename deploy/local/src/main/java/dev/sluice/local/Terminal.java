package dev.sluice.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints steps with the seconds since the start, tables and errors. Coloured only at a terminal, and not if {@code NO_COLOR} is
 * set.
 */
final class Terminal {

    private static final String GREY = "\u001b[90m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;
    private final Instant start = Instant.now();

    private Terminal(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    static Terminal of(PrintStream out) {
        return new Terminal(out, atTerminal() && System.getenv("NO_COLOR") == null);
    }

    /** Seconds since the start, with one decimal. */
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

    /** Prints rows with the second column aligned. */
    void table(List<TableRow> rows) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (TableRow row : rows) {
            text.append("  ")
                    .append(row.name())
                    .append(" ".repeat(width - row.name().length() + 2));
            text.append(colour(BOLD, row.value()));
            text.append(row.remark().isEmpty() ? "" : "  (" + row.remark() + ")")
                    .append('\n');
        }
        print(text.toString());
    }

    record TableRow(String name, String value, String remark) {}

    private String colour(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }

    private synchronized void print(String text) {
        out.println(text);
        out.flush();
    }

    private static boolean atTerminal() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
    }

    /** Since Java 22 a console may exist without a terminal, which isTerminal() detects. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
