package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message with its number, in the JSON of the API. */
record Notification(String id, Message message) {

    private static final String VIEW = "https://donki.example/DONKI/view/Alert/";

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", message.type())
                .put("messageID", id)
                .put("messageURL", url())
                .put("messageIssueTime", DonkiTimes.minute(message.issued()))
                .put("messageBody", Bulletin.body(this));
    }

    /** As a flare's record names it, without its text. */
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
