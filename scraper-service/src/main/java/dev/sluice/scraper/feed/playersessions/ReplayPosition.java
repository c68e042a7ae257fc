package dev.sluice.scraper.feed.playersessions;

import java.util.Optional;

/**
 * The position up to which an archive is published; kept only once Kafka has acknowledged everything before it.
 *
 * @param version of the archive and of the replay's settings; with another one the replay restarts
 * @param pass over the archive, see {@link ReplayPasses}
 * @param line number of the last acknowledged line of that pass
 * @param done whether the last pass is complete
 */
record ReplayPosition(String version, String pass, long line, boolean done) {

    static ReplayPosition start(String version) {
        return new ReplayPosition(version, "", 0, false);
    }

    /** Parses the result of {@link #text}; empty for any other text. */
    static Optional<ReplayPosition> of(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == 4 && parts[2].matches("\\d{1,18}")
                ? Optional.of(new ReplayPosition(parts[0], parts[1], Long.parseLong(parts[2]), parts[3].equals("done")))
                : Optional.empty();
    }

    String text() {
        return version + " " + pass + " " + line + " " + (done ? "done" : "open");
    }

    /** Number of lines of a pass that need not be published again. */
    long acknowledged(String thisPass) {
        int order = thisPass.compareTo(pass);
        return order < 0 ? Long.MAX_VALUE : order == 0 ? line : 0;
    }
}
