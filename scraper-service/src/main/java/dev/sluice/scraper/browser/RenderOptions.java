package dev.sluice.scraper.browser;

import java.time.Duration;

/**
 * Options of rendering a page.
 *
 * @param scrolls maximum number of scrolls to the bottom; scrolling stops earlier when the page no longer grows
 * @param settle time without changes after which the document counts as complete, and wait for growth after a scroll
 */
public record RenderOptions(int scrolls, Duration settle) {

    /** Runs scripts without scrolling. */
    public static final RenderOptions PLAIN = new RenderOptions(0, Duration.ofMillis(500));

    /** Scrolls a page that loads more content, up to a number of times. */
    public static RenderOptions scrolling(int times) {
        return new RenderOptions(times, Duration.ofMillis(1500));
    }
}
