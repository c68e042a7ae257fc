/* Card that runs a source, on the page of its feed. */

import { post } from '../api.js';
import { h } from '../dom.js';
import { failure } from '../parts.js';

/** A button that runs the source of a feed, and the result. */
export function runNow(feed, signal) {
  const message = h('div', { role: 'status' });
  const button = h('button', { type: 'button', onclick: async () => {
    button.disabled = true;
    message.replaceChildren();
    try {
      await post(`/v1/sources/${feed}/run`);
      message.replaceChildren(h('p', {}, 'Running: new rows appear on this page. ', h('a', { href: '#/sources' }, 'Its progress')));
    } catch (error) {
      if (!signal.aborted) message.replaceChildren(failure(error));
    }
    button.disabled = false;
  } }, 'Run the source now');
  return h('section', { class: 'card' }, h('h2', {}, `Collect ${feed}`),
    h('p', { class: 'note' }, 'Runs the source now, independent of its schedule. Requires the role operator if access is restricted.'), h('p', {}, button), message);
}
