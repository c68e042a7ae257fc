package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;

/** What a test needs beside JDK and Maven: absent, it is skipped with a line; named by {@code -Drequire}, it fails. */
final class Required {

    private Required() {}

    /**
     * Ends the test here unless it was asked for.
     *
     * @param name as {@code -Drequire} has to spell it
     */
    static void asked(String name) {
        assumeTrue(isRequired(name), "only with -Drequire=" + name);
    }

    /**
     * Ends the test here if something is missing.
     *
     * @param name of the kind of thing, as {@code -Drequire} spells it
     * @param isThere whether it was found
     * @param missing what to say if it was not
     */
    static void that(String name, boolean isThere, String missing) {
        if (isRequired(name)) {
            assertThat(isThere).as(missing).isTrue();
        }
        assumeTrue(isThere, missing);
    }

    private static boolean isRequired(String name) {
        return Arrays.asList(System.getProperty("require", "").split(",", -1)).contains(name);
    }
}
