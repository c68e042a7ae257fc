/* One product: its latest state, and its price over time with periods out of stock. */

import { get, id } from '../api.js';
import { chart } from '../chart.js';
import { h, externalLink } from '../dom.js';
import { money, time, words } from '../format.js';
import { apiLink, empty, facts, fill, warnings } from '../parts.js';
import { throttle, getOptional } from '../rows.js';
import { scrapeNow } from './scrape.js';

export const title = ({ id: productId }) => productId;

/** Periods from an observation out of stock to the next observation. */
function gaps(seen) {
  return seen.flatMap((one, at) => (one.availability && one.availability !== 'InStock'
    ? [[{ xAxis: one.observedAt, name: words(one.availability) }, { xAxis: seen[at + 1]?.observedAt ?? one.observedAt }]] : []));
}

function prices(path, observations, signal) {
  const seen = [...observations].reverse();
  const currency = seen.find(one => one.currency)?.currency ?? '';
  const points = name => seen.map(one => [one.observedAt, one[name] ?? null]);
  const hasList = seen.some(one => typeof one.listPrice === 'number');
  return chart({
    label: `Price${currency && ` in ${currency}`}; shaded while not in stock`,
    path, rows: observations, signal,
    columns: { Observed: one => time(one.observedAt), Price: one => money(one.price, one.currency),
      'List price': one => money(one.listPrice, one.currency), Stock: one => words(one.availability), Rating: one => one.rating },
    option: colour => ({
      legend: hasList && {},
      xAxis: { type: 'time' },
      yAxis: { type: 'value', scale: true },
      series: [
        { name: 'Price', type: 'line', step: 'end', symbolSize: 7, showSymbol: seen.length < 100, data: points('price'),
          markArea: { itemStyle: { color: colour.bad, opacity: 0.14 }, label: { show: false }, data: gaps(seen) } },
        hasList && { name: 'List price', type: 'line', step: 'end', showSymbol: false, lineStyle: { type: 'dashed' }, data: points('listPrice') },
      ].filter(Boolean),
    }),
  });
}

/** More observations than one page holds: prices by day, if available. */
async function byDay(productId, signal) {
  const path = `/v1/products/${id(productId)}/prices?interval=day&limit=500`;
  const days = (await getOptional(path, signal))?.items ?? [];
  if (!days.length) return h('p', { class: 'note' }, 'These are the newest observations; older ones are available through the API.');
  const series = (name, key) => ({ name, type: 'line', step: 'end', showSymbol: false, data: [...days].reverse().map(day => [day.from, day[key]]) });
  return chart({
    label: 'By day: lowest, last and highest price', path, rows: days, signal,
    columns: { Day: day => time(day.from), First: day => money(day.first, day.currency), Lowest: day => money(day.min, day.currency),
      Highest: day => money(day.max, day.currency), Last: day => money(day.last, day.currency), Observations: day => day.observations },
    option: () => ({ legend: {}, xAxis: { type: 'time' }, yAxis: { type: 'value', scale: true },
      series: [series('Last', 'last'), series('Lowest', 'min'), series('Highest', 'max')] }),
  });
}

const known = product => facts({
  Price: money(product.price, product.currency), 'List price': product.listPrice && money(product.listPrice, product.currency),
  Stock: h('span', { class: product.availability === 'InStock' ? 'good' : 'doubt' }, words(product.availability)),
  Brand: product.brand && h('a', { href: `#/products?brand=${id(product.brand)}` }, product.brand),
  Site: h('a', { href: `#/products?site=${id(product.site)}` }, product.site),
  Condition: product.condition && words(product.condition), Rating: product.rating && `${product.rating} of ${product.ratingCount ?? '?'} ratings`,
  ASIN: product.asin, SKU: product.sku, GTIN: product.gtin, MPN: product.mpn, 'Country of origin': product.countryOfOrigin,
  ...product.attributes, Observed: time(product.observedAt), Page: externalLink(product.url, 'shop page'),
});

export async function show(place, { id: productId, signal, follow }) {
  const path = `/v1/products/${id(productId)}`;
  const history = `${path}/observations?limit=500`;
  const detail = h('section', { class: 'card', 'aria-label': 'The product' });
  const drawn = h('section', { class: 'card', 'aria-label': 'Its price' });
  const scrapeCard = h('div', {});
  place.append(h('p', {}, h('a', { href: '#/products' }, 'All products')), detail, drawn, scrapeCard);
  const heading = place.querySelector('h1');
  const read = async () => {
    const isThere = await fill(detail, 'the product', async () => {
      const product = await get(path, signal);
      heading.textContent = product.title || productId;
      if (product.url && !scrapeCard.hasChildNodes()) scrapeCard.append(scrapeNow(product.url, signal));
      document.title = `${heading.textContent} – Sluice`;
      return [warnings(product), known(product), apiLink(path)];
    }, signal, read);
    if (!isThere) return drawn.replaceChildren(empty('No prices to show.', 'They are stored with the product.'));
    return fill(drawn, 'its prices', async () => {
      const { items, next } = await get(history, signal);
      return items.length ? [prices(history, items, signal), next && await byDay(productId, signal)]
        : empty('No observations.', 'Observations are kept for a limited time.');
    }, signal);
  };
  await read();
  const reloadSoon = throttle(() => !drawn.contains(document.activeElement) && read(), signal, 500);
  follow(['products'], { onRow: (feed, row, key) => key === productId && reloadSoon(), onReset: reloadSoon });
}
