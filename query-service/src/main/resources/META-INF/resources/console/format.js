/* Formats values for people. A missing value is a dash. */

import { h } from './dom.js';

const NONE = '–';
const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

const isNumber = value => typeof value === 'number' && Number.isFinite(value);

export const number = value => (isNumber(value) ? whole.format(value) : NONE);

export const compact = value => (isNumber(value) ? short.format(value) : NONE);

export const rate = value => (isNumber(value) ? `${value >= 100 ? compact(value) : Number(value.toFixed(1))}/s` : NONE);

export const text = value => (value === null || value === undefined || value === '' ? NONE : String(value));

/** Formats a price with at least two decimals, and its currency if known. */
export function money(value, currency) {
  if (!isNumber(value)) return NONE;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 4 };
  try {
    return value.toLocaleString(undefined, { style: 'currency', currency, ...digits });
  } catch {
    return value.toLocaleString(undefined, digits);
  }
}

export function duration(seconds) {
  if (!isNumber(seconds)) return NONE;
  const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const at = parts.findIndex(([size]) => seconds >= size);
  if (at < 0) return '0 s';
  const [size, unit] = parts[at];
  const rest = parts[at + 1] && Math.floor((seconds % size) / parts[at + 1][0]);
  return `${Math.floor(seconds / size)} ${unit}${rest ? ` ${rest} ${parts[at + 1][1]}` : ''}`;
}

/** Time since a moment, or until it. */
export function since(value) {
  const seconds = (Date.parse(value) - Date.now()) / 1000;
  if (Number.isNaN(seconds)) return NONE;
  const [size, unit] = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']]
    .find(([limit]) => Math.abs(seconds) >= limit) ?? [1, 'second'];
  return ago.format(Math.round(seconds / size), unit);
}

/** A time in the browser's zone; the exact one is the element's title. */
export function time(value, shown = at => moment.format(at)) {
  const at = Date.parse(value);
  return Number.isNaN(at) ? NONE : h('time', { datetime: value, title: value }, shown(new Date(at)));
}

export const recent = value => time(value, () => since(value));

/** InStock -> In stock; peakFlux -> Peak flux. */
export function words(name) {
  const spaced = String(name ?? NONE).replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Indents JSON without parsing it: a price of 996.90 keeps its last digit. */
export function layout(json) {
  let depth = 0;
  const line = () => `\n${'  '.repeat(Math.max(0, depth))}`;
  return (String(json).match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g) ?? []).map((token, at, all) => {
    if (token === '{' || token === '[') {
      depth++;
      return /[}\]]/.test(all[at + 1] ?? '') ? token : token + line();
    }
    if (token === '}' || token === ']') {
      depth--;
      return /[{[]/.test(all[at - 1] ?? '') ? token : line() + token;
    }
    return token === ',' ? token + line() : token === ':' ? ': ' : token;
  }).join('');
}
