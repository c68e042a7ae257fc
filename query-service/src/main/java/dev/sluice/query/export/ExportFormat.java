package dev.sluice.query.export;

import jakarta.ws.rs.core.MediaType;

enum ExportFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    static ExportFormat of(MediaType negotiated) {
        return negotiated.isCompatible(CSV.type()) ? CSV : NDJSON;
    }

    MediaType type() {
        return MediaType.valueOf(type);
    }

    String fileExtension() {
        return this == CSV ? ".csv" : ".ndjson";
    }
}
