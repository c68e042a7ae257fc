/* Card that scrapes one page and shows the progress of the request. */

import { get, id, post } from '../api.js';
import { h, sleep } from '../dom.js';
import { words } from '../format.js';
import { apiLink, failure } from '../parts.js';

const PATH = '/v1/scrapes';
const ENDS = new Set(['stored', 'rejected', 'failed', 'cancelled', 'unchanged']);

const meaning = {
  stored: 'It is stored.', rejected: 'It was rejected.', failed: 'It could not be fetched.',
  cancelled: 'It was cancelled.', unchanged: 'The shop reports that the page is unchanged.',
};

/** Key and time are the two parts of an event's id. */
const product = scrape => scrape.eventIds?.[0]?.replace(/\/[^/]*$/, '');

const shown = scrape => h('div', { class: scrape.state === 'failed' || scrape.state === 'rejected' ? 'state bad' : 'state' },
  h('p', {}, h('strong', {}, words(scrape.state)), ' ', meaning[scrape.state] ?? 'Each host is sent one request at a time.'),
  scrape.reasons?.length > 0 && h('ul', {}, scrape.reasons.map(({ field, message }) => h('li', {}, `${field ?? ''} ${message ?? ''}`))),
  scrape.state === 'stored' && product(scrape) && h('p', {}, h('a', { href: `#/products/${id(product(scrape))}` }, 'Show the product')),
  scrape.state === 'rejected' && h('p', {}, h('a', { href: '#/rejected?feed=products' }, 'Show the rejected events')),
  apiLink(`${PATH}/${scrape.scrapeId}`));

/** A button for a given address, otherwise a form. */
export function scrapeNow(address, signal) {
  const message = h('div', { role: 'status' });
  const button = h('button', { type: 'submit' }, address ? 'Scrape this page now' : 'Scrape now');
  const field = h('label', {}, h('span', {}, 'Address of a shop page'),
    h('input', { name: 'address', type: 'url', required: true, placeholder: 'https://shop.example/p/1' }));
  const run = async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      const wanted = address ?? new FormData(event.target).get('address');
      let scrape = (await post(PATH, { address: wanted })).items[0];
      while (!signal.aborted) {
        message.replaceChildren(shown(scrape));
        if (ENDS.has(scrape.state)) break;
        await sleep(1000, signal);
        if (!signal.aborted) scrape = await get(`${PATH}/${scrape.scrapeId}`, signal);
      }
    } catch (error) {
      if (!signal.aborted) message.replaceChildren(failure(error));
    }
    button.disabled = false;
  };
  return h('section', { class: 'card', id: 'scrape' }, h('h2', {}, address ? 'Scrape again' : 'Scrape a page'),
    h('p', { class: 'note' }, 'Follows the site’s robots.txt and the request limit of its host. Requires the role operator if access is restricted.'),
    h('form', { class: 'filter', onsubmit: run }, !address && field, button), message);
}
