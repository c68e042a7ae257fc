/* A player's complete and open sessions. */

import { get, query } from '../api.js';
import { h } from '../dom.js';
import { duration, text, time } from '../format.js';
import { apiLink, empty, pages } from '../parts.js';
import { throttle } from '../rows.js';

export const title = () => 'A player’s sessions';

const row = session => h('li', {}, h('a', { href: `#/sessions/${session.playerId}`, 'aria-label': `Session ${session.sessionId}` },
  h('span', { class: 'main' }, session.startedAt ? time(session.startedAt) : 'start unknown'),
  h('span', { class: 'side' }, session.status === 'complete' ? duration(session.durationSeconds) : 'open'),
  h('span', { class: 'below' }, h('span', {}, text(session.country)), session.endedAt && h('span', {}, 'until ', time(session.endedAt)),
    h('span', {}, session.sessionId), (session.warnings ?? []).map(warning => h('span', { class: 'doubt' }, warning)))));

export async function show(place, { id: player, signal, follow }) {
  const card = async (heading, complete) => {
    const path = query('/v1/player-sessions', { player, complete });
    const list = h('div', {});
    place.append(h('section', { class: 'card', 'aria-label': heading }, h('h2', {}, heading), list, apiLink(path)));
    return pages(list, heading, cursor => get(query('/v1/player-sessions', { player, complete, limit: 20, cursor }), signal), row,
      empty(complete ? 'No complete session.' : 'No open session.', complete ? 'A session is complete once both its start and its end have arrived.' : 'All sessions of this player have a start and an end.'), signal);
  };
  place.append(h('p', {}, h('a', { href: '#/sessions' }, 'All sessions')), h('p', {}, 'Player ', h('code', {}, player)));
  const reload = await Promise.all([card('Complete', true), card('Open', false)]);
  const reloadSoon = throttle(() => reload.forEach(read => read()), signal);
  follow(['player-sessions'], { onRow: (feed, found, key) => key === player && reloadSoon(), onReset: reloadSoon });
}
