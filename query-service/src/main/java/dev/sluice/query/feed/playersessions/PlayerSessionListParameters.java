package dev.sluice.query.feed.playersessions;

import dev.sluice.query.http.Parameters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class PlayerSessionListParameters {

    private static final Pattern PLAYER = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final String PLAYER_FORM = "32 hexadecimal digits";

    @Parameter(description = "Id of the player.", required = true, example = "0a2d12a1a7e145de8bae44c0c6e06629")
    @RestQuery
    String player;

    @Parameter(description = "false for sessions that lack an event; true by default.", example = "true")
    @RestQuery
    String complete;

    @Parameter(description = "Items per page, 1 to 100; 20 by default.", example = "20")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;

    String player(Parameters given) {
        Optional<String> id = given.form("player", player, PLAYER, PLAYER_FORM);
        if (player == null) {
            given.refuse("player", "must be " + PLAYER_FORM, null);
        }
        return id.orElse("").toLowerCase(Locale.ROOT);
    }

    boolean complete(Parameters given) {
        return given.flag("complete", complete).orElse(true);
    }
}
