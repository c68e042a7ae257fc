/* Shell of the console: routing, keyboard shortcuts, theme and connection state. */

import { findPlatform, platform } from './api.js';
import { h } from './dom.js';
import { follow } from './live.js';
import { empty, failure, loading } from './parts.js';
import { askForToken, roles, token } from './token.js';

/** The first matching route is shown; its group becomes the page's id. */
const ROUTES = [
  [/^\/?$/, 'overview'],
  [/^\/products$/, 'products'],
  [/^\/products\/(.+)$/, 'product'],
  [/^\/solar$/, 'solar'],
  [/^\/solar\/notifications\/(.+)$/, 'notification'],
  [/^\/solar\/(.+)$/, 'flare'],
  [/^\/users$/, 'users'],
  [/^\/users\/(.+)$/, 'user'],
  [/^\/sessions$/, 'sessions'],
  [/^\/sessions\/(.+)$/, 'player'],
  [/^\/rejected$/, 'rejected'],
  [/^\/sources$/, 'sources'],
];
const PAGES = ['overview', 'products', 'solar', 'users', 'sessions', 'rejected', 'sources'];
const STATES = {
  live: ['Live', 'Rows are shown as they are stored'],
  polling: ['Every 5 s', 'The live stream is unavailable: data is reloaded every 5 seconds'],
  reconnecting: ['Reconnecting', 'The live stream was interrupted and is reconnecting'],
  refused: ['Not live', 'The live stream requires a token with the role reader'],
};

const main = document.getElementById('main');
let leave = new AbortController();

function navigation(current) {
  const lacksOperator = platform().auth === 'oidc' && token() && !roles().includes('operator');
  document.getElementById('pages').replaceChildren(...PAGES.map(name => {
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    const href = name === 'overview' ? '#/' : `#/${name}`;
    return h('li', {}, h('a', { href, 'aria-current': name === current && 'page' },
      label, lacksOperator && name === 'rejected' && h('span', { class: 'lock' }, ' (operator)')));
  }));
}

function state(name) {
  const [label, meaning] = STATES[name] ?? ['', ''];
  const shown = document.getElementById('live');
  if (shown.textContent === label) return;
  shown.className = `live ${name}`;
  shown.title = meaning;
  shown.textContent = label;
}

async function show(focus) {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const [path, search = ''] = location.hash.slice(1).split('?');
  const [pattern, name] = ROUTES.find(([known]) => known.test(path)) ?? [];
  const place = h('div', { class: 'page' }, loading('the page'));
  main.replaceChildren(place);
  state('');
  try {
    const group = path.split('/')[1] || 'overview';
    navigation(group);
    if (!name) {
      place.replaceChildren(h('h1', {}, 'No such page'), empty('This address does not exist.', h('a', { href: '#/' }, 'To the overview')));
      return;
    }
    const page = await import(`./pages/${name}.js`);
    if (signal.aborted) return;
    const given = pattern.exec(path)[1];
    const context = {
      signal, id: given && decodeURIComponent(given), given: new URLSearchParams(search),
      follow: (feeds, to) => follow({ feeds, signal, onState: state, ...to }),
    };
    const heading = h('h1', { tabindex: -1 }, page.title(context));
    document.title = `${heading.textContent} – Sluice`;
    place.replaceChildren(heading);
    if (focus) heading.focus({ preventScroll: true });
    if (focus) scrollTo(0, 0);
    if (platform().auth === 'oidc' && !token()) {
      place.append(empty('This platform requires a token.', h('button', { type: 'button', onclick: tokenDialog }, 'Enter a token')));
      return;
    }
    await page.show(place, context);
  } catch (error) {
    if (signal.aborted) return;
    console.error(error);
    place.append(failure(error, () => show(false)));
  }
}

const tokenDialog = () => askForToken(() => show(false));

function initTheme() {
  const button = document.getElementById('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const current = () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
  const name = () => { button.textContent = current() === 'dark' ? 'Light' : 'Dark'; button.title = `To the ${button.textContent.toLowerCase()} theme`; };
  const kept = localStorage.getItem('sluice.theme');
  if (kept) document.documentElement.dataset.theme = kept;
  name();
  dark.addEventListener('change', name);
  button.addEventListener('click', () => {
    const other = current() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = other;
    localStorage.setItem('sluice.theme', other);
    name();
    document.dispatchEvent(new Event('theme'));
  });
}

function onKeyDown(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !event.target.closest('input, textarea, select')) {
    const search = main.querySelector('[role=search] input');
    if (search) event.preventDefault();
    search?.focus();
    search?.select();
  }
  const list = event.target.closest?.('[data-arrows]');
  if (list && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const links = [...list.querySelectorAll('a, button')];
    links[links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  }
}

document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault(); // the hash of the address selects the page
  main.focus();
});
document.getElementById('token').addEventListener('click', tokenDialog);
document.addEventListener('keydown', onKeyDown);
addEventListener('hashchange', () => show(true));
initTheme();
await findPlatform();
document.getElementById('token').hidden = platform().auth !== 'oidc';
document.getElementById('version').textContent = platform().version ? `· version ${platform().version}` : '';
await show(false);
