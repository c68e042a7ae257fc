/* The bearer token of this tab and its roles. It leaves sessionStorage only as a header. */

import { h } from './dom.js';

const KEY = 'sluice.token';

export const token = () => sessionStorage.getItem(KEY);

function claims() {
  try {
    const part = token().split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), char => char.charCodeAt(0))));
  } catch {
    return {};
  }
}

/** Roles claimed by the token; the services verify them. */
export const roles = () => [claims().groups ?? []].flat().map(String);

export const expiry = () => (claims().exp ? new Date(claims().exp * 1000) : null);

const PERMISSIONS = {
  reader: 'read all data',
  writer: 'send events',
  operator: 'run sources, see and replay rejected events',
};

function tokenSummary() {
  if (!token()) return h('p', {}, 'No token is set: no data can be read.');
  const known = roles().filter(role => PERMISSIONS[role]);
  const end = expiry();
  return [
    known.length
      ? h('ul', {}, known.map(role => h('li', {}, h('strong', {}, role), ` can ${PERMISSIONS[role]}`)))
      : h('p', {}, 'This token has none of the roles reader, writer, operator in its claim “groups”.'),
    end && h('p', {}, end < new Date() ? 'It has expired: ' : 'It expires: ', end.toLocaleString()),
  ];
}

/** Asks for a token; changed() is called when it was replaced or removed. */
export function askForToken(changed) {
  const field = h('textarea', { id: 'token-field', rows: 5, required: true, spellcheck: 'false', autocomplete: 'off' });
  const keep = value => {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
    dialog.close();
    changed();
  };
  const form = h('form', { onsubmit: event => { event.preventDefault(); keep(field.value.trim()); } },
    h('h2', { id: 'token-title' }, 'Bearer token'),
    tokenSummary(),
    h('label', { for: 'token-field' }, 'Token (JWT), kept for this tab only'),
    field,
    h('p', { class: 'row' },
      h('button', { type: 'submit' }, 'Use this token'),
      h('button', { type: 'button', class: 'quiet', onclick: () => keep('') }, 'Remove'),
      h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Cancel')));
  const dialog = h('dialog', { 'aria-labelledby': 'token-title', onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
}
