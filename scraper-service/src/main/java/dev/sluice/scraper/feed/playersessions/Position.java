package dev.sluice.scraper.feed.playersessions;

import java.util.Optional;

/**
 * Up to where an archive is published: kept only after Kafka has acknowledged everything before it.
 *
 * @param version of the archive and of the way in which it is replayed; with another one the replay begins anew
 * @param pass over the archive, see {@link Passes}
 * @param line last acknowledged line of that pass
 * @param done whether it was the last of the last pass
 */
record Position(String version, String pass, long line, boolean done) {

    static Position start(String version) {
        return new Position(version, "", 0, false);
    }

    /** What {@link #text} wrote; empty for anything else. */
    static Optional<Position> of(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == 4 && parts[2].matches("\\d{1,18}")
                ? Optional.of(new Position(parts[0], parts[1], Long.parseLong(parts[2]), parts[3].equals("done")))
                : Optional.empty();
    }

    String text() {
        return version + " " + pass + " " + line + " " + (done ? "done" : "open");
    }

    /** The lines of a pass that need not be published again. */
    long acknowledged(String thisPass) {
        int order = thisPass.compareTo(pass);
        return order < 0 ? Long.MAX_VALUE : order == 0 ? line : 0;
    }
}
