package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;

/** A numbered message, rendered as the plain text and the JSON of the API. */
record Notification(String id, NotificationMessage message) {

    private static final String VIEW = "https://donki.example/DONKI/view/Alert/";
    private static final String LEGAL = "Weir Street Observatory gives no warranty\n\nWhatever is said here is made up"
            + " by a program, without any promise that it is right, complete, or fit for any purpose. ".repeat(12);

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", message.type())
                .put("messageID", id)
                .put("messageURL", url())
                .put("messageIssueTime", DonkiTimes.MINUTE.format(message.issued()))
                .put("messageBody", body());
    }

    /** The reference in a flare's record, without the text. */
    ObjectNode reference() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageID", id)
                .put("messageIssueTime", DonkiTimes.MINUTE.format(message.issued()))
                .put("messageURL", url());
    }

    private String url() {
        return VIEW + id + "/1";
    }

    /** The headings of the real ones around an invented summary. */
    private String body() {
        return """
                ## Weir Street Observatory, Sample Notifications ( an observatory that does not exist )
                ## Message Type: %s
                ##
                ## Message Issue Date: %s
                ## Message ID: %s
                ##
                ## Disclaimer: All of this is sample data. Nothing of it has happened, and nobody should act on it.


                ## Summary:

                %s

                %s""".formatted(
                        message.title(),
                        DonkiTimes.SECOND.format(message.issued()),
                        id,
                        message.summary(),
                        notes(message.type(), SeededRandom.of("notes", id)));
    }

    private static String notes(String type, SeededRandom random) {
        if (type.equals("MPC")) {
            return "\n\n";
        }
        return switch (random.below(12)) {
            case 0 -> "## Notes\n\nThe heading above has lost its colon.\n";
            case 1 -> LEGAL;
            case 2, 3 -> "## Notes: \n\nTimes are estimates until the record is revised.\n\n\n";
            default -> "## Notes: \n\n\n\n";
        };
    }
}
