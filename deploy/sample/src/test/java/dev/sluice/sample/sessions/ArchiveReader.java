package dev.sluice.sample.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads an archive line by line and counts its sessions, for comparison with the expected ones. */
final class ArchiveReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> starts = new TreeMap<>();
    private final Map<String, JsonNode> ends = new TreeMap<>();
    private long lines;
    private long endsBeforeStarts;

    ArchiveReader(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines++;
            JsonNode event = JSON.readTree(line);
            String id = event.get("session_id").textValue();
            if (event.get("event").textValue().equals("start")) {
                starts.put(id, event);
                endsBeforeStarts += ends.containsKey(id) ? 1 : 0;
            } else {
                ends.put(id, event);
            }
        }
    }

    long lines() {
        return lines;
    }

    long endsBeforeStarts() {
        return endsBeforeStarts;
    }

    Map<String, JsonNode> starts() {
        return starts;
    }

    Map<String, JsonNode> ends() {
        return ends;
    }

    ExpectedSessions counted() {
        Set<String> all = new HashSet<>(starts.keySet());
        all.addAll(ends.keySet());
        Map<String, Long> startsByCountry = new TreeMap<>();
        starts.values().forEach(start -> count(startsByCountry, start, "country"));
        Map<String, Long> byCountry = new TreeMap<>();
        Map<String, Long> byPlayer = new TreeMap<>();
        ends.forEach((id, end) -> {
            if (starts.containsKey(id)) {
                count(byCountry, starts.get(id), "country");
                count(byPlayer, end, "player_id");
            }
        });
        long completed = byPlayer.values().stream().mapToLong(Long::longValue).sum();
        return new ExpectedSessions(
                all.size(), starts.size(), ends.size(), completed, startsByCountry, byCountry, byPlayer);
    }

    private static void count(Map<String, Long> counts, JsonNode event, String by) {
        counts.merge(event.get(by).textValue(), 1L, Long::sum);
    }
}
