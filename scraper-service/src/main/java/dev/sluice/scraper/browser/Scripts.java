package dev.sluice.scraper.browser;

/** What is run inside a page; each ends by itself and takes its bounds as arguments. */
final class Scripts {

    /** Waits until the document has loaded and stays as it is: quiet ms, at most ms. */
    static final String SETTLE = """
            const [quiet, most, done] = arguments;
            const end = Date.now() + most;
            let changed = Date.now();
            const seen = new MutationObserver(() => { changed = Date.now(); });
            seen.observe(document, {subtree: true, childList: true, characterData: true});
            const look = () => {
              const still = document.readyState === 'complete' && Date.now() - changed >= quiet;
              if (still || Date.now() >= end) { seen.disconnect(); done(still); } else { setTimeout(look, 50); }
            };
            look();
            """;

    /** Scrolls down until the page no longer grows: times, ms to wait for growth, at most ms. */
    static final String SCROLL = """
            const [times, patience, most, done] = arguments;
            const end = Date.now() + most;
            const height = () => Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0);
            (async () => {
              let grown = 0;
              for (; grown < times && Date.now() < end; grown++) {
                const before = height();
                window.scrollTo(0, before);
                const until = Math.min(end, Date.now() + patience);
                while (height() <= before && Date.now() < until) { await new Promise(go => setTimeout(go, 50)); }
                if (height() <= before) { break; }
              }
              done(grown);
            })();
            """;

    /** Address, status and length first: a document beyond the limit is never brought over. */
    static final String RESULT = """
            const html = document.documentElement ? document.documentElement.outerHTML : '';
            const status = performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;
            return [location.href, status, html.length, html.length <= arguments[0] ? '<!DOCTYPE html>' + html : ''];
            """;

    private Scripts() {}
}
