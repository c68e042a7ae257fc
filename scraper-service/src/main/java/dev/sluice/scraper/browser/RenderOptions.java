package dev.sluice.scraper.browser;

import java.time.Duration;

/**
 * How a page is brought to its end in the browser.
 *
 * @param scrolls to the bottom at most; it ends earlier when the page no longer grows
 * @param settle how long the document must stay as it is before it counts as done, and how long a scroll waits for
 *     the page to grow
 */
public record RenderOptions(int scrolls, Duration settle) {

    /** A page that only needs its scripts. */
    public static final RenderOptions PLAIN = new RenderOptions(0, Duration.ofMillis(500));

    /** A page that goes on as one scrolls. */
    public static RenderOptions scrolling(int times) {
        return new RenderOptions(times, Duration.ofMillis(1500));
    }
}
