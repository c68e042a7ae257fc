package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.WebPage;
import dev.sluice.scraper.proxy.BrowserProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Running browser, with the proxy that all its requests go through. */
final class BrowserSession implements AutoCloseable {

    private final RemoteWebDriver browser;
    private final BrowserProxy proxy;
    private final Runnable kill;
    private final Runnable end;
    private int pages;
    private volatile boolean broken;

    /** Takes two actions: {@code kill} ends the browser at once, {@code end} also waits for its processes and files. */
    BrowserSession(RemoteWebDriver browser, BrowserProxy proxy, Runnable kill, Runnable end) {
        this.browser = browser;
        this.proxy = proxy;
        this.kill = kill;
        this.end = end;
    }

    /** Opens a page, waits for its scripts, scrolls, and returns its document; blocks the calling thread. */
    WebPage render(URI address, RenderOptions options, BrowserSettings settings) {
        pages++;
        proxy.open(settings.limit().asLongValue());
        try {
            Duration timeout = settings.timeout();
            browser.manage().timeouts().pageLoadTimeout(timeout).scriptTimeout(timeout);
            browser.get(address.toString());
            long scriptLimit = timeout.dividedBy(3).toMillis();
            run(PageScripts.SETTLE, options.settle().toMillis(), scriptLimit);
            if (options.scrolls() > 0) {
                run(PageScripts.SCROLL, options.scrolls(), options.settle().toMillis(), scriptLimit);
            }
            return page(address, settings.document().asLongValue());
        } catch (WebDriverException e) {
            throw proxy.isExceeded() ? FetchFailed.unwanted(address, "more bytes than allowed") : failed(address, e);
        } finally {
            proxy.shut();
            reset();
        }
    }

    /** Whether the browser can render another page, given the maximum number of pages. */
    boolean isReusable(int maxPages) {
        return !broken && pages < maxPages;
    }

    /** Ends the browser at once, from any thread; the page being rendered fails. */
    void kill() {
        broken = true;
        proxy.close();
        kill.run();
    }

    @Override
    public void close() {
        broken = true;
        proxy.close();
        end.run();
    }

    private void run(String script, Object... arguments) {
        ((JavascriptExecutor) browser).executeAsyncScript(script, arguments);
    }

    private WebPage page(URI address, long limit) {
        List<?> result = (List<?>) browser.executeScript(PageScripts.RESULT, limit);
        if (proxy.isExceeded()) {
            throw FetchFailed.unwanted(address, "more bytes than allowed");
        }
        String shown = (String) result.get(0);
        int status = ((Number) result.get(1)).intValue();
        String html = (String) result.get(3);
        if (!shown.startsWith("http") || (proxy.rejection().isPresent() && status == 0)) {
            throw FetchFailed.retryable(
                    address, Reason.BROWSER, proxy.rejection().orElse("no page was loaded"));
        }
        if (html.isEmpty()) {
            throw FetchFailed.unwanted(address, "document over the limit");
        }
        return WebPage.rendered(URI.create(shown), status, html);
    }

    /** Reduces the driver's message, which holds addresses, to the code of a network error or the exception's name. */
    private FetchFailed failed(URI address, WebDriverException e) {
        String message = String.valueOf(e.getMessage());
        boolean isNetworkError = message.contains("net::ERR_");
        broken |= !isNetworkError;
        String code = isNetworkError
                ? message.replaceAll("(?s).*?net::(ERR_\\w+).*", "$1")
                : e.getClass().getSimpleName();
        return FetchFailed.retryable(
                address,
                Reason.BROWSER,
                proxy.rejection().map(reason -> code + "; " + reason).orElse(code));
    }

    /** Removes cookies and the document, so that the next page finds nothing of this one. */
    private void reset() {
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
