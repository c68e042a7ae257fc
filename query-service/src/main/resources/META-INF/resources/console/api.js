/* Client of the three services: their addresses, the token, and errors with advice. */

import { token } from './token.js';

const SERVICES = [
  ['ingest', /^\/v1\/(feeds|rejected\/replay|status\/ingest)\b/],
  ['scraper', /^\/v1\/(sources|scrapes|watches|status\/scraper)\b/],
];

/** Addresses of the services; the same origin unless /v1/platform names others. */
let known = { ingest: '', scraper: '', auth: 'none', feeds: [], version: '' };

export const platform = () => known;

export const serviceOf = path => SERVICES.find(([, paths]) => paths.test(path))?.[0] ?? 'query';

/** Full address of an API path. */
export const address = path => new URL((known[serviceOf(path)] ?? '').replace(/\/$/, '') + path, document.baseURI).href;

/** An error response of a service; status 0 if it did not answer. */
export class Refusal extends Error {
  constructor(path, status, problem = {}) {
    super(problem.detail || problem.title || `${status}`);
    Object.assign(this, { path, status, violations: problem.violations ?? [], service: serviceOf(path) });
  }

  /** Advice for the user. */
  get advice() {
    const name = `${this.service}-service`;
    const byStatus = {
      0: `${name} does not answer. Is it running? Its expected address is ${new URL(address(this.path)).origin}.`,
      400: 'Correct the fields named here and try again.',
      401: 'Enter a valid token with the button “Token” above.',
      403: 'Your token is valid but lacks the required role. The button “Token” shows its roles.',
      404: 'It may have been removed or never existed.',
      409: 'It is already running: wait until it ends.',
      429: 'Too many requests: wait a moment and try again.',
      503: `${name} waits for a backend (Cassandra, Kafka or Redis). Nothing is lost: try again in a moment.`,
    };
    return byStatus[this.status] ?? `${name} failed: its log says why.`;
  }
}

/** fetch with the token; throws a Refusal on an error or without a response. */
export async function open(path, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  if (token()) headers.Authorization = `Bearer ${token()}`;
  try {
    return await fetch(address(path), { ...options, headers, credentials: 'omit' });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(path, 0);
  }
}

async function answer(path, options) {
  const response = await open(path, options);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = isJson ? await response.json() : {};
  if (!response.ok) throw new Refusal(path, response.status, body);
  return body;
}

export const get = (path, signal) => answer(path, { signal });

/** Posts JSON; text is sent unchanged, so that numbers keep their digits. */
export const post = (path, body = {}) => answer(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Path with the parameters that have a value; lists are repeated. */
export function query(path, parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map(one => [name, one]))
    .filter(([, value]) => value !== null && value !== undefined && value !== '');
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
}

export const id = value => encodeURIComponent(value);

/** Reads the addresses of the services once. */
export async function findPlatform() {
  const found = await get('/v1/platform').catch(() => null);
  known = { ...known, ...found };
  return known;
}

const EMPTY = { backends: [], feeds: [] };

/** Status of a service: {state, backends, feeds}; state is up, down or unknown. */
export async function status(service, signal) {
  const path = `/v1/status/${service}`;
  try {
    return { ...EMPTY, ...await get(path, signal), state: 'up' };
  } catch (refusal) {
    return { ...EMPTY, state: refusal.status === 401 || refusal.status === 403 ? 'unknown' : 'down', refusal };
  }
}
