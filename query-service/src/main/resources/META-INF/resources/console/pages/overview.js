/* Data flow with live rates, lag, balance and health of each step. */

import { platform, status } from '../api.js';
import { every, h } from '../dom.js';
import { duration, number, rate } from '../format.js';
import { apiLink, failure, table } from '../parts.js';
import { arrivals } from '../rows.js';
import { diagram } from './diagram.js';

const SERVICES = ['scraper', 'ingest', 'query'];
const FEEDS = ['users', 'products', 'solar-flares', 'solar-notifications', 'player-sessions'];

export const title = () => 'Overview';

const isNumber = value => typeof value === 'number';

/** Sum over all feeds; undefined if no feed reports it. */
function sum(feeds, ...names) {
  const reported = feeds.map(feed => names.map(name => feed[name]).find(isNumber)).filter(isNumber);
  return reported.length ? reported.reduce((all, one) => all + one, 0) : undefined;
}

/** Events per second since the last poll, for a service that reports counts but no rate. */
function rateSince(before, now, name) {
  const [then, count] = [before?.feeds && sum(before.feeds, name), sum(now.feeds, name)];
  const seconds = (now.seen - before?.seen) / 1000;
  return isNumber(then) && isNumber(count) && seconds > 0 ? Math.max(0, (count - then) / seconds) : undefined;
}

/** Seconds only in the first minute, for lack of space. */
const uptime = seconds => duration(seconds >= 60 ? seconds - (seconds % 60) : seconds);

const balance = feed => [feed.received, feed.stored, feed.rejected, feed.inFlight].every(isNumber)
  ? feed.received - feed.stored - feed.rejected - feed.inFlight : null;

const health = (service, backend) => {
  const reported = service.backends.find(one => one.name.toLowerCase().includes(backend));
  return reported ? (reported.up ? 'up' : 'down') : 'unknown';
};

/** Worst state of a backend reported by any service. */
const backend = (all, name) => {
  const reported = SERVICES.map(service => health(all[service], name));
  return reported.includes('down') ? 'down' : reported.includes('up') ? 'up' : 'unknown';
};

function stages(all, before) {
  const { scraper, ingest, query } = all;
  const speed = service => sum(all[service].feeds, 'perSecond') ?? rateSince(before?.[service], all[service], service === 'scraper' ? 'published' : 'received');
  const lag = sum(ingest.feeds, 'lag');
  const out = ingest.feeds.map(balance).filter(value => value !== null);
  const even = out.length ? (out.every(value => value === 0) ? 'balance exact' : `balance ${number(out.reduce((a, b) => a + b, 0))}`) : 'balance unknown';
  return {
    source: { value: number(scraper.feeds.length || FEEDS.length), sub: 'web, APIs, files' },
    scraper: { value: rate(speed('scraper')), sub: `${number(sum(scraper.feeds, 'published'))} published`, state: scraper.state },
    kafka: { value: `lag ${number(lag)}`, sub: 'one topic per feed', state: backend(all, 'kafka') },
    ingest: { value: rate(speed('ingest')), sub: even, state: ingest.state },
    rejected: { value: number(sum(ingest.feeds, 'rejected')), sub: 'kept with reasons', href: '#/rejected' },
    cassandra: { value: number(sum(ingest.feeds, 'stored')), sub: `${number(sum(ingest.feeds, 'inFlight'))} in flight`, state: backend(all, 'cassandra') },
    stored: { value: rate(sum(query.feeds, 'perSecond')), sub: `lag ${number(sum(query.feeds, 'lag'))}` },
    query: { value: uptime(query.uptimeSeconds), sub: `uptime, Redis ${backend(all, 'redis')}`, state: query.state },
    you: { value: 'REST, live', sub: 'and this console' },
    flows: { scraper: speed('scraper') > 0, ingest: speed('ingest') > 0, query: sum(query.feeds, 'perSecond') > 0 },
  };
}

function perFeed(all) {
  const names = [...new Set([...(platform().feeds ?? []), ...SERVICES.flatMap(service => all[service].feeds.map(feed => feed.feed))])];
  const of = (service, name) => all[service].feeds.find(feed => feed.feed === name) ?? {};
  return table(names.map(name => ({ name, ...of('ingest', name) })), {
    Feed: row => row.name, Received: row => row.received, Stored: row => row.stored, Rejected: row => row.rejected,
    'In flight': row => row.inFlight, Lag: row => row.lag, 'Per second': row => rate(row.perSecond),
    Balance: row => { const left = balance(row); return left === null ? null : left === 0 ? 'exact' : number(left); },
  }, 'Feeds as reported by ingest-service');
}

const services = all => table(SERVICES.map(name => ({ name, ...all[name] })), {
  Service: row => `${row.name}-service`,
  State: row => h('span', { class: row.state === 'up' ? 'good' : row.state === 'down' ? 'wrong' : '' },
    { up: 'answers', down: 'does not answer', unknown: 'unknown' }[row.state]),
  Up: row => uptime(row.uptimeSeconds),
  Backends: row => row.backends.map(({ name, up }) => `${name} ${up ? 'up' : 'down'}`).join(', '),
}, 'The services');

export async function show(place, { signal, follow }) {
  const flow = h('div', {});
  const problems = h('div', {});
  const details = h('div', {});
  const opened = h('details', {}, h('summary', {}, 'The numbers as a table'), details, SERVICES.map(name => apiLink(`/v1/status/${name}`)));
  const latest = arrivals();
  place.append(h('section', { class: 'card', 'aria-labelledby': 'way' },
    h('h2', { id: 'way' }, 'Data flow'), flow, opened), problems, latest.element);
  const narrow = matchMedia('(max-width: 56rem)');
  let before = null;
  const refresh = async () => {
    const found = await Promise.all(SERVICES.map(name => status(name, signal)));
    if (signal.aborted) return;
    const all = Object.fromEntries(SERVICES.map((name, at) => [name, { ...found[at], seen: Date.now() }]));
    const shown = stages(all, before);
    const focused = flow.contains(document.activeElement);
    flow.replaceChildren(diagram(shown, narrow.matches));
    if (focused) flow.querySelector('a')?.focus();
    const at = details.querySelector('.scroll')?.scrollLeft ?? 0;
    details.replaceChildren(perFeed(all), services(all));
    details.querySelector('.scroll').scrollLeft = at;
    problems.replaceChildren(...found.filter(one => one.state === 'down').map(one => failure(one.refusal)));
    before = all;
  };
  narrow.addEventListener('change', refresh, { signal });
  follow(platform().feeds?.length ? platform().feeds : FEEDS, { onRow: latest.add, onReset: () => {} });
  await every(2000, signal, refresh);
}
