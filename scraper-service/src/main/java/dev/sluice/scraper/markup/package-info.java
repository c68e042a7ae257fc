/** Structured data of a page: JSON-LD, microdata, RDFa and meta tags (OpenGraph), and the terms of schema.org. */
package dev.sluice.scraper.markup;
