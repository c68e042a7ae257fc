package dev.sluice.query.export;

import jakarta.ws.rs.core.MediaType;

/** The forms in which a whole list is answered. */
enum ExportFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    /** The one that was chosen between the client's wishes and what a room offers. */
    static ExportFormat of(MediaType chosen) {
        return chosen.isCompatible(CSV.type()) ? CSV : NDJSON;
    }

    MediaType type() {
        return MediaType.valueOf(type);
    }

    /** What a file's name ends with. */
    String ending() {
        return this == CSV ? ".csv" : ".ndjson";
    }
}
