package dev.sluice.scraper.feed.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads what people see in a part of a page, never more than is asked for, however large the part is. */
final class Texts {

    /** Longer than any value of the contract. */
    private static final int LONGEST = 5000;

    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "select", "svg");

    private Texts() {}

    /** The text of an element in one line, its first 5,000 characters. */
    static String of(Element element) {
        Seen seen = new Seen(element);
        element.filter(seen);
        return seen.text.toString().strip();
    }

    /** The elements in a part of a page in its order, itself first; not more than a number. */
    static List<Element> elements(Element root, int most) {
        List<Element> found = new ArrayList<>();
        root.filter((Node node, int depth) -> {
            if (node instanceof Element element) {
                found.add(element);
            }
            return found.size() < most ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP;
        });
        return found;
    }

    /** Collects the words on the way through an element. */
    private static final class Seen implements NodeFilter {

        private final Element root;
        private final StringBuilder text = new StringBuilder();

        private Seen(Element root) {
            this.root = root;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (text.length() > LONGEST) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (node instanceof Element part) {
                if (!part.equals(root) && UNSEEN.contains(part.normalName())) {
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
            int end = Math.min(words.length(), LONGEST);
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
