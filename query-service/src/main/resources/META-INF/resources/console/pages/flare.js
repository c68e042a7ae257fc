/* One flare, and the notifications that name it. */

import { get, id } from '../api.js';
import { h, externalLink } from '../dom.js';
import { duration, text, time } from '../format.js';
import { apiLink, empty, facts, fill, link, links, warnings } from '../parts.js';
import { throttle } from '../rows.js';

export const title = ({ id: flareId }) => `Flare ${flareId}`;

const known = flare => facts({
  Class: flare.classType, Begin: time(flare.beginTime), Peak: time(flare.peakTime), End: time(flare.endTime),
  Duration: duration(flare.durationSeconds),
  'Peak flux': flare.peakFluxWattsPerSquareMetre && `${flare.peakFluxWattsPerSquareMetre.toExponential(1)} W/m²`,
  Location: flare.sourceLocation, 'Active region': flare.activeRegion && String(flare.activeRegion),
  Instruments: flare.instruments?.join(', '), 'Linked events': flare.linkedEvents?.join(', '), Note: flare.note,
  Version: flare.versionId, Submitted: time(flare.submissionTime), Catalogue: flare.catalog, Source: externalLink(flare.link, 'DONKI'),
});

const notifications = found => (found?.length
  ? links('Notifications', found.map(one => link(`#/solar/notifications/${id(one.messageId)}`,
    `${text(one.type)} ${one.messageId}`, time(one.issueTime), h('span', {}, one.summary ?? ''))))
  : empty('No notification names this flare.', 'Most flares have none.'));

export async function show(place, { id: flareId, signal, follow }) {
  const path = `/v1/solar-flares/${id(flareId)}`;
  const detail = h('div', {});
  place.append(h('p', {}, h('a', { href: '#/solar' }, 'All flares')), detail);
  const read = () => fill(detail, 'the flare', async () => {
    const flare = await get(path, signal);
    return [warnings(flare), h('section', { class: 'card', 'aria-label': 'The flare' }, known(flare), apiLink(path)),
      h('section', { class: 'card', 'aria-labelledby': 'notifications' }, h('h2', { id: 'notifications' }, 'Notifications'), notifications(flare.notifications))];
  }, signal);
  await read();
  const reloadSoon = throttle(() => !detail.contains(document.activeElement) && read(), signal, 500);
  follow(['solar-flares'], { onRow: (feed, row, key) => key === flareId && reloadSoon(), onReset: reloadSoon });
}
