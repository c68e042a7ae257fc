package dev.sluice.scraper.feed.solarflares;

import java.net.URI;

/** Where a feed of DONKI comes from, and how far back each run looks. */
interface DonkiSettings {

    /** The part of the address before {@code /FLR} and {@code /notifications}. */
    URI url();

    /** The key of the API; never logged. */
    String key();

    /** Interval of runs; {@code off} for none. */
    String every();

    /** Days before today where the first run begins, and one whose watermark was lost. */
    int first();

    /** Days before the watermark that every run asks for again. */
    int overlap();
}
