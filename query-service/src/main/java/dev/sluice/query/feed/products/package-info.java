/** Feed package of products: {@code GET /v1/products}, each with its observations. */
package dev.sluice.query.feed.products;
