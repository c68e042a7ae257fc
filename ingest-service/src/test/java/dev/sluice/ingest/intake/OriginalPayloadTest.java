package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The stored part of a rejected value: enough to find the fault, without secrets. */
class OriginalPayloadTest {

    private static final Set<String> SECRETS = Set.of("password", "salt");

    @Test
    void secretsAreMaskedWhereverTheyStand() {
        String json =
                "{\"login\":{\"password\":\"p4ss\",\"salt\":{\"x\":1},\"username\":\"u\"},\"all\":[{\"salt\":\"s\"}]}";

        OriginalPayload payload = OriginalPayload.of(json.getBytes(UTF_8), SECRETS);

        assertThat(payload.text())
                .isEqualTo(
                        "{\"login\":{\"password\":\"***\",\"salt\":\"***\",\"username\":\"u\"},\"all\":[{\"salt\":\"***\"}]}");
    }

    @Test
    void whatIsNotJsonInAFeedWithSecretsIsKeptAsAHashOnly() {
        OriginalPayload payload = OriginalPayload.of("password=p4ss".getBytes(UTF_8), SECRETS);

        assertThat(payload.text()).isNull();
        assertThat(payload.size()).isEqualTo(13);
        assertThat(payload.sha256()).hasSize(64);
    }

    @Test
    void whatIsNotJsonInAFeedWithoutSecretsIsKept() {
        assertThat(OriginalPayload.of("<html>".getBytes(UTF_8), Set.of()).text())
                .isEqualTo("<html>");
    }

    @Test
    void aLongValueIsCutAndASecretBehindTheCutIsMaskedToo() {
        String json = "{\"a\":\"" + "x".repeat(OriginalPayload.MAX_LENGTH) + "\",\"password\":\"p4ss\"}";

        OriginalPayload payload = OriginalPayload.of(json.getBytes(UTF_8), SECRETS);

        assertThat(payload.truncated()).isTrue();
        assertThat(payload.text()).hasSize(OriginalPayload.MAX_LENGTH).doesNotContain("p4ss");
        assertThat(payload.size()).isEqualTo(json.length());
    }

    @Test
    void aTombstoneHasNoText() {
        assertThat(OriginalPayload.of(null, SECRETS))
                .extracting(OriginalPayload::text, OriginalPayload::size)
                .containsExactly(null, 0);
    }
}
