package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Page;
import dev.sluice.scraper.fetch.Passage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** One running browser with the proxy that all of its requests go through. */
final class Session implements AutoCloseable {

    private final RemoteWebDriver browser;
    private final Passage passage;
    private final Runnable kill;
    private final Runnable end;
    private int pages;
    private volatile boolean broken;

    /**
     * @param browser driven by this
     * @param passage its only way out
     * @param kill ends it at once, from any thread
     * @param end ends it and waits until nothing of it is left
     */
    Session(RemoteWebDriver browser, Passage passage, Runnable kill, Runnable end) {
        this.browser = browser;
        this.passage = passage;
        this.kill = kill;
        this.end = end;
    }

    /** Opens a page, waits for its scripts, scrolls, and gives its document; blocks, so on a thread of its own. */
    Page render(URI address, RenderOptions options, BrowserSettings settings) {
        pages++;
        passage.open(settings.limit().asLongValue());
        try {
            Duration whole = settings.timeout();
            browser.manage().timeouts().pageLoadTimeout(whole).scriptTimeout(whole);
            browser.get(address.toString());
            long most = whole.dividedBy(3).toMillis();
            run(Scripts.SETTLE, options.settle().toMillis(), most);
            if (options.scrolls() > 0) {
                run(Scripts.SCROLL, options.scrolls(), options.settle().toMillis(), most);
            }
            return page(address, settings.document().asLongValue());
        } catch (WebDriverException e) {
            throw passage.exceeded() ? FetchFailed.unwanted(address, "more bytes than allowed") : failed(address, e);
        } finally {
            passage.shut();
            forget();
        }
    }

    /** Whether it can show another page. */
    boolean isFresh(int most) {
        return !broken && pages < most;
    }

    /** Ends it at once, from any thread; what it was doing fails. */
    void kill() {
        broken = true;
        passage.close();
        kill.run();
    }

    @Override
    public void close() {
        broken = true;
        passage.close();
        end.run();
    }

    private void run(String script, Object... arguments) {
        ((JavascriptExecutor) browser).executeAsyncScript(script, arguments);
    }

    private Page page(URI address, long limit) {
        List<?> result = (List<?>) browser.executeScript(Scripts.RESULT, limit);
        if (passage.exceeded()) {
            throw FetchFailed.unwanted(address, "more bytes than allowed");
        }
        String shown = (String) result.get(0);
        int status = ((Number) result.get(1)).intValue();
        String html = (String) result.get(3);
        if (!shown.startsWith("http") || (passage.refusal().isPresent() && status == 0)) {
            throw FetchFailed.notRendered(address, passage.refusal().orElse("no page came"));
        }
        if (html.isEmpty()) {
            throw FetchFailed.unwanted(address, "document over the limit");
        }
        return Page.rendered(URI.create(shown), status, html);
    }

    /** A message of the driver holds addresses; the first word of an error of the network is enough. */
    private FetchFailed failed(URI address, WebDriverException e) {
        String message = String.valueOf(e.getMessage());
        boolean ofTheNet = message.contains("net::ERR_");
        broken |= !ofTheNet;
        String net = ofTheNet
                ? message.replaceAll("(?s).*?net::(ERR_\\w+).*", "$1")
                : e.getClass().getSimpleName();
        return FetchFailed.notRendered(
                address, passage.refusal().map(why -> net + "; " + why).orElse(net));
    }

    /** The next page should find nothing of this one. */
    private void forget() {
        if (broken) {
            return;
        }
        try {
            browser.manage().deleteAllCookies();
            browser.get("about:blank");
        } catch (WebDriverException e) {
            broken = true;
        }
    }
}
