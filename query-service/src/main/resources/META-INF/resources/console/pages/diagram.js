/* Diagram of the overview as inline SVG: horizontal on a screen, vertical on a phone. */

import { s } from '../dom.js';

const WIDTH = 126;
const HEIGHT = 104;
const GAP = 26;
const NAMES = {
  source: 'Sources', scraper: 'Scraper', kafka: 'Kafka', ingest: 'Ingest', cassandra: 'Cassandra', stored: 'Stored',
  query: 'Query', you: 'You', rejected: 'Rejected',
};
const LINE = ['source', 'scraper', 'kafka', 'ingest', 'cassandra', 'stored', 'query', 'you'];
/** Steps whose rate animates the arrow to the next step. */
const MOVES = { source: 'scraper', scraper: 'scraper', kafka: 'ingest', ingest: 'ingest', cassandra: 'ingest', stored: 'query', query: 'query' };
const HEALTH = { up: '✓ up', down: '✗ down', unknown: '' };

function places(isNarrow) {
  const at = Object.fromEntries(LINE.map((name, index) => [name, isNarrow
    ? { x: 2, y: 2 + index * (HEIGHT + GAP) } : { x: 2 + index * (WIDTH + GAP), y: 2 }]));
  at.rejected = isNarrow ? { x: 2 + WIDTH + 2 * GAP, y: at.ingest.y } : { x: at.ingest.x, y: HEIGHT + 2 * GAP };
  return at;
}

function arrow(from, to, flows) {
  const down = from.x === to.x;
  const [x1, y1] = down ? [from.x + WIDTH / 2, from.y + HEIGHT] : [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = down ? [to.x + WIDTH / 2, to.y - 3] : [to.x - 3, to.y + HEIGHT / 2];
  return s('path', { d: `M${x1} ${y1}L${x2} ${y2}`, class: flows && 'flows', 'marker-end': 'url(#arrow)' });
}

function box(name, { x, y }, { value, sub, state = 'unknown', href }) {
  const text = (kind, dy, content) => s('text', { class: kind, x: x + WIDTH / 2, y: y + dy }, content ?? '');
  const drawn = s('g', { class: `stage ${state}`, id: `stage-${name}` },
    s('rect', { x, y, width: WIDTH, height: HEIGHT, rx: 10 }),
    text('name', 24, NAMES[name]), text('value', 51, value), text('sub', 72, sub), text('health', 93, HEALTH[state]));
  return href ? s('a', { href }, drawn) : drawn;
}

const description = (name, { value, sub, state = 'unknown' }) =>
  [NAMES[name], value, sub, state !== 'unknown' && state].filter(Boolean).join(' ');

/** shown: {value, sub, state, href} of each step, and which arrows are active. */
export function diagram(shown, isNarrow) {
  const at = places(isNarrow);
  const size = isNarrow ? [2 * WIDTH + 2 * GAP + 4, 8 * (HEIGHT + GAP)] : [8 * WIDTH + 7 * GAP + 4, 2 * HEIGHT + 2 * GAP + 4];
  return s('svg', { class: 'way', viewBox: `0 0 ${size.join(' ')}`, role: 'group',
    'aria-label': `Data flow: ${LINE.map(name => description(name, shown[name])).join(', then ')}; rejected events: ${description('rejected', shown.rejected)}.` },
  s('defs', {}, s('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto' },
    s('path', { d: 'M0 0L8 4L0 8Z' }))),
  LINE.slice(1).map((name, index) => arrow(at[LINE[index]], at[name], shown.flows[MOVES[LINE[index]]])),
  arrow(at.ingest, at.rejected, false),
  Object.keys(NAMES).map(name => box(name, at[name], shown[name])));
}
