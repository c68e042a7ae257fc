/* The original of a rejected event beside its correction, with a dry run before the replay. */

import { post } from '../api.js';
import { h } from '../dom.js';
import { layout, number, text, time } from '../format.js';
import { facts, failure } from '../parts.js';

/** Result of a replay or dry run as a sentence. */
export const outcome = result => [
  `${number(result.matched)} events matched: ${number(result.replayed)} ${result.dryRun ? 'would be' : 'were'} replayed`,
  result.invalid > 0 && `${number(result.invalid)} would be rejected again`,
  result.exhausted > 0 && `${number(result.exhausted)} were already replayed three times`,
  result.incomplete > 0 && `${number(result.incomplete)} are stored only in part`,
  result.more && 'more events match than one replay considers',
].filter(Boolean).join('; ') + '.';

function parses(value) {
  try {
    JSON.parse(value);
    return null;
  } catch (error) {
    return error.message;
  }
}

/** Assembled as text: parsing would shorten 996.90 to 996.9. */
const body = (event, value, dryRun) =>
  `{"feed":${JSON.stringify(event.feed)},"id":${JSON.stringify(event.id)},"dryRun":${dryRun}${value === null ? '' : `,"value":${value}`}}`;

function verdict(result) {
  const wrong = (result.violations ?? []).map(one => h('li', {}, `${one.field ?? ''} ${one.message ?? ''}`));
  const done = result.replayed > 0 && !result.dryRun;
  return h('div', { class: wrong.length || !result.replayed ? 'state bad' : 'state' },
    h('p', {}, h('strong', {}, done ? 'Replayed.' : result.replayed > 0 ? 'It would be accepted.' : 'It would not be replayed.')),
    h('p', {}, outcome(result)), wrong.length > 0 && h('ul', {}, wrong),
    done && h('p', {}, 'It is processed again and appears on the page of its feed. This entry remains as a record.'));
}

/** Card of one event. */
export function correction(event, signal) {
  const whole = !event.truncated && event.original !== null && event.original !== undefined;
  const original = whole && parses(event.original) === null ? layout(event.original) : event.original ?? '';
  const field = h('textarea', { id: 'correction', rows: 16, spellcheck: 'false', value: original });
  const status = h('div', { role: 'status' });
  const send = dryRun => async clicked => {
    const button = clicked.currentTarget;
    const wrong = parses(field.value);
    if (wrong) {
      status.replaceChildren(h('p', { class: 'wrong' }, `This is not JSON: ${wrong}`));
      return field.focus();
    }
    button.disabled = true;
    try {
      const result = await post('/v1/rejected/replay', body(event, field.value === original ? null : field.value, dryRun));
      if (!signal.aborted) status.replaceChildren(verdict(result));
    } catch (error) {
      if (!signal.aborted) status.replaceChildren(failure(error));
    }
    button.disabled = false;
    return button.focus();
  };
  return h('div', {},
    h('h2', {}, `Rejected event of ${event.feed}`),
    h('ul', {}, event.reasons.map(one => h('li', {}, h('strong', {}, text(one.field)), ` ${one.message ?? ''}`))),
    facts({ At: time(event.at), Key: event.key, Where: event.topic && `${event.topic}, partition ${event.partition}, offset ${event.offset}`,
      Size: typeof event.size === 'number' && `${number(event.size)} bytes`, Replayed: event.replays > 0 && (event.replays === 1 ? 'once' : `${event.replays} times`) }),
    h('div', { class: 'two' },
      h('div', {}, h('h2', {}, 'Original'), h('pre', { tabindex: 0, 'aria-label': 'Original' }, original || 'Only its hash was stored.')),
      h('div', {}, h('h2', {}, h('label', { for: 'correction' }, 'Correction')), field)),
    !whole && h('p', { class: 'note' }, 'Only part of the original was stored: enter the complete event as its correction.'),
    h('p', { class: 'row' },
      h('button', { type: 'button', class: 'quiet', onclick: send(true) }, 'Dry run'),
      h('button', { type: 'button', onclick: send(false) }, 'Replay')), status);
}
