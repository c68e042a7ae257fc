package dev.sluice.scraper.scrape;

/**
 * What came of an errand.
 *
 * @param eventId of the event that Kafka has; null if the host said that the page is as it was
 * @param fingerprint of what was found, without the moment; equal for a page that has not changed
 */
public record VisitResult(String eventId, String fingerprint) {

    /** The host answered that nothing has changed since the last visit; there is no event. */
    public static VisitResult unchanged() {
        return new VisitResult(null, null);
    }
}
