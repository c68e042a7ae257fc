/* A stored row of any feed in one line, and the strip that shows them as they arrive. */

import { get, id } from './api.js';
import { h } from './dom.js';
import { money, recent, text, words } from './format.js';
import { empty } from './parts.js';

const MOST = 6;

const LINES = {
  users: row => [`#/users/${id(row.userId)}`, [row.firstName, row.lastName].filter(Boolean).join(' ') || row.userId, row.country],
  products: row => [`#/products/${id(row.productId)}`, row.title || row.productId, money(row.price, row.currency)],
  'solar-flares': row => [`#/solar/${id(row.flareId)}`, `Flare ${text(row.classType)}`, row.flareId],
  'solar-notifications': row => [`#/solar/notifications/${id(row.messageId)}`, `Notification ${text(row.type)}`, row.messageId],
  'player-sessions': row => [`#/sessions/${id(row.playerId)}`, `Session ${text(row.event ?? row.status)}`, row.country],
};

/** {href, main, side} of a row; a feed that is not known yet is shown by its key. */
export function line(feed, row, key) {
  const [href, main, side] = LINES[feed]?.(row) ?? ['#/', key ?? feed, words(feed)];
  return { href, main, side: text(side) };
}

/** A strip of what was stored last: {element, add(feed, row, key, time)}. */
export function arrivals() {
  const list = h('ol', { class: 'arrivals', 'aria-label': 'Stored just now', 'data-arrows': true });
  const nothing = empty('Nothing was stored since this page was opened.',
    'Run a source on the page ', h('a', { href: '#/sources' }, 'Sources'), ', or wait for its schedule.');
  const element = h('section', { class: 'card', 'aria-labelledby': 'arrivals' },
    h('h2', { id: 'arrivals' }, 'Stored just now'), nothing, list);
  const add = (feed, row, key, at) => {
    const { href, main, side } = line(feed, row, key);
    nothing.remove();
    list.prepend(h('li', { class: 'new' }, h('a', { href },
      h('span', { class: 'feed' }, feed), h('span', { class: 'main' }, main), h('span', { class: 'side' }, side),
      h('span', { class: 'when' }, recent(at ?? new Date().toISOString())))));
    while (list.children.length > MOST) list.lastChild.remove();
  };
  return { element, add };
}

/** At most one call in a while, the last one for sure: a busy feed must not reload a page at each row. */
export function calm(work, signal, millis = 2000) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => { timer = null; if (!signal.aborted) work(); }, millis);
  };
}

/** An analysis beside what a page is about: null if it fails, and the page does without. */
export const maybe = (path, signal) => get(path, signal).catch(() => null);
