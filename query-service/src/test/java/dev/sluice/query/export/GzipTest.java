package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a client takes gzip. */
class GzipTest {

    @Test
    void gzipIsTakenWhereItIsNamedOrMeant() {
        assertThat(Gzip.isTaken(List.of("gzip"))).isTrue();
        assertThat(Gzip.isTaken(List.of("br, GZIP;q=0.5"))).isTrue();
        assertThat(Gzip.isTaken(List.of("br", "deflate, *"))).isTrue();
    }

    @Test
    void gzipIsNotTakenWhereNobodyAskedOrSomebodyRefused() {
        assertThat(Gzip.isTaken(List.of())).isFalse();
        assertThat(Gzip.isTaken(List.of("identity"))).isFalse();
        assertThat(Gzip.isTaken(List.of("gzip;q=0, *"))).isFalse();
        assertThat(Gzip.isTaken(List.of("*;q=0.0"))).isFalse();
    }
}
