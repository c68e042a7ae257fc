package dev.sluice.scraper.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Extracts the text that is visible in a part of a page, bounded however large the part is. */
public final class VisibleText {

    /** In characters; longer than any value that is extracted. */
    private static final int MAX_LENGTH = 5000;

    private static final Set<String> INVISIBLE = Set.of("script", "style", "template", "noscript", "select", "svg");

    /** Unpaired surrogates are among them: they cannot be encoded as UTF-8. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

    private VisibleText() {}

    /** The text of an element in one line, cut after 5,000 characters. */
    public static String of(Element element) {
        TextCollector collector = new TextCollector(element);
        element.filter(collector);
        return collector.text.toString().strip();
    }

    /** Collapses blanks and removes control characters; null if nothing is left. */
    public static String clean(String raw) {
        String text = raw == null ? "" : BLANKS.matcher(raw).replaceAll(" ").strip();
        return text.isEmpty() ? null : text;
    }

    /** The first {@code max} elements of a part of a page in document order, itself included. */
    public static List<Element> elements(Element root, int max) {
        List<Element> found = new ArrayList<>();
        root.filter((Node node, int depth) -> {
            if (node instanceof Element element) {
                found.add(element);
            }
            return found.size() < max ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP;
        });
        return found;
    }

    private static final class TextCollector implements NodeFilter {

        private final Element root;
        private final StringBuilder text = new StringBuilder();

        private TextCollector(Element root) {
            this.root = root;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (text.length() > MAX_LENGTH) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (node instanceof Element part) {
                if (!part.equals(root) && INVISIBLE.contains(part.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                edge(part);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element part) {
                edge(part);
            }
            return FilterResult.CONTINUE;
        }

        private void edge(Element part) {
            if (part.isBlock() || part.normalName().equals("br")) {
                append(" ");
            }
        }

        private void append(String words) {
            int end = Math.min(words.length(), MAX_LENGTH);
            for (int at = 0; at < end; at++) {
                char next = words.charAt(at);
                boolean blank = Character.isWhitespace(next) || next == '\u00a0';
                boolean after = text.length() == 0 || text.charAt(text.length() - 1) == ' ';
                if (!blank) {
                    text.append(next);
                } else if (!after) {
                    text.append(' ');
                }
            }
        }
    }
}
