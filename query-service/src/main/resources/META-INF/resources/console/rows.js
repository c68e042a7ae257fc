/* One-line view of a stored row of any feed, and the strip of rows as they arrive. */

import { get, id } from './api.js';
import { h } from './dom.js';
import { money, recent, text, words } from './format.js';
import { empty } from './parts.js';

const MAX_ROWS = 6;

const LINES = {
  users: row => [`#/users/${id(row.userId)}`, [row.firstName, row.lastName].filter(Boolean).join(' ') || row.userId, row.country],
  products: row => [`#/products/${id(row.productId)}`, row.title || row.productId, money(row.price, row.currency)],
  'solar-flares': row => [`#/solar/${id(row.flareId)}`, `Flare ${text(row.classType)}`, row.flareId],
  'solar-notifications': row => [`#/solar/notifications/${id(row.messageId)}`, `Notification ${text(row.type)}`, row.messageId],
  'player-sessions': row => [`#/sessions/${id(row.playerId)}`, `Session ${text(row.event ?? row.status)}`, row.country],
};

/** {href, main, side} of a row; rows of an unknown feed are shown by their key. */
export function summary(feed, row, key) {
  const [href, main, side] = LINES[feed]?.(row) ?? ['#/', key ?? feed, words(feed)];
  return { href, main, side: text(side) };
}

/** A strip of the rows stored last: {element, add(feed, row, key, time)}. */
export function arrivals() {
  const list = h('ol', { class: 'arrivals', 'aria-label': 'Stored just now', 'data-arrows': true });
  const nothing = empty('No row was stored since this page was opened.',
    'Run a source on the page ', h('a', { href: '#/sources' }, 'Sources'), ', or wait for its schedule.');
  const element = h('section', { class: 'card', 'aria-labelledby': 'arrivals' },
    h('h2', { id: 'arrivals' }, 'Stored just now'), nothing, list);
  const add = (feed, row, key, at) => {
    const { href, main, side } = summary(feed, row, key);
    nothing.remove();
    list.prepend(h('li', { class: 'new' }, h('a', { href },
      h('span', { class: 'feed' }, feed), h('span', { class: 'main' }, main), h('span', { class: 'side' }, side),
      h('span', { class: 'when' }, recent(at ?? new Date().toISOString())))));
    while (list.children.length > MAX_ROWS) list.lastChild.remove();
  };
  return { element, add };
}

/** Throttles calls and always runs the last one: a busy feed must not reload a page for each row. */
export function throttle(work, signal, millis = 2000) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => { timer = null; if (!signal.aborted) work(); }, millis);
  };
}

/** Reads an optional analysis: null if it fails. */
export const getOptional = (path, signal) => get(path, signal).catch(() => null);
