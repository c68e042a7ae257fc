/* Charts with Apache ECharts, served locally and loaded on first use; each chart has its data as a table. */

import { h } from './dom.js';
import { apiLink, table } from './parts.js';

const ECHARTS = new URL('../_static/echarts/6.0.0/dist/echarts.esm.min.js', import.meta.url);
const COLOURS = ['ink', 'muted', 'line', 'card', 'accent', 'ok', 'warn', 'bad', 'c1', 'c2', 'c3', 'c4', 'c5'];

/** Colours of the theme as resolved by the browser. */
function colours() {
  const probe = document.body.appendChild(h('i', { hidden: true }));
  const found = Object.fromEntries(COLOURS.map(name => {
    probe.className = `colour-${name}`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return found;
}

function axis(given, colour) {
  return [given].flat().filter(Boolean).map(one => ({
    ...one,
    axisLabel: { color: colour.muted, hideOverlap: true, ...one.axisLabel },
    nameTextStyle: { color: colour.muted },
    axisLine: { lineStyle: { color: colour.line } },
    splitLine: { show: one.type !== 'category' && one.type !== 'time', lineStyle: { color: colour.line } },
  }));
}

function themed(option, colour) {
  return {
    color: [colour.c1, colour.c2, colour.c3, colour.c4, colour.c5],
    backgroundColor: 'transparent',
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: { left: 8, right: 16, top: option.legend ? 36 : 12, bottom: 8, containLabel: true },
    // Text on the canvas: an HTML tooltip would need inline styles.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      backgroundColor: colour.card, borderColor: colour.line, textStyle: { color: colour.ink },
    },
    ...option,
    legend: option.legend && { type: 'scroll', top: 0, textStyle: { color: colour.ink }, ...option.legend },
    xAxis: axis(option.xAxis, colour),
    yAxis: axis(option.yAxis, colour),
  };
}

/**
 * Creates a figure: label describes it, path is its source, rows and columns are its table, and option(colours) returns the
 * ECharts options.
 */
export function chart({ label, path, rows, columns, option, signal, tall }) {
  const canvas = h('div', { class: tall ? 'chart tall' : 'chart', role: 'img', 'aria-label': `${label}. The data is in the table below.` });
  const figure = h('figure', {},
    h('figcaption', {}, label),
    canvas,
    h('details', {}, h('summary', {}, `The data as a table (${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`), table(rows, columns, label)),
    apiLink(path));
  draw(figure, canvas, option, signal).catch(error => {
    canvas.replaceChildren(h('p', { class: 'state' }, 'The chart cannot be drawn in this browser; its data is in the table below.'));
    figure.querySelector('details').open = true;
    console.error(error);
  });
  return figure;
}

async function draw(figure, canvas, option, signal) {
  const echarts = await import(ECHARTS);
  if (signal.aborted) return;
  let drawn = null;
  const paint = () => {
    drawn ??= echarts.init(canvas);
    drawn.setOption(themed(option(colours()), colours()), true);
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const seen = new ResizeObserver(() => (drawn ? drawn.resize() : canvas.clientWidth > 0 && paint()));
  seen.observe(canvas);
  document.addEventListener('theme', paint, { signal });
  scheme.addEventListener('change', paint, { signal });
  const end = () => { seen.disconnect(); drawn?.dispose(); };
  signal.addEventListener('abort', end, { once: true });
}
