/* Solar flares: their number by class over time, and a list, newest first. */

import { get, id, query } from '../api.js';
import { chart } from '../chart.js';
import { h } from '../dom.js';
import { duration, text, time } from '../format.js';
import { apiLink, empty, fill, filter, link, pages } from '../parts.js';
import { arrivals, throttle } from '../rows.js';
import { runNow } from './run.js';

export const title = () => 'Solar flares';

const LETTERS = ['A', 'B', 'C', 'M', 'X'];
const FIELDS = [
  { name: 'minClass', label: 'At least of class', placeholder: 'M1.0' },
  { name: 'region', label: 'Active region', placeholder: '12673', inputmode: 'numeric' },
  { name: 'from', label: 'From (day, UTC)', type: 'date' },
  { name: 'to', label: 'To (day, UTC)', type: 'date' },
  { name: 'interval', label: 'Chart by', options: [['', 'Month'], ['day', 'Day'], ['year', 'Year']] },
];

const day = value => value && `${value}T00:00:00Z`;
const after = value => value && new Date(Date.parse(`${value}T00:00:00Z`) + 86400000).toISOString();

const letter = row => h('span', { class: /^X/.test(row.classType) ? 'badge wrong' : /^M/.test(row.classType) ? 'badge doubt' : 'badge' }, text(row.classType));

const row = flare => link(`#/solar/${id(flare.flareId)}`, time(flare.beginTime ?? flare.submissionTime), letter(flare),
  h('span', {}, flare.flareId), flare.durationSeconds && h('span', {}, duration(flare.durationSeconds)),
  flare.activeRegion && h('span', {}, `region ${flare.activeRegion}`),
  flare.warnings?.length > 0 && h('span', { class: 'doubt' }, 'doubtful'));

function timeline(path, items, signal) {
  const shown = [...items].reverse();
  return chart({
    label: 'Flares by class', path, rows: items, signal,
    columns: { When: one => one.interval, Flares: one => one.count,
      ...Object.fromEntries(LETTERS.map(name => [name, one => one.countByLetter?.[name] ?? 0])),
      Strongest: one => one.strongest && h('a', { href: `#/solar/${id(one.strongest.flareId)}` }, text(one.strongest.classType)),
      'Total duration': one => duration(one.totalDurationSeconds) },
    option: colour => ({
      legend: { data: LETTERS },
      xAxis: { type: 'category', data: shown.map(one => one.interval) },
      yAxis: { type: 'value', minInterval: 1 },
      series: LETTERS.map((name, at) => ({ name, type: 'bar', stack: 'all', barMaxWidth: 40, itemStyle: { color: [colour.muted, colour.c3, colour.c1, colour.c2, colour.c5][at] },
        data: shown.map(one => one.countByLetter?.[name] ?? 0) })),
    }),
  });
}

export async function show(place, { given, signal, follow }) {
  const span = { from: day(given.get('from')), to: after(given.get('to')) };
  const wanted = { ...span, minClass: given.get('minClass'), region: given.get('region') };
  const path = query('/v1/solar-flares', wanted);
  const summary = query('/v1/solar-flares/summary', { ...span, interval: given.get('interval') || 'month' });
  const drawn = h('section', { class: 'card', 'aria-label': 'Timeline' });
  const list = h('div', {});
  const latest = arrivals();
  place.append(filter('/solar', given, FIELDS), drawn,
    h('div', { class: 'two' },
      h('section', { class: 'card', 'aria-labelledby': 'flares' }, h('h2', { id: 'flares' }, 'Flares, newest first'), list, apiLink(path)),
      h('div', {}, latest.element, runNow('solar-flares', signal))));
  const nothing = empty('No matching flare.', 'Extend the range or lower the class; the page ',
    h('a', { href: '#/sources' }, 'Sources'), ' collects past periods.');
  const draw = () => drawn.contains(document.activeElement) || drawn.querySelector('details[open]') ? undefined : fill(drawn, 'the timeline', async () => {
    const { items } = await get(summary, signal);
    return items.length ? timeline(summary, items, signal) : empty('No flares in this period.', 'The chart appears with the first one.');
  }, signal);
  const [reload] = await Promise.all([
    pages(list, 'Flares', cursor => get(query('/v1/solar-flares', { ...wanted, limit: 25, cursor }), signal), row, nothing, signal), draw()]);
  const reloadSoon = throttle(() => { reload(); draw(); }, signal);
  follow(['solar-flares', 'solar-notifications'], { onRow: (...event) => { latest.add(...event); reloadSoon(); }, onReset: reloadSoon });
}
