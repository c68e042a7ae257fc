package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;

/** Renders the plain text of a notification: the headings of the real ones around an invented summary. */
final class NotificationBody {

    private static final String LEGAL = "Weir Street Observatory gives no warranty\n\nWhatever is said here is made up"
            + " by a program, without any promise that it is right, complete, or fit for any purpose. ".repeat(12);

    private NotificationBody() {}

    static String render(Notification notification) {
        NotificationMessage message = notification.message();
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
                        DonkiTimes.second(message.issued()),
                        notification.id(),
                        message.summary(),
                        notes(message.type(), SeededRandom.of("notes", notification.id())));
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
