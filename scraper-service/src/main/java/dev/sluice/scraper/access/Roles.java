package dev.sluice.scraper.access;

import java.util.Set;

/** The roles of this service, as they stand in a token's groups. */
public final class Roles {

    /** Looks at sources and their runs. */
    public static final String READER = "reader";

    /** Runs sources and collects the past. */
    public static final String OPERATOR = "operator";

    static final Set<String> ALL = Set.of(READER, "writer", OPERATOR);

    private Roles() {}
}
