/* One notification with its full text. */

import { get, id } from '../api.js';
import { h, externalLink } from '../dom.js';
import { time } from '../format.js';
import { apiLink, facts, fill, warnings } from '../parts.js';

export const title = ({ id: messageId }) => `Notification ${messageId}`;

export async function show(place, { id: messageId, signal }) {
  const path = `/v1/solar-notifications/${id(messageId)}`;
  const detail = h('section', { class: 'card', 'aria-label': 'The notification' });
  place.append(h('p', {}, h('a', { href: '#/solar' }, 'All flares')), detail);
  await fill(detail, 'the notification', async () => {
    const found = await get(path, signal);
    const flares = (found.flareIds ?? []).flatMap(flare => [h('a', { href: `#/solar/${id(flare)}` }, flare), ' ']);
    return [warnings(found),
      facts({ Type: found.type, Issued: time(found.issueTime), Flares: flares.length && h('span', {}, flares), Source: externalLink(found.url, 'DONKI') }),
      h('h2', {}, 'Text'), h('pre', { tabindex: 0, 'aria-label': 'Text' }, found.body ?? found.summary ?? ''), apiLink(path)];
  }, signal);
}
