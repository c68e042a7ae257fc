package dev.sluice.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The users that the sample source offers: about one in 200 has no id or no e-mail address and is rejected. */
public final class SampleUsers {

    private final Set<String> valid = new HashSet<>();
    private final Set<String> invalid = new HashSet<>();

    /** Reads as many pages from the source. */
    public SampleUsers(UnaryOperator<String> sources, int pages, int pageSize) {
        for (int page = 1; page <= pages; page++) {
            String query = "?seed=sluice&results=" + pageSize + "&page=" + page;
            JsonNode users = ApiClient.get(sources.apply("/api/1.4/" + query)).body();
            for (JsonNode user : users.path("results")) {
                String id = user.path("login").path("uuid").asText("");
                boolean isValid =
                        !id.isEmpty() && !user.path("email").asText("").isBlank();
                (isValid ? valid : invalid).add(id);
            }
        }
    }

    /** Ids of the users that are accepted. */
    public Set<String> valid() {
        return valid;
    }

    /** Whether a rejected event with this key is of one of the users that have to be rejected. */
    public boolean isInvalid(String key) {
        return key.startsWith("none/") || invalid.contains(key);
    }
}
