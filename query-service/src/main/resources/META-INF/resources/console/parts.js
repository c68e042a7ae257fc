/* Building blocks of pages: states, tables, lists, forms and API links. */

import { address, Refusal } from './api.js';
import { h } from './dom.js';
import { number, text, time, words } from './format.js';

export const apiLink = path =>
  h('p', { class: 'api' }, 'From ', h('a', { href: address(path) }, h('code', {}, `GET ${path}`)));

export const loading = name => h('p', { class: 'state', 'aria-busy': 'true' }, `Loading ${name} …`);

export const empty = (message, ...advice) => h('div', { class: 'state' }, h('p', {}, h('strong', {}, message)), h('p', {}, advice));

/** An error with advice and a retry button. */
export function failure(error, retry) {
  const isRefusal = error instanceof Refusal;
  return h('div', { class: 'state bad', role: 'alert' },
    h('p', {}, h('strong', {}, isRefusal && error.status === 0 ? 'No answer' : text(error.message))),
    isRefusal && error.violations.length > 0
      && h('ul', {}, error.violations.map(({ field, message }) => h('li', {}, `${field ?? ''} ${message ?? ''}`))),
    h('p', {}, isRefusal ? error.advice : 'The console failed: reload the page, and inform its operator if the error persists.'),
    retry && h('p', {}, h('button', { type: 'button', onclick: retry }, 'Try again')));
}

/** Shows a loading state, then the result or the error; returns whether it succeeded. */
export async function fill(place, what, work, signal, retry = () => fill(place, what, work, signal)) {
  if (!place.hasChildNodes()) place.replaceChildren(loading(what));
  try {
    const shown = await work();
    if (signal.aborted) return false;
    if (shown !== undefined) place.replaceChildren(...[shown].flat().filter(Boolean));
    return true;
  } catch (error) {
    if (!signal.aborted) place.replaceChildren(failure(error, retry));
    if (!(error instanceof Refusal) && !signal.aborted) console.error(error);
    return false;
  }
}

const isTime = value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

function cell(value) {
  if (value instanceof Node) return value;
  if (typeof value === 'number') return number(value);
  if (isTime(value)) return time(value);
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : text(value);
}

/** A table of rows; columns are {heading: row => value}, or one per field. */
export function table(rows, columns, caption) {
  const shown = columns ?? Object.fromEntries(Object.keys(rows[0] ?? {}).map(name => [words(name), row => row[name]]));
  const isNumeric = value => typeof value === 'number';
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption ?? 'Table' },
    h('table', {}, caption && h('caption', {}, caption),
      h('thead', {}, h('tr', {}, Object.entries(shown).map(([name, value]) =>
        h('th', { scope: 'col', class: rows.length > 0 && isNumeric(value(rows[0])) && 'number' }, name)))),
      h('tbody', {}, rows.map(row => h('tr', {}, Object.values(shown).map(value => {
        const found = value(row);
        return h('td', { class: isNumeric(found) && 'number' }, cell(found));
      }))))));
}

/** A list of names and values; entries without a value are omitted. */
export const facts = entries => h('dl', { class: 'facts' }, Object.entries(entries)
  .filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length))
  .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, cell(value)))));

export const warnings = row => row.warnings?.length > 0
  && h('div', { class: 'state warn' }, h('p', {}, h('strong', {}, 'Doubtful values')),
    h('ul', {}, row.warnings.map(warning => h('li', {}, warning))));

/** A list navigated with the arrow keys. */
export const links = (label, items) => h('ul', { class: 'list', 'aria-label': label, 'data-arrows': true }, items);

/** An item of such a list. */
export const link = (href, main, side, ...below) => h('li', {}, h('a', { href },
  h('span', { class: 'main' }, main), h('span', { class: 'side' }, side), h('span', { class: 'below' }, below)));

/** A form of labelled fields, each {name, label, options?, ...attributes}. Submitting puts their values into the address. */
export function filter(path, given, fields, action = 'Show') {
  const go = event => {
    event.preventDefault();
    const data = [...new FormData(event.target)].map(([name, value]) => [name, value.trim()]);
    const kept = new URLSearchParams(data.filter(([, value]) => value !== ''));
    const target = `#${path}${kept.size ? `?${kept}` : ''}`;
    if (location.hash === target) window.dispatchEvent(new HashChangeEvent('hashchange'));
    else location.hash = target;
  };
  return h('form', { class: 'filter', role: 'search', onsubmit: go },
    fields.map(({ name, label, options, ...rest }) => h('label', {}, h('span', {}, label), options
      ? h('select', { name }, options.map(([value, shown]) =>
        h('option', { value, selected: (given.get(name) ?? '') === value }, shown)))
      : h('input', { name, type: 'text', autocomplete: 'off', value: given.get(name) ?? '', ...rest }))),
    h('button', { type: 'submit' }, action));
}

/**
 * A list that loads further pages by cursor; read(cursor) returns a page, row(item) an element. Returns a function
 * that reloads the list unless the user is reading further pages.
 */
export async function pages(place, label, read, row, emptyState, signal) {
  let loadedMore = false;
  const build = async () => {
    let next = null;
    const list = links(label, []);
    const problem = h('div', {});
    const more = h('button', { type: 'button', class: 'quiet', onclick: () => { loadedMore = true; add(); } }, 'More');
    const add = async () => {
      more.disabled = true;
      problem.replaceChildren();
      try {
        // A filtered page may be empty and still have a next one.
        for (let tries = 0, added = 0; tries < 10 && !added; tries++) {
          const page = await read(next);
          next = page.next ?? null;
          list.append(...page.items.map(row));
          added = page.items.length || !next;
        }
      } catch (error) {
        if (!signal.aborted) problem.replaceChildren(failure(error, add));
      }
      more.disabled = false;
      more.hidden = !next;
      if (!list.hasChildNodes() && !next && !problem.hasChildNodes()) problem.replaceChildren(emptyState);
    };
    await add();
    if (!signal.aborted) place.replaceChildren(list, problem, more);
  };
  place.replaceChildren(loading(label.toLowerCase()));
  await build();
  return () => (loadedMore || place.contains(document.activeElement) ? undefined : build());
}
