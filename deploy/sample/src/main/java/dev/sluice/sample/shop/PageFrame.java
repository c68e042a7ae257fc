package dev.sluice.sample.shop;

import java.util.Map;
import java.util.stream.Collectors;

/** Renders the frame of every page of the shop: head, menu, footer, and a script as noise. */
final class PageFrame {

    private static final Template PAGE = Template.read("page.html");

    private final String menu;

    PageFrame(Map<String, String> categories) {
        this.menu = categories.entrySet().stream()
                .map(category -> "<li>" + Html.link("/c/" + category.getKey(), category.getValue()) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    /** Renders a document; {@code head} and {@code body} are HTML, {@code title} is text. */
    String around(String language, String title, String head, String body) {
        return PAGE.fill(Map.of("language", language, "title", title, "head", head, "menu", menu, "body", body));
    }
}
