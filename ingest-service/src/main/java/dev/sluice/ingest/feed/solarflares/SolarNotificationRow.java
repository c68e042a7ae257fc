package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.PlausibilityCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A notification with its summary and the flares it names, as stored and announced. */
@RegisterForReflection
record SolarNotificationRow(
        String messageId,
        String type,
        Instant issueTime,
        String url,
        String summary,
        String body,
        List<String> flareIds,
        List<String> warnings) {

    /** From its heading to the next heading or the end; {@code ## Notes} may lack its colon or be missing. */
    private static final Pattern SUMMARY = Pattern.compile(
            "^##[ \\t]*Summary:?(.*?)(?=^##|^NASA GSFC [^\\n]*Disclaimer|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern FLARE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-FLR-\\d{3}");

    /** Each flare that is named costs a row; real notifications name a handful. */
    private static final int MAX_FLARES = 50;

    /** The longest of the recorded ones has 4,564 characters. */
    private static final int MAX_SUMMARY = 10_000;

    static SolarNotificationRow of(SolarNotification notification) {
        PlausibilityCheck check = new PlausibilityCheck(notification.warnings());
        return new SolarNotificationRow(
                notification.messageId(),
                notification.type(),
                notification.issueTime(),
                notification.url(),
                check.keepIf(
                        "summary",
                        summary(notification.body()).orElse(null),
                        text -> text.length() <= MAX_SUMMARY,
                        "longer than " + MAX_SUMMARY + " characters"),
                notification.body(),
                check.atMost("flareIds", flares(notification.body()), MAX_FLARES),
                check.warnings());
    }

    private static List<String> flares(String body) {
        return FLARE.matcher(body).results().map(MatchResult::group).distinct().toList();
    }

    private static Optional<String> summary(String body) {
        Matcher matcher = SUMMARY.matcher(body.replace("\r\n", "\n"));
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
