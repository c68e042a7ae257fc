package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of a rejected original: enough to see what was wrong, and no secret. */
class OriginalTest {

    private static final Set<String> SECRETS = Set.of("password", "salt");

    @Test
    void secretsAreMaskedWhereverTheyStand() {
        String json =
                "{\"login\":{\"password\":\"p4ss\",\"salt\":{\"x\":1},\"username\":\"u\"},\"all\":[{\"salt\":\"s\"}]}";

        Original original = Original.of(json.getBytes(UTF_8), SECRETS);

        assertThat(original.text())
                .isEqualTo(
                        "{\"login\":{\"password\":\"***\",\"salt\":\"***\",\"username\":\"u\"},\"all\":[{\"salt\":\"***\"}]}");
    }

    @Test
    void whatIsNotJsonInAFeedWithSecretsIsKeptAsAHashOnly() {
        Original original = Original.of("password=p4ss".getBytes(UTF_8), SECRETS);

        assertThat(original.text()).isNull();
        assertThat(original.size()).isEqualTo(13);
        assertThat(original.sha256()).hasSize(64);
    }

    @Test
    void whatIsNotJsonInAFeedWithoutSecretsIsKept() {
        assertThat(Original.of("<html>".getBytes(UTF_8), Set.of()).text()).isEqualTo("<html>");
    }

    @Test
    void aLongOneIsCutToItsHeadAndASecretBehindTheHeadIsMaskedToo() {
        String json = "{\"a\":\"" + "x".repeat(Original.LIMIT) + "\",\"password\":\"p4ss\"}";

        Original original = Original.of(json.getBytes(UTF_8), SECRETS);

        assertThat(original.truncated()).isTrue();
        assertThat(original.text()).hasSize(Original.LIMIT).doesNotContain("p4ss");
        assertThat(original.size()).isEqualTo(json.length());
    }

    @Test
    void aTombstoneHasNoText() {
        assertThat(Original.of(null, SECRETS))
                .extracting(Original::text, Original::size)
                .containsExactly(null, 0);
    }
}
