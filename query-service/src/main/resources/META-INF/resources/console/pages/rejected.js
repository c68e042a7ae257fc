/* Rejected events and their reasons; an event can be corrected, tested and replayed. */

import { get, platform, post, query } from '../api.js';
import { h } from '../dom.js';
import { recent, text } from '../format.js';
import { apiLink, empty, failure, filter, pages } from '../parts.js';
import { throttle } from '../rows.js';
import { correction, outcome } from './correction.js';

export const title = () => 'Rejected events';

const FEEDS = ['users', 'products', 'solar-flares', 'solar-notifications', 'player-sessions'];

const reasons = event => event.reasons.map(({ field, message }) => `${field ?? ''} ${message ?? ''}`.trim());

/** Replays all events of the filter of the last day, after a dry run. */
function all(feed, reason, signal) {
  const status = h('div', { role: 'status' });
  const send = dryRun => async event => {
    event.target.disabled = true;
    try {
      const result = await post('/v1/rejected/replay', { feed, ...(reason && { reason }), dryRun });
      if (!signal.aborted) status.replaceChildren(h('p', {}, outcome(result)));
    } catch (error) {
      if (!signal.aborted) status.replaceChildren(failure(error));
    }
    event.target.disabled = false;
  };
  return h('section', { class: 'card' }, h('h2', {}, `All events of ${feed} of the last day`),
    h('p', { class: 'note' }, 'Useful after a rule was corrected: events that would be rejected again are not replayed.'),
    h('p', { class: 'row' },
      h('button', { type: 'button', class: 'quiet', onclick: send(true) }, 'Dry run of all'),
      h('button', { type: 'button', onclick: send(false) }, 'Replay all')), status);
}

export async function show(place, { given, signal }) {
  const wanted = { feed: given.get('feed'), reason: given.get('reason') };
  const path = query('/v1/rejected', wanted);
  const feeds = platform().feeds?.length ? platform().feeds : FEEDS;
  const list = h('div', {});
  const side = h('div', {}, empty('Choose an event to see its original and to correct it.', 'Viewing an event does not change it.'));
  const choose = event => clicked => {
    list.querySelectorAll('[aria-current]').forEach(one => one.removeAttribute('aria-current'));
    clicked.currentTarget.setAttribute('aria-current', 'true');
    clicked.preventDefault();
    side.replaceChildren(correction(event, signal));
    if (side.getBoundingClientRect().top > innerHeight / 2) side.scrollIntoView({ block: 'start' });
    side.querySelector('textarea')?.focus();
  };
  const row = event => h('li', {}, h('a', { href: `#${path}`, onclick: choose(event) },
    h('span', { class: 'main' }, reasons(event).join('; ') || 'no reason stored'), h('span', { class: 'side' }, recent(event.at)),
    h('span', { class: 'below' }, h('span', {}, event.feed), h('span', {}, text(event.key)), event.replays > 0 && h('span', {}, event.replays === 1 ? 'replayed once' : `replayed ${event.replays} times`))));
  place.append(
    filter('/rejected', given, [
      { name: 'feed', label: 'Feed', options: [['', 'all'], ...feeds.map(feed => [feed, feed])] },
      { name: 'reason', label: 'Field in a reason', placeholder: 'email' },
    ]),
    h('div', { class: 'two third' },
      h('div', {}, h('section', { class: 'card', 'aria-labelledby': 'events' }, h('h2', { id: 'events' }, 'Events, newest first'), list, apiLink(path)),
        wanted.feed && all(wanted.feed, wanted.reason, signal)),
      h('section', { class: 'card', 'aria-label': 'The event' }, side)));
  const nothing = empty('No events were rejected in the last 30 days.', 'Events that break their schema appear here with every reason.');
  const reload = await pages(list, 'Rejected events', cursor => get(query('/v1/rejected', { ...wanted, limit: 25, cursor }), signal), row, nothing, signal);
  const reloadSoon = throttle(() => !place.contains(document.activeElement) && reload(), signal, 5000);
  const timer = setInterval(reloadSoon, 10000);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
