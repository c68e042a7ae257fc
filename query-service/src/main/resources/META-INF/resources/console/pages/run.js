/* The card that runs a source now, on the page of its feed. */

import { post } from '../api.js';
import { h } from '../dom.js';
import { failure } from '../parts.js';

/** A button that runs the source of a feed, and what came of it. */
export function runNow(feed, signal) {
  const said = h('div', { role: 'status' });
  const button = h('button', { type: 'button', onclick: async () => {
    button.disabled = true;
    said.replaceChildren();
    try {
      await post(`/v1/sources/${feed}/run`);
      said.replaceChildren(h('p', {}, 'It runs: new rows appear on this page. ', h('a', { href: '#/sources' }, 'Its progress')));
    } catch (error) {
      if (!signal.aborted) said.replaceChildren(failure(error));
    }
    button.disabled = false;
  } }, 'Run the source now');
  return h('section', { class: 'card' }, h('h2', {}, `Collect ${feed}`),
    h('p', { class: 'note' }, 'Does not wait for the schedule. Needs the role operator where roles are asked for.'), h('p', {}, button), said);
}
