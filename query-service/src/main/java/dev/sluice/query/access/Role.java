package dev.sluice.query.access;

import java.util.Set;

/** The roles of the platform, as tokens carry them in {@code groups}. */
public final class Role {

    /** Reads data. */
    public static final String READER = "reader";
    /** Posts events. */
    public static final String WRITER = "writer";
    /** Looks after the platform: rejected events, sources, erasure. */
    public static final String OPERATOR = "operator";

    static final Set<String> ALL = Set.of(READER, WRITER, OPERATOR);

    private Role() {}
}
