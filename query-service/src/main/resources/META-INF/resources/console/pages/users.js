/* Users: their number by country, and a list. */

import { get, id, query } from '../api.js';
import { chart } from '../chart.js';
import { h } from '../dom.js';
import { number, recent } from '../format.js';
import { apiLink, empty, fill, filter, link, pages } from '../parts.js';
import { arrivals, throttle, getOptional } from '../rows.js';
import { runNow } from './run.js';

export const title = () => 'Users';

const FIELDS = [
  { name: 'country', label: 'Country', placeholder: 'Norway' },
  { name: 'nationality', label: 'Nationality', placeholder: 'NO', maxlength: 2 },
  { name: 'gender', label: 'Gender', options: [['', 'any'], ['female', 'female'], ['male', 'male']] },
];
/** Users counted by the console if the service has no summary. */
const SAMPLE = 500;

const name = user => [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || user.userId;

const row = user => link(`#/users/${id(user.userId)}`, name(user), user.country ?? '',
  h('span', {}, user.email), user.city && h('span', {}, user.city), typeof user.age === 'number' && h('span', {}, `${user.age} years`), recent(user.collectedAt));

/** Users by country: from the summary if available, otherwise counted by the console. */
function tally(items) {
  const counts = new Map();
  for (const item of items) {
    const country = item.country ?? '?';
    counts.set(country, (counts.get(country) ?? 0) + (item.users ?? 1));
  }
  return [...counts].map(([country, count]) => ({ country, count })).sort((one, other) => other.count - one.count);
}

async function byCountry(signal) {
  const summary = '/v1/users/summary';
  const reported = await getOptional(summary, signal);
  const path = reported ? summary : query('/v1/users', { limit: SAMPLE });
  const found = reported ?? await get(path, signal);
  const rows = tally(found.items);
  if (!rows.length) return empty('There are no users yet.', 'Run the source below, or wait for its schedule.');
  const isPart = !reported && found.next;
  return chart({
    label: `Users by country${isPart ? `, of ${number(SAMPLE)} users` : ''}`, path, rows, signal,
    columns: { Country: one => h('a', { href: `#/users?country=${id(one.country)}` }, one.country), Users: one => one.count },
    option: colour => ({
      xAxis: { type: 'category', data: rows.map(one => one.country), axisLabel: { rotate: 40 } },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ name: 'Users', type: 'bar', barMaxWidth: 36, itemStyle: { color: colour.c1, borderRadius: [3, 3, 0, 0] }, data: rows.map(one => one.count) }],
    }),
  });
}

export async function show(place, { given, signal, follow }) {
  const wanted = Object.fromEntries(FIELDS.map(field => [field.name, given.get(field.name)]));
  const path = query('/v1/users', wanted);
  const isFiltered = Object.values(wanted).some(Boolean);
  const drawn = h('section', { class: 'card', 'aria-label': 'By country' });
  const list = h('div', {});
  const latest = arrivals();
  place.append(filter('/users', given, FIELDS, 'Search'), drawn,
    h('div', { class: 'two' },
      h('section', { class: 'card', 'aria-labelledby': 'found' }, h('h2', { id: 'found' }, isFiltered ? 'Found' : 'All users'), list, apiLink(path)),
      h('div', {}, latest.element, runNow('users', signal))));
  const draw = () => (drawn.contains(document.activeElement) || drawn.querySelector('details[open]') ? undefined : fill(drawn, 'the countries', () => byCountry(signal), signal));
  const nothing = isFiltered
    ? empty('No matching user.', 'A country is written as the source writes it, such as Norway. ', h('a', { href: '#/users' }, 'Show all'))
    : empty('There are no users yet.', 'Run the source “users”, or wait for its schedule.');
  const [reload] = await Promise.all([
    pages(list, 'Users', cursor => get(query('/v1/users', { ...wanted, limit: 25, cursor }), signal), row, nothing, signal), draw()]);
  const reloadSoon = throttle(reload, signal);
  const redrawSoon = throttle(draw, signal, 10000);
  follow(['users'], { onRow: (...event) => { latest.add(...event); reloadSoon(); redrawSoon(); }, onReset: () => { reload(); redrawSoon(); } });
}
