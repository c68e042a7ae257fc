package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the Markdown pages: every feed has its rows, and every linked file exists. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root"));
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)\\)");

    @Test
    void everyFeedOfTheContractHasItsRows() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String contributing = Files.readString(ROOT.resolve(".github/CONTRIBUTING.md"));

        try (Stream<Path> folders = Files.list(ROOT.resolve("deploy/contract"))) {
            List<String> feeds = folders.filter(folder -> Files.exists(folder.resolve("feed.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(feeds).isNotEmpty().allSatisfy(feed -> {
                assertThat(readme).contains("| `" + feed + "` |");
                assertThat(contributing).as("key, time and id of each feed").contains("| " + feed + " |");
            });
        }
    }

    @Test
    void everyLinkOfAPageLeadsToAFile() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(pages).isNotEmpty();
            for (Path page : pages) {
                assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                        .as(page.toString())
                        .allMatch(link -> Files.exists(page.resolveSibling(link)));
            }
        }
    }
}
