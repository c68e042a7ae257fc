/* Sessions: where and when they started in the last hours, with links to each player's page. */

import { get, id, query } from '../api.js';
import { chart } from '../chart.js';
import { h } from '../dom.js';
import { duration, number, recent, time } from '../format.js';
import { apiLink, empty, fill, filter, link, links } from '../parts.js';
import { arrivals, throttle, getOptional } from '../rows.js';
import { runNow } from './run.js';

export const title = () => 'Player sessions';

const HOURS = [['', '72 hours'], ['1', '1 hour'], ['24', '24 hours'], ['168', '7 days'], ['8760', 'a year']];
const FIELDS = [
  { name: 'country', label: 'Country', placeholder: 'FI', maxlength: 2 },
  { name: 'hours', label: 'Period', options: HOURS },
];

const bars = (name, rows, label, value, colour) => ({
  xAxis: { type: 'category', data: rows.map(label) },
  yAxis: { type: 'value', minInterval: 1 },
  series: [{ name, type: 'bar', barMaxWidth: 36, itemStyle: { color: colour, borderRadius: [3, 3, 0, 0] }, data: rows.map(value) }],
});

const byCountry = (path, items, signal) => chart({
  label: 'Starts by country', path, rows: items, signal,
  columns: { Country: one => one.country, Starts: one => one.count },
  option: colour => bars('Starts', items.slice(0, 40), one => one.country, one => one.count, colour.c1),
});

/** One bar per hour over all countries. */
function byHour(path, items, signal) {
  const hours = new Map();
  for (const { hour, starts } of items.flatMap(country => country.hours)) hours.set(hour, (hours.get(hour) ?? 0) + starts);
  const rows = [...hours].map(([hour, count]) => ({ hour, count })).sort((one, other) => one.hour.localeCompare(other.hour));
  return chart({
    label: 'Starts by hour', path, rows, signal, columns: { Hour: one => time(one.hour), Starts: one => one.count },
    option: colour => bars('Starts', rows, one => one.hour.replace(/^\d{4}-(\d\d-\d\d)T(\d\d):.*$/, '$1 $2h'), one => one.count, colour.c3),
  });
}

const newest = items => links('Newest starts', items.flatMap(one => one.newest.map(start => ({ ...start, country: one.country })))
  .sort((one, other) => other.startedAt.localeCompare(one.startedAt)).slice(0, 20)
  .map(start => link(`#/sessions/${id(start.playerId)}`, start.playerId, start.country, recent(start.startedAt))));

/** Number of sessions by length. */
function byLength(path, { bands, medianSeconds, p90Seconds, count }, signal) {
  const name = band => (band.toSeconds ? `${duration(band.fromSeconds)} to ${duration(band.toSeconds)}` : `${duration(band.fromSeconds)} or more`);
  return [chart({
    label: 'Sessions by length', path, rows: bands, signal, columns: { Length: name, Sessions: one => one.count },
    option: colour => bars('Sessions', bands, name, one => one.count, colour.c4),
  }), h('p', { class: 'note' }, `${number(count)} sessions; half took less than ${duration(medianSeconds)}, nine in ten less than ${duration(p90Seconds)}.`)];
}

/** A further analysis of the same range, if the service offers it and the range is short enough. */
async function extra(place, name, { from, to }, country, draw, signal) {
  const isShort = Date.parse(to) - Date.parse(from) < 31 * 86400000;
  const path = query(`/v1/player-sessions/${name}`, { ...(isShort && { from, to }), country });
  const found = await getOptional(path, signal);
  if (signal.aborted || !(found?.items?.length || found?.count)) return;
  place.replaceChildren(h('section', { class: 'card' }, draw(path, found, signal)));
}

const player = () => h('form', { class: 'filter', 'aria-label': 'A player', onsubmit: event => {
  event.preventDefault();
  location.hash = `#/sessions/${id(event.target.elements.player.value.trim().toLowerCase())}`;
} }, h('label', { class: 'wide' }, h('span', {}, 'A player’s id (32 hexadecimal digits)'), h('input', { name: 'player', required: true, pattern: '\\s*[0-9A-Fa-f]{32}\\s*', autocomplete: 'off' })),
h('button', { type: 'submit' }, 'Show the sessions'));

export async function show(place, { given, signal, follow }) {
  const wanted = { hours: given.get('hours') || 72, country: given.get('country') };
  const path = query('/v1/player-sessions/starts', wanted);
  const countries = h('section', { class: 'card', 'aria-label': 'By country' });
  const [hours, lengths, starts] = [h('div', {}), h('div', {}), h('div', {})];
  const latest = arrivals();
  place.append(filter('/sessions', given, FIELDS), countries, hours, lengths,
    h('div', { class: 'two' },
      h('section', { class: 'card', 'aria-labelledby': 'newest' }, h('h2', { id: 'newest' }, 'Newest starts'), starts),
      h('div', {}, h('section', { class: 'card' }, h('h2', {}, 'A player'), player()), latest.element, runNow('player-sessions', signal))));
  const read = () => (countries.querySelector('details[open]') || place.querySelector('.two').contains(document.activeElement) ? undefined : fill(countries, 'the starts', async () => {
    const { items, ...span } = await get(path, signal);
    if (!hours.hasChildNodes()) extra(hours, 'starts/hours', span, wanted.country, (from, found) => byHour(from, found.items, signal), signal);
    if (!lengths.hasChildNodes()) extra(lengths, 'lengths', span, wanted.country, byLength, signal);
    starts.replaceChildren(items.length ? newest(items) : empty('No sessions started.', 'Look further back, or run the source.'));
    return items.length ? byCountry(path, items, signal) : [empty('No session started in this period.', 'Choose a longer period.'), apiLink(path)];
  }, signal));
  await read();
  const reloadSoon = throttle(read, signal, 4000);
  follow(['player-sessions'], { onRow: (...event) => { latest.add(...event); reloadSoon(); }, onReset: reloadSoon });
}
