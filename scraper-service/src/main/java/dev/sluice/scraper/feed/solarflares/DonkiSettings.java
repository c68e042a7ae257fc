package dev.sluice.scraper.feed.solarflares;

import java.net.URI;

/** Settings of a feed of DONKI: address, interval and how far back each run goes. */
interface DonkiSettings {

    /** Base address, to which {@code /FLR} or {@code /notifications} is appended. */
    URI url();

    /** API key; never logged. */
    String key();

    /** Interval of runs; {@code off} disables them. */
    String every();

    /** Number of days before today at which a run without a watermark begins. */
    int first();

    /** Number of days before the watermark that every run collects again. */
    int overlap();
}
