/* Live stored rows: /v1/stream read by fetch, since EventSource cannot send a token. */

import { open, query } from './api.js';
import { sleep } from './dom.js';

const POLL_INTERVAL = 5000;
const MAX_BACKOFF = 30000;

/** Parses the events of a response; a line that begins with a colon is a heartbeat. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + value).split(/\r?\n\r?\n/);
      rest = parts.pop();
      for (const part of parts) {
        const event = { name: 'message', id: null, data: '' };
        for (const line of part.split(/\r?\n/)) {
          const [, field, content] = /^([^:]*):? ?(.*)$/.exec(line);
          if (field === 'event') event.name = content;
          else if (field === 'id') event.id = content;
          else if (field === 'data') event.data += content;
        }
        yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function deliver(event, to) {
  if (event.name === 'reset' || event.name === 'erased') return to.onReset();
  try {
    const { key, time, row } = JSON.parse(event.data);
    return to.onRow?.(event.name, row ?? {}, key, time);
  } catch {
    return undefined; // a heartbeat with data, or an event of a later version
  }
}

/**
 * Follows feeds until the page is left.
 * onRow(feed, row, key, time): a row was stored. onReset(): reload the page's data, since rows were missed or erased; the only signal while polling.
 * onState('live' | 'polling' | 'reconnecting' | 'refused'): state of the connection.
 */
export async function follow({ feeds, key, signal, ...to }) {
  let last = null;
  let wait = 500;
  while (!signal.aborted) {
    try {
      const response = await open(query('/v1/stream', { feed: feeds, key }), {
        signal, headers: { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) },
      });
      if (response.ok) {
        to.onState('live');
        wait = 500;
        for await (const event of events(response)) {
          last = event.id ?? last;
          await deliver(event, to);
        }
      } else {
        to.onState(response.status === 401 || response.status === 403 ? 'refused' : 'polling');
        await sleep(POLL_INTERVAL, signal);
        if (!signal.aborted && response.status !== 401 && response.status !== 403 && !document.hidden) await to.onReset();
        continue;
      }
    } catch {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    to.onState('reconnecting');
    await sleep(wait, signal);
    wait = Math.min(MAX_BACKOFF, wait * 2);
  }
}
