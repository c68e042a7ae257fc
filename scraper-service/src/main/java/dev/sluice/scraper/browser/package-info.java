/** Pages that need JavaScript: a real browser, used only where asked, with every request of it through fetch's guard. */
package dev.sluice.scraper.browser;
