package dev.sluice.scraper.queue;

import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads requests out of the answers of Redis. */
final class Rows {

    private Rows() {}

    static List<StoredRequest> of(Response answer) {
        List<StoredRequest> rows = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            Response row = answer.get(i);
            var place =
                    new StoredRequest.Place(row.get(1).toString(), row.get(0).toString());
            rows.add(new StoredRequest(place, fields(row.get(2))));
        }
        return rows;
    }

    private static Map<String, String> fields(Response pairs) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        return fields;
    }
}
