/* Sources: schedules, latest runs and their progress; run now, or collect a past range. */

import { get, post } from '../api.js';
import { every, h } from '../dom.js';
import { number, recent, words } from '../format.js';
import { apiLink, empty, facts, failure } from '../parts.js';

export const title = () => 'Sources';

const PATH = '/v1/sources';
/** Sources that can collect a past range; others answer 409. */
const SUPPORTS_BACKFILL = /^solar/;

/** Pairs such as windowsDone and windowsTotal become a bar, other values facts. */
function progress(reported) {
  if (!reported) return null;
  const names = Object.keys(reported);
  const bars = names.filter(name => name.endsWith('Done') && `${name.slice(0, -4)}Total` in reported);
  const others = names.filter(name => !/(Done|Total)$/.test(name));
  return [
    ...bars.map(name => {
      const [done, total] = [reported[name], reported[`${name.slice(0, -4)}Total`]];
      const label = `${words(name.slice(0, -4))}: ${number(done)} of ${number(total)}`;
      return h('div', {}, h('progress', { max: total || 1, value: done, 'aria-label': label }), h('p', { class: 'note' }, label));
    }),
    others.length > 0 && facts(Object.fromEntries(others.map(name => [words(name), reported[name]]))),
  ];
}

const about = source => [
  facts({
    Schedule: source.every === 'off' ? 'off' : `every ${source.every}`,
    [source.running ? 'Running since' : 'Last run']: source.started ? recent(source.started) : 'never',
    Task: source.task, Ended: source.finished && recent(source.finished), Published: source.published,
    Failed: source.failed > 0 ? h('span', { class: 'wrong' }, number(source.failed)) : source.failed,
    'Stopped early at': source.nextPage,
  }),
  source.running && progress(source.progress),
];

const state = source => h('span', { class: source.running ? 'badge good' : 'badge' },
  source.running ? 'running' : source.every === 'off' ? 'off' : 'waiting');

function past(name, send) {
  const today = new Date().toISOString().slice(0, 10);
  const day = (label, id) => h('label', {}, h('span', {}, label), h('input', { name: id, type: 'date', required: true, max: today }));
  return h('details', {}, h('summary', {}, 'Collect a past range'),
    h('form', { class: 'filter', onsubmit: event => {
      event.preventDefault();
      send(`${PATH}/${name}/backfill`, Object.fromEntries(new FormData(event.target)));
    } }, day('From', 'from'), day('To', 'to'), h('button', { type: 'submit' }, 'Collect')));
}

/** A card that keeps its buttons, and thus the focus, while its facts are reloaded. */
function card(name, refresh, signal) {
  const [badge, shown, message] = [h('span', {}), h('div', {}), h('div', { role: 'status' })];
  const send = async (path, given) => {
    message.replaceChildren();
    try {
      const started = await post(path, given);
      message.replaceChildren(h('p', { class: 'good' }, `The ${started.task} has started.`));
    } catch (error) {
      if (!signal.aborted) message.replaceChildren(failure(error));
    }
    refresh();
  };
  const run = h('button', { type: 'button', onclick: () => send(`${PATH}/${name}/run`) }, 'Run now');
  const element = h('section', { class: 'card', id: `source-${name}`, 'aria-label': name },
    h('h2', { class: 'row' }, name, badge), shown, h('p', {}, run), SUPPORTS_BACKFILL.test(name) && past(name, send), message);
  return { element, update: source => {
    badge.replaceChildren(state(source));
    shown.replaceChildren(...about(source).flat().filter(Boolean));
    run.setAttribute('aria-disabled', source.running);
  } };
}

export async function show(place, { signal }) {
  const list = h('div', { class: 'two', 'aria-label': 'Sources' });
  const problem = h('div', {});
  const cards = new Map();
  let running = false;
  place.append(problem, list, apiLink(PATH));
  const read = async () => {
    try {
      const { items } = await get(PATH, signal);
      running = items.some(source => source.running);
      for (const source of items) {
        if (!cards.has(source.name)) {
          cards.set(source.name, card(source.name, read, signal));
          list.append(cards.get(source.name).element);
        }
        cards.get(source.name).update(source);
      }
      problem.replaceChildren(...(items.length ? [] : [empty('There are no sources.', 'Each feed of scraper-service provides one.')]));
    } catch (error) {
      if (!signal.aborted) problem.replaceChildren(failure(error, read));
    }
  };
  await every(() => (running ? 1000 : 5000), signal, read);
}
