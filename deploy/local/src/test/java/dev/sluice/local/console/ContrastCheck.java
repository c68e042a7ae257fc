package dev.sluice.local.console;

import java.util.List;

/** Measures the contrast of texts by the colours that the browser has computed (WCAG 2.2, 1.4.3). */
final class ContrastCheck {

    /** Returns the texts, links, buttons and labels of the page whose contrast is below 4.5 to 1. */
    private static final String WEAK = """
            const parse = text => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
            const part = value => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
            const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            const behind = node => {
              for (let at = node; at; at = at.parentElement) {
                const colour = parse(getComputedStyle(at).backgroundColor);
                if (colour.length < 4 || colour[3] > 0.99) return colour;
              }
              return [255, 255, 255];
            };
            const weak = [];
            for (const node of document.querySelectorAll('h1, h2, p, a, button, label span, th, td, dt, dd, summary, figcaption, li span')) {
              if (!node.checkVisibility() || !node.innerText?.trim() || node.disabled) continue;
              const [one, other] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
              const ratio = (one + 0.05) / (other + 0.05);
              if (ratio < 4.5) weak.push(`${node.tagName} ${node.innerText.slice(0, 30)}: ${ratio.toFixed(2)}`);
            }
            return [...new Set(weak)];""";

    private ContrastCheck() {}

    static List<String> weak(ConsolePage console) {
        return ((List<?>) console.run(WEAK)).stream().map(String::valueOf).toList();
    }
}
