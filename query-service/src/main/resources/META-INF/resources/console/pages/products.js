/* Products: search by words, brand, site, ASIN or price, with rows being stored and the biggest price changes. */

import { get, id, query } from '../api.js';
import { h } from '../dom.js';
import { money, recent, words } from '../format.js';
import { apiLink, empty, filter, link, pages, table } from '../parts.js';
import { arrivals, throttle, getOptional } from '../rows.js';
import { runNow } from './run.js';
import { scrapeNow } from './scrape.js';

export const title = () => 'Products';

const FIELDS = [
  { name: 'q', label: 'Words', placeholder: 'nikon d75' },
  { name: 'brand', label: 'Brand', placeholder: 'Nikon' },
  { name: 'site', label: 'Site', placeholder: 'shop.example' },
  { name: 'asin', label: 'ASIN', placeholder: 'B06Y5ZCFHX', maxlength: 32 },
  { name: 'minPrice', label: 'Price from', placeholder: '500' },
  { name: 'maxPrice', label: 'to', placeholder: '1000' },
];

const stock = availability => h('span', { class: availability === 'InStock' ? 'good' : 'doubt' }, words(availability ?? 'stock unknown'));

const row = product => link(`#/products/${id(product.productId)}`,
  product.title || product.productId, money(product.price, product.currency),
  h('span', {}, product.site), h('span', {}, product.brand), stock(product.availability), recent(product.observedAt));

/** Analysis of the last seven days; a card without items is omitted. */
async function analysis(place, heading, path, signal) {
  const found = await getOptional(path, signal);
  const items = found?.items ?? [];
  if (signal.aborted || !items.length) return;
  const shown = items.map(item => ({
    Product: h('a', { href: `#/products/${id(item.productId)}` }, item.title || item.productId),
    ...Object.fromEntries(Object.entries(item).filter(([name]) => !['productId', 'title', 'previousObservedAt'].includes(name))
      .map(([name, value]) => [words(name), value])),
  }));
  place.append(h('details', { class: 'card' }, h('summary', {}, heading), table(shown, null, heading), apiLink(path)));
}

export async function show(place, { given, signal, follow }) {
  const wanted = Object.fromEntries(FIELDS.map(({ name }) => [name, given.get(name)]));
  const isFiltered = Object.values(wanted).some(Boolean);
  const path = query('/v1/products', wanted);
  const list = h('div', {});
  const latest = arrivals();
  const extra = h('div', {});
  place.append(
    filter('/products', given, FIELDS, 'Search'),
    h('div', { class: 'two' },
      h('section', { class: 'card', 'aria-labelledby': 'found' },
        h('h2', { id: 'found' }, isFiltered ? 'Found' : 'All products'), list, apiLink(path)),
      h('div', {}, latest.element, extra, scrapeNow(null, signal), runNow('products', signal))));
  const nothing = isFiltered
    ? empty('No matching product.', 'Words may be abbreviated; a brand must be complete. ', h('a', { href: '#/products' }, 'Show all'))
    : empty('There are no products yet.', 'Run the source “products”, or wait for its schedule.');
  const week = new Date(Date.now() - 7 * 86400000).toISOString();
  analysis(extra, 'Biggest price changes of seven days', query('/v1/products/changes', { from: week, sort: 'change', limit: 10 }), signal);
  analysis(extra, 'Back in stock in seven days', query('/v1/products/back-in-stock', { from: week, limit: 10 }), signal);
  const reload = await pages(list, 'Products', cursor => get(query('/v1/products', { ...wanted, limit: 25, cursor }), signal), row, nothing, signal);
  const reloadSoon = throttle(reload, signal);
  follow(['products'], { onRow: (...event) => { latest.add(...event); reloadSoon(); }, onReset: reload });
}
