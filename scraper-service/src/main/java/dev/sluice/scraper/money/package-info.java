/** Prices as people write them: amounts, currencies and decimal separators. Pure functions of a text and a locale. */
package dev.sluice.scraper.money;
