package dev.sluice.sample.shop;

import java.util.Map;
import java.util.stream.Collectors;

/** What surrounds every page of the shop: head, menu, footer, and a script as noise. */
final class Frame {

    private final String menu;

    Frame(Map<String, String> categories) {
        this.menu = categories.entrySet().stream()
                .map(category -> "<li>" + Html.link("/c/" + category.getKey(), category.getValue()) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    /** A whole document; {@code head} and {@code body} are HTML already, {@code title} is text. */
    String around(String language, String title, String head, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s | Weir Street Goods</title>
                <link rel="icon" href="data:,">
                %s<style>body{font-family:sans-serif;margin:2em auto;max-width:60em}.old{text-decoration:line-through}</style>
                <script>window.dataLayer=window.dataLayer||[];dataLayer.push({"page":"shop","price":"0.00"});</script>
                </head>
                <body>
                <header>
                <a class="logo" href="/">Weir Street Goods</a>
                <form action="/search" role="search"><input name="q" placeholder="Search 10.000+ things"><button>Go</button></form>
                <nav><ul>
                %s
                </ul></nav>
                </header>
                <main>
                %s
                </main>
                <footer>
                <p>Free delivery from 49.00 € &middot; 30 days to return &middot; <a href="/private/account">My account</a></p>
                <p>&copy; Weir Street Goods, a shop that does not exist</p>
                </footer>
                </body>
                </html>
                """.formatted(language, Html.escape(title), head, menu, body);
    }
}
