package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;

/** Skips a test if a requirement other than JDK and Maven is missing; fails it if {@code -Drequire} names that. */
public final class Requirement {

    private Requirement() {}

    /**
     * Skips the test unless it is requested.
     *
     * @param name as in {@code -Drequire}
     */
    public static void requested(String name) {
        assumeTrue(isRequired(name), "only with -Drequire=" + name);
    }

    /**
     * Skips or fails the test if something is missing.
     *
     * @param name as in {@code -Drequire}
     * @param available whether it was found
     * @param missing the message if it was not
     */
    public static void available(String name, boolean available, String missing) {
        if (isRequired(name)) {
            assertThat(available).as(missing).isTrue();
        }
        assumeTrue(available, missing);
    }

    private static boolean isRequired(String name) {
        return Arrays.asList(System.getProperty("require", "").split(",", -1)).contains(name);
    }
}
