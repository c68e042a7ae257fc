/** The room of products: {@code GET /v1/products}, each with the history of its observations. */
package dev.sluice.query.feed.products;
