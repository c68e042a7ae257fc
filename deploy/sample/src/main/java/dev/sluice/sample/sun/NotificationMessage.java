package dev.sluice.sample.sun;

import java.time.Instant;
import java.util.Optional;

/**
 * The content of a notification, before it is numbered.
 *
 * @param type such as FLR, CME, Report
 * @param title of the kind of message
 * @param summary plain text
 * @param flare id of the flare it is about, whether or not the text names it
 */
record NotificationMessage(String type, Instant issued, String title, String summary, Optional<String> flare) {}
