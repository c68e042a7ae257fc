package dev.sluice.scraper.browser;

/** JavaScript that is run inside a page; each script is bounded by its arguments. */
final class PageScripts {

    /** Waits until the document has loaded and is stable; arguments: ms without changes, maximum ms. */
    static final String SETTLE = """
            const [quiet, limit, done] = arguments;
            const end = Date.now() + limit;
            let changed = Date.now();
            const observer = new MutationObserver(() => { changed = Date.now(); });
            observer.observe(document, {subtree: true, childList: true, characterData: true});
            const check = () => {
              const stable = document.readyState === 'complete' && Date.now() - changed >= quiet;
              if (stable || Date.now() >= end) { observer.disconnect(); done(stable); } else { setTimeout(check, 50); }
            };
            check();
            """;

    /** Scrolls down until the page no longer grows; arguments: maximum scrolls, ms to wait for growth, maximum ms. */
    static final String SCROLL = """
            const [maxScrolls, growth, limit, done] = arguments;
            const end = Date.now() + limit;
            const height = () => Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0);
            (async () => {
              let scrolls = 0;
              for (; scrolls < maxScrolls && Date.now() < end; scrolls++) {
                const before = height();
                window.scrollTo(0, before);
                const until = Math.min(end, Date.now() + growth);
                while (height() <= before && Date.now() < until) { await new Promise(resolve => setTimeout(resolve, 50)); }
                if (height() <= before) { break; }
              }
              done(scrolls);
            })();
            """;

    /** Returns address, status, length and document; a document over the limit (characters, the argument) is not transferred. */
    static final String RESULT = """
            const html = document.documentElement ? document.documentElement.outerHTML : '';
            const status = performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;
            return [location.href, status, html.length, html.length <= arguments[0] ? '<!DOCTYPE html>' + html : ''];
            """;

    private PageScripts() {}
}
