package dev.sluice.lake.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Selection of the folders to compact. */
class CrowdedFoldersTest {

    @Test
    void onlyFoldersAboveTheFileLimitAreSelected() {
        String[] files = {
            "file:/t/feed=users/day=2026-11-20/a.parquet",
            "file:/t/feed=users/day=2026-11-20/b.parquet",
            "file:/t/feed=users/day=2026-11-21/c.parquet",
        };

        assertThat(CrowdedFolders.crowded(files, List.of("feed", "day"), 1))
                .containsExactly("feed = 'users' AND day = '2026-11-20'");
        assertThat(CrowdedFolders.crowded(files, List.of(), 2)).containsExactly("");
        assertThat(CrowdedFolders.crowded(files, List.of(), 3)).isEmpty();
    }
}
