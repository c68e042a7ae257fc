package dev.sluice.sample.shop;

import java.util.Map;
import java.util.stream.Collectors;

/** The parts of HTML that all pages need. */
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

    static String meta(String kind, String name, String content) {
        return "<meta " + kind + "=\"" + name + "\" content=\"" + escape(content) + "\">\n";
    }

    /** A table of two columns. */
    static String table(String attributes, Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> "<tr><th>" + escape(row.getKey()) + "</th><td>" + escape(row.getValue()) + "</td></tr>\n")
                .collect(Collectors.joining("", "<table " + attributes + "><tbody>\n", "</tbody></table>\n"));
    }
}
