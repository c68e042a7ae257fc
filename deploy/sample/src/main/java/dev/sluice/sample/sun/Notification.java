package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A numbered message, with its JSON of the API. */
record Notification(String id, NotificationMessage message) {

    private static final String VIEW = "https://donki.example/DONKI/view/Alert/";

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", message.type())
                .put("messageID", id)
                .put("messageURL", url())
                .put("messageIssueTime", DonkiTimes.minute(message.issued()))
                .put("messageBody", NotificationBody.render(this));
    }

    /** The reference in a flare's record, without the text. */
    ObjectNode reference() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageID", id)
                .put("messageIssueTime", DonkiTimes.minute(message.issued()))
                .put("messageURL", url());
    }

    private String url() {
        return VIEW + id + "/1";
    }
}
