package dev.sluice.sample.shop;

import java.util.Map;
import java.util.stream.Collectors;

/** Escapes and builds HTML. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String link(String address, String text) {
        return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
    }

    /** Rows of a table of two columns. */
    static String rows(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> "<tr><th>" + escape(row.getKey()) + "</th><td>" + escape(row.getValue()) + "</td></tr>\n")
                .collect(Collectors.joining());
    }
}
