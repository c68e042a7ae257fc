/* Creates elements by function calls. Data becomes text or an attribute, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** Creates an HTML element: h('p', {class: 'note'}, 'text', child, ...). */
export const h = (tag, props, ...children) => fill(document.createElement(tag), props, children);

/** Creates an SVG element. */
export const s = (tag, props, ...children) => fill(document.createElementNS(SVG, tag), props, children);

/** Links web addresses only; a row may contain any text. */
export function externalLink(url, text = url) {
  if (!/^https?:\/\//i.test(url ?? '')) return text ?? '';
  return h('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, text);
}

/** Waits, or ends early when the page is left. */
export function sleep(millis, signal) {
  return new Promise(done => {
    const timer = setTimeout(done, millis);
    signal?.addEventListener('abort', () => { clearTimeout(timer); done(); }, { once: true });
  });
}

/** Runs at once and periodically until the page is left; pauses while the page is hidden. */
export async function every(millis, signal, work) {
  while (!signal.aborted) {
    if (!document.hidden) await work();
    await sleep(typeof millis === 'function' ? millis() : millis, signal);
  }
}
