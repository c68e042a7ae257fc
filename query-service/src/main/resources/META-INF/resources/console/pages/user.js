/* One user. Pictures are not shown: their host would learn which users are viewed. */

import { get, id } from '../api.js';
import { h } from '../dom.js';
import { text, time } from '../format.js';
import { apiLink, facts, fill, warnings } from '../parts.js';
import { throttle } from '../rows.js';

export const title = () => 'User';

const place2d = user => (typeof user.latitude === 'number' && typeof user.longitude === 'number' ? `${user.latitude}, ${user.longitude}` : null);

const known = user => facts({
  Name: [user.title, user.firstName, user.lastName].filter(Boolean).join(' '), 'User name': user.username, Gender: user.gender, Age: user.age,
  Born: user.dateOfBirth && time(user.dateOfBirth), 'E-mail': user.email, Phone: user.phone, Cell: user.cell, Address: user.address, City: user.city,
  State: user.state, Postcode: user.postcode, Country: user.country && h('a', { href: `#/users?country=${id(user.country)}` }, user.country),
  Nationality: user.nationality, Place: place2d(user), Registered: user.registrationDate && time(user.registrationDate),
  Collected: time(user.collectedAt), Id: text(user.userId),
});

export async function show(place, { id: userId, signal, follow }) {
  const path = `/v1/users/${id(userId)}`;
  const detail = h('section', { class: 'card', 'aria-label': 'The user' });
  place.append(h('p', {}, h('a', { href: '#/users' }, 'All users')), detail);
  const heading = place.querySelector('h1');
  const read = () => fill(detail, 'the user', async () => {
    const user = await get(path, signal);
    heading.textContent = [user.firstName, user.lastName].filter(Boolean).join(' ') || 'User';
    return [warnings(user), known(user), apiLink(path)];
  }, signal);
  await read();
  const reloadSoon = throttle(read, signal, 500);
  follow(['users'], { onRow: (feed, row, key) => key === userId && reloadSoon(), onReset: reloadSoon });
}
