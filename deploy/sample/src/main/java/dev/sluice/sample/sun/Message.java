package dev.sluice.sample.sun;

import java.time.Instant;
import java.util.Optional;

/**
 * What a notification says, before it has its number.
 *
 * @param type FLR, CME, Report...
 * @param title of the kind of message
 * @param summary plain text
 * @param flare id of the flare that it is about, whether its text names it or not
 */
record Message(String type, Instant issued, String title, String summary, Optional<String> flare) {}
