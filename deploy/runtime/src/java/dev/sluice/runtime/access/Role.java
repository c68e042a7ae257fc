package dev.sluice.runtime.access;

import java.util.Set;

/** The roles of the platform, as tokens carry them in the claim {@code groups}. */
public final class Role {

    /** Reads data. */
    public static final String READER = "reader";
    /** Posts events. */
    public static final String WRITER = "writer";
    /** Runs the platform: rejected events, sources, scrapes, watches, erasure. */
    public static final String OPERATOR = "operator";

    static final Set<String> ALL = Set.of(READER, WRITER, OPERATOR);

    private Role() {}
}
