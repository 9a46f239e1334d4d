// SPDX-License-Identifier: MIT
// The page of minigo run -report. #data holds the JSON of -stats=json, #extra the source texts, the
// words for the rules, and the totals of the run to compare with. Every number shown is taken
// from there; every text from there goes into the page as text, never as markup.
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const extra = JSON.parse(document.getElementById('extra').textContent);
const $ = id => document.getElementById(id);
const sites = data.sites;

// ---- small tools ----

// el('td', 'r', 'text', child...): a class of '' is none.
function el(tag, cls, ...children) {
  const e = document.createElement(tag);
  if (cls) e.className = cls;
  e.append(...children);
  return e;
}
function svg(tag, attrs) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const k in attrs) e.setAttribute(k, attrs[k]);
  return e;
}
const count = n => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
function bytes(n) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let u = 0, v = n;
  while (v >= 1024 && u + 1 < units.length) { v /= 1024; u++; }
  return (u && v < 100 ? v.toFixed(1) : v.toFixed(0)) + ' ' + units[u];
}
function time(ns) {
  if (ns < 1e3) return ns + ' ns';
  if (ns < 1e6) return (ns / 1e3).toFixed(1) + ' µs';
  if (ns < 1e9) return (ns / 1e6).toFixed(2) + ' ms';
  return (ns / 1e9).toFixed(2) + ' s';
}
function percent(part, whole) {
  if (!whole) return '0 %';
  const p = 100 * part / whole;
  return (p && p < 0.05 ? '<0.1' : p > 99.95 && part < whole ? '>99.9' : p.toFixed(1)) + ' %';
}
const perCall = n => n >= 100 ? count(Math.round(n)) : String(Math.round(n * 100) / 100);
const plural = (n, word) => count(n) + ' ' + word + (n === 1 ? '' : 's');
const baseName = path => path.slice(path.lastIndexOf('/') + 1);
const place = s => s.line ? baseName(s.file) + ':' + s.line + (s.col ? ':' + s.col : '') : '(runtime)';
const mark = s => el('i', 'mark ' + decisionClass(s.decision) + (s.heap_allocs || s.frame_objects ? '' : ' unused'));
const decisionClass = d => ['heap', 'frame', 'static', 'eliminated'].includes(d) ? d : 'heap';
const decisionWords = { heap: 'on the heap', frame: 'stays in the frame', static: 'static data', eliminated: 'eliminated' };
// A number with its exact value for tests and for those who point at it.
function number(tag, cls, key, value, format, unit) {
  const e = el(tag, cls, format(value));
  if (key) e.dataset.key = key;
  e.dataset.value = value;
  if (format !== count) e.title = count(value) + ' ' + unit;
  return e;
}
function segmented(id, attribute, act) {
  $(id).addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    for (const b of $(id).children) b.setAttribute('aria-pressed', String(b === button));
    act(button.dataset[attribute]);
  });
}
const tip = $('tip');
function showTip(text, x, y) {
  tip.textContent = text;
  tip.hidden = false;
  const w = tip.offsetWidth, h = tip.offsetHeight;
  tip.style.left = Math.max(6, Math.min(x - w / 2, innerWidth - w - 6)) + 'px';
  tip.style.top = (y - h - 12 < 4 ? y + 18 : y - h - 12) + 'px';
}
const hideTip = () => { tip.hidden = true; };

// ---- colours ----

const themes = ['auto', 'light', 'dark'];
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let theme = 'auto';
try { theme = localStorage.getItem('minigo-theme') || 'auto'; } catch (e) { /* no storage for files: the choice lasts as long as the page */ }
if (!themes.includes(theme)) theme = 'auto';
function applyTheme() {
  document.documentElement.dataset.theme = theme === 'auto' ? (prefersDark.matches ? 'dark' : 'light') : theme;
  $('theme').textContent = { auto: '◐ auto', light: '○ light', dark: '● dark' }[theme];
  $('theme').setAttribute('aria-label', 'Colours: ' + (theme === 'auto' ? 'as the system' : theme));
}
$('theme').addEventListener('click', () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  try { localStorage.setItem('minigo-theme', theme); } catch (e) { /* as above */ }
  applyTheme();
});
prefersDark.addEventListener('change', applyTheme);
applyTheme();

// ---- head ----

function drawHead() {
  const name = baseName(data.program);
  document.title = name + ' · minigo report';
  $('title').textContent = name;
  $('bar-program').textContent = data.program;
  const fact = (label, value, bad) => el('span', '', label + ' ', el('b', bad ? 'bad' : '', value));
  const status = number('b', data.exit_status ? 'bad' : '', 'exit_status', data.exit_status, count);
  $('facts').append(fact('program', data.program), fact('decisions', '-escape=' + data.escape), el('span', '', 'exit status ', status, ...(extra.interrupted ? [', ', el('b', 'bad', 'interrupted')] : [])),
    el('span', '', 'ran for ', number('b', '', 'elapsed_ns', data.elapsed_ns, time, 'ns')),
    el('span', '', number('b', '', 'goroutines', data.goroutines, count), data.goroutines === 1 ? ' goroutine' : ' goroutines'));

  const all = data.heap_allocs + data.frame_objects;
  const top = sites.find(s => s.heap_bytes);
  const lead = $('lead');
  const tied = text => text.replace(/(\d) (?=\S)/g, '$1\u00a0'); // a number and its unit stay on one line
  if (!data.heap_allocs) lead.append('Nothing was allocated on the heap.');
  else {
    lead.append(tied(plural(data.heap_allocs, 'object') + ' went to the heap, ' + bytes(data.heap_bytes) + '. '));
    lead.append(tied(data.gc_cycles ? 'The collector ran ' + (data.gc_cycles === 1 ? 'once' : count(data.gc_cycles) + ' times') + ' and stopped the program for ' +
      time(data.gc_pause_total_ns) + ', ' + percent(data.gc_pause_total_ns, data.elapsed_ns) + ' of its time. ' : 'The collector did not have to run. '));
    if (top) {
      const where = siteLink(top, place(top));
      lead.append(data.heap_bytes === top.heap_bytes ? 'All of it comes from ' : tied('The largest part, ' + percent(top.heap_bytes, data.heap_bytes) + ' of the bytes, comes from '), el('code', '', top.text), ' at ', where, '.');
    }
  }
  const tile = (dot, label, value, ...details) => {
    const k = el('div', 'k', label);
    if (dot) k.prepend(el('i', 'mark ' + dot));
    $('tiles').append(el('div', 'tile', k, value, el('div', 'd', ...details)));
  };
  tile('heap', 'heap objects', number('div', 'v', 'heap_allocs', data.heap_allocs, count), number('span', '', 'heap_bytes', data.heap_bytes, bytes, 'bytes'), ' in all');
  tile('frame', 'kept in frames', number('div', 'v', 'frame_objects', data.frame_objects, count),
    number('span', '', 'frame_bytes', data.frame_bytes, bytes, 'bytes'), all ? ', ' + percent(data.frame_objects, all) + ' of all objects' : '');
  tile('', 'collector cycles', number('div', 'v', 'gc_cycles', data.gc_cycles, count), 'pauses ', number('span', '', 'gc_pause_total_ns', data.gc_pause_total_ns, time, 'ns'),
    ', longest ', number('span', '', 'gc_pause_max_ns', data.gc_pause_max_ns, time, 'ns'));
  tile('', 'heap at its peak', number('div', 'v', 'heap_peak_bytes', data.heap_peak_bytes, bytes, 'bytes'), number('span', '', 'live_peak_bytes', data.live_peak_bytes, bytes, 'bytes'),
    ' of it live at most');
}

// ---- what the decisions save ----

function drawBars() {
  const other = extra.comparison;
  const here = data.escape === 'off';
  const failed = other && other.error;
  const has = other && !failed;
  const rows = [['allocations', 'heap_allocs', count, 'objects'], ['bytes', 'heap_bytes', bytes, 'bytes'], ['time', 'elapsed_ns', time, 'ns']];
  $('saved-sub').textContent = has
    ? 'The same program run twice: with everything on the heap, and with ' + (here ? 'Go’s decisions.' : 'the decisions of escape analysis.') +
      (other.exit_status !== data.exit_status ? ' The runs ended differently (status ' + other.exit_status + ' and ' + data.exit_status + '), so compare with care.' : '') +
      (other.waited ? ' It read its input from a pipe or a terminal; the time of the ' + (here ? 'all-heap' : 'gc') + ' run may include waiting for that.' : '')
    : failed ? 'The run to compare with failed: ' + other.error
      : extra.interrupted ? 'The run was interrupted, so there is nothing to compare it with.' : 'This report holds no second run to compare with.';
  for (const [label, key, format, unit] of rows) {
    const gc = here ? (has ? other[key] : null) : data[key], off = here ? data[key] : has ? other[key] : null;
    const max = Math.max(gc || 0, off || 0);
    const box = el('div', 'cmp');
    const delta = el('span', 'delta');
    if (gc !== null && off !== null && off > 0) {
      const change = (gc - off) / off * 100;
      delta.textContent = gc === off ? 'the same' : (change < 0 ? '−' : '+') + (Math.abs(change) < 0.05 ? '<0.1' : Math.abs(change).toFixed(1)) + ' %';
      if (Math.abs(change) >= 0.05) delta.classList.add(change < 0 ? 'less' : 'more');
    }
    box.append(el('div', 'top', el('b', '', label), delta));
    const one = (name, cls, value, source) => {
      const fill = el('div', 'fill ' + cls + (value ? '' : ' zero'));
      fill.style.width = max && value ? 100 * value / max + '%' : '0';
      const n = value === null ? el('span', 'n', '–') : number('span', 'n', '', value, format, unit);
      n.dataset.bar = source + '.' + key;
      box.append(el('div', 'one', el('span', '', name), el('div', 'track', fill), n));
    };
    one('all heap', 'all', off, here ? 'data' : 'comparison');
    one('gc', '', gc, here ? 'comparison' : 'data');
    $('bars').append(box);
  }
}

// ---- why: the panel beside the source, and the detail of a row ----

// A link that shows a place in the source, when there is one.
function placeLink(file, line, text) {
  if (!line || !sourceOf.has(file)) return el('span', '', text);
  const a = el('a', '', text);
  a.href = '#source';
  a.addEventListener('click', event => {
    event.preventDefault();
    showLine(file, line);
  });
  return a;
}
function siteLink(s, text) { return placeLink(s.file, s.line, text); }

function chainOf(s) {
  const steps = s.chain || [];
  if (!steps.length) return [];
  const list = el('ol', 'chain');
  for (const step of steps) {
    const item = el('li', step.text.startsWith('flow:') ? 'flow' : '', el('code', '', step.text.trim()));
    if (step.line) {
      const link = placeLink(step.file, step.line, baseName(step.file) + ':' + step.line);
      link.classList.add('loc');
      item.append(' ', link);
    }
    list.append(item);
  }
  return [el('div', 'chain-of', el('p', 'chain-h', 'The chain of reasons, as -m=2 prints it'), list)];
}

function factsOf(s) {
  const list = el('dl', 'facts');
  const fact = (label, text) => list.append(el('dt', '', label), el('dd', '', text));
  fact('kind', s.kind + (s.type ? ', ' + s.type : ''));
  if (s.size) fact('size', plural(s.size, 'byte'));
  if (s.heap_allocs) {
    fact('allocations', count(s.heap_allocs) + ' (' + percent(s.heap_allocs, data.heap_allocs) + ')');
    fact('bytes', bytes(s.heap_bytes) + ' (' + percent(s.heap_bytes, data.heap_bytes) + ')');
  }
  if (s.frame_objects) fact('kept in frames', count(s.frame_objects) + ', ' + bytes(s.frame_bytes));
  if (!s.heap_allocs && !s.frame_objects) fact('in this run', 'never made');
  if (s.func_calls && s.heap_allocs) fact('per call of ' + s.func, perCall(s.allocs_per_call));
  if (s.live_peak_bytes) fact('live at the peak', count(s.live_peak_objects) + ', ' + bytes(s.live_peak_bytes));
  if (s.live_end_bytes) fact('live at the end', count(s.live_end_objects) + ', ' + bytes(s.live_end_bytes));
  if (s.marked_bytes) fact('marked in all', bytes(s.marked_bytes));
  if (s.gc_cycles_started) fact('cycles it started', count(s.gc_cycles_started));
  return list;
}

function ruleOf(s) {
  const rule = s.rule || s.reason;
  if (!rule) return '';
  const help = (extra.rules || {})[s.rule];
  return rule + (s.reason && s.reason !== rule ? ' (' + s.reason + ')' : '') + (help ? ': ' + help : '');
}

function card(s) {
  const e = el('div', 'card');
  e.dataset.site = s.id;
  e.append(el('div', 't', s.text), el('div', 'verdict', mark(s), el('b', '', decisionWords[s.decision] || s.decision)));
  const rule = ruleOf(s);
  if (rule) e.append(el('p', 'rule', rule));
  e.append(factsOf(s), ...chainOf(s));
  return e;
}

let pinned = null, shown = null; // [file, line] each
function showWhy(file, line) {
  const here = sitesAt(file, line);
  shown = [file, line];
  const panel = $('why');
  panel.replaceChildren(el('div', 'where', el('span', '', baseName(file) + ', line ' + line), el('span', '', here.length ? here[0].func : '')),
    ...here.map(card));
  panel.scrollTop = 0;
  for (const e of marked) e.classList.remove('on', 'step');
  const row = rowOf(line);
  marked = row ? [row] : [];
  if (row) row.classList.add('on');
  for (const s of here) {
    for (const step of s.chain || []) {
      const at = step.file === file && rowOf(step.line);
      if (!at) continue;
      at.classList.add('step');
      marked.push(at);
    }
  }
}
function emptyWhy() {
  shown = pinned = null;
  $('why').replaceChildren(el('p', 'empty', 'Point at a line with a mark to see what it allocates, what escape analysis decided, and the chain of reasons.'));
}

// ---- source ----

const sourceOf = new Map(extra.sources.map(f => [f.name, f]));
const byLine = new Map(); // file -> line -> sites, most heap bytes first
const fileBytes = new Map();
for (const s of sites) {
  if (!s.line) continue;
  if (!byLine.has(s.file)) byLine.set(s.file, new Map());
  const lines = byLine.get(s.file);
  if (!lines.has(s.line)) lines.set(s.line, []);
  lines.get(s.line).push(s);
  fileBytes.set(s.file, (fileBytes.get(s.file) || 0) + s.heap_bytes);
}
const sitesAt = (file, line) => (byLine.get(file) || new Map()).get(line) || [];
let file = null, heatBy = 'bytes';
let rows = [], marked = []; // of the file that is shown: by line, and those that the panel is about
const rowOf = line => rows[line];

const keywords = new Set(('break case chan const continue default defer else fallthrough for func go goto if import interface map ' +
  'package range return select struct switch type var nil true false iota').split(' '));
const token = /(\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(`[^`]*(?:`|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(\d[\w.]*)|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\s+|[^]/g;

// The lines of a Go text, each an array of [class, text].
function highlight(text) {
  const lines = [[]];
  for (const m of text.matchAll(token)) {
    const cls = m[1] ? 'com' : m[2] ? 'str' : m[3] ? 'num' : m[4] && keywords.has(m[4]) ? 'kw' : '';
    const parts = m[0].split('\n');
    for (let i = 0; i < parts.length; i++) {
      if (i) lines.push([]);
      if (!parts[i]) continue;
      const line = lines[lines.length - 1], last = line[line.length - 1];
      if (last && last[0] === cls && !cls) last[1] += parts[i];
      else line.push([cls, parts[i]]);
    }
  }
  if (lines.length > 1 && !lines[lines.length - 1].length) lines.pop();
  return lines;
}

// Index into text of byte column col (from 1).
function charIndex(text, col) {
  let at = 1;
  for (let i = 0; i < text.length;) {
    if (at >= col) return i;
    const c = text.codePointAt(i);
    at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    i += c > 0xffff ? 2 : 1;
  }
  return text.length;
}

// The words to underline on a line: [from, to, class], in order, not overlapping.
function places(text, here) {
  const found = [];
  for (const s of here) {
    if (!s.col) continue;
    let from = charIndex(text, s.col);
    const rest = text.slice(from);
    // A call, an index, a literal and a selector stand at their operator: so does a type's name before {.
    const before = /^[([{.]/.test(rest) ? /(?:[\w.*\u0080-\uffff]|\[[^\[\]]*\])+$/.exec(text.slice(0, from)) : null;
    const after = /^(?:&?[\w\u0080-\uffff]+|\[[^\[\]]*\]|\.\w+|[^\s])/.exec(rest);
    if (!after) continue;
    let to = from + (before && /^[({]/.test(rest) ? 0 : after[0].length);
    if (before) from -= before[0].length;
    found.push([from, to, decisionClass(s.decision)]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.filter((p, i) => i === 0 || p[0] >= found[i - 1][1]);
}

function codeOf(segments, marks) {
  const e = el('span', 'src');
  let at = 0, k = 0;
  for (const [cls, text] of segments) {
    let from = 0;
    while (from < text.length) {
      while (k < marks.length && marks[k][1] <= at + from) k++;
      const m = marks[k];
      const inside = m && m[0] <= at + from;
      const to = Math.min(text.length, m ? (inside ? m[1] : m[0]) - at : text.length);
      const piece = text.slice(from, to);
      const outer = cls ? el('span', cls, piece) : piece;
      e.append(inside ? el('u', 'at ' + m[2], outer) : outer);
      from = to;
    }
    at += text.length;
  }
  return e;
}

function lineTotals(here) {
  const t = { allocs: 0, bytes: 0, frames: 0 };
  for (const s of here) { t.allocs += s.heap_allocs; t.bytes += s.heap_bytes; t.frames += s.frame_objects; }
  return t;
}

function setHeat(row, totals) {
  const part = heatBy === 'bytes' ? totals.bytes / (data.heap_bytes || 1) : totals.allocs / (data.heap_allocs || 1);
  const heat = part ? 6 + 54 * Math.sqrt(part) : 0;
  row.querySelector(heatBy === 'bytes' ? '.b' : '.c').classList.toggle('hot', part > 0);
  row.querySelector(heatBy === 'bytes' ? '.c' : '.b').classList.remove('hot');
  row.style.setProperty('--h', heat.toFixed(1));
}

const chunkLines = 200;
function drawSource(name) {
  file = name;
  $('file').value = name;
  const box = $('code');
  box.replaceChildren(el('div', 'cap', el('span', '', 'line'), el('span', '', 'objects'), el('span', '', 'bytes'), el('span', ''), el('span', '', name)));
  const lines = highlight(sourceOf.get(name).text);
  let chunk = null, first = true;
  rows = [];
  marked = [];
  lines.forEach((segments, i) => {
    const line = i + 1, here = sitesAt(name, line);
    if (i % chunkLines === 0) {
      chunk = el('div', 'chunk');
      chunk.style.setProperty('--n', Math.min(chunkLines, lines.length - i));
      box.append(chunk);
    }
    const row = el('div', 'ln');
    row.dataset.line = line;
    rows[line] = row;
    const gutter = el(here.length ? 'button' : 'div', 'gut', el('span', 'n', String(line)));
    if (here.length) {
      const t = lineTotals(here);
      gutter.type = 'button';
      gutter.tabIndex = first ? 0 : -1;
      first = false;
      gutter.dataset.allocs = t.allocs;
      gutter.dataset.bytes = t.bytes;
      const marks = el('span', 'm', ...here.slice(0, 2).map(mark));
      if (here.length > 2) marks.append(el('small', '', '+' + (here.length - 2)));
      gutter.append(el('span', 'c', t.allocs ? count(t.allocs) : ''), el('span', 'b', t.bytes ? bytes(t.bytes) : ''), marks);
      const what = here.slice(0, 4).map(s => s.text + ' ' + (decisionWords[s.decision] || s.decision) + (s.rule || s.reason ? ', ' + (s.rule || s.reason) : ''));
      gutter.setAttribute('aria-label', 'Line ' + line + ': ' + plural(t.allocs, 'heap object') + ', ' + bytes(t.bytes) + '; ' + what.join('; '));
    }
    row.append(gutter, codeOf(segments, here.length ? places(segments.map(p => p[1]).join(''), here) : []));
    if (here.length) setHeat(row, lineTotals(here));
    chunk.append(row);
  });
}

function lineUnder(event) {
  const row = event.target.closest && event.target.closest('.ln');
  return row && row.querySelector('button.gut') ? Number(row.dataset.line) : 0;
}
function pin(line) {
  for (const e of $('code').querySelectorAll('.ln.pin')) e.classList.remove('pin');
  if (pinned && pinned[0] === file && pinned[1] === line) { pinned = null; return; }
  pinned = [file, line];
  showWhy(file, line);
  rowOf(line).classList.add('pin');
}
// Scrolls the code, and the page, up and down only, so that a row is seen; middle: in the middle of the code.
function reveal(row, middle) {
  const box = $('code'), at = row.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  const top = at - box.firstChild.offsetHeight, bottom = at + row.offsetHeight - box.clientHeight;
  if (middle) box.scrollTop = at - box.clientHeight / 2;
  else if (box.scrollTop > top) box.scrollTop = top;
  else if (box.scrollTop < bottom) box.scrollTop = bottom;
  const r = row.getBoundingClientRect();
  if (r.bottom > innerHeight - 8) scrollBy(0, r.bottom - innerHeight + 60);
  else if (r.top < 60) scrollBy(0, r.top - 90);
}
function focusGutter(button) {
  for (const b of $('code').querySelectorAll('button.gut[tabindex="0"]')) b.tabIndex = -1;
  button.tabIndex = 0;
  button.focus({ preventScroll: true });
  reveal(button.parentNode, false);
}
// Shows a line of a file, with its reasons, and moves there.
function showLine(name, line) {
  if (!sourceOf.has(name)) return;
  if (name !== file) drawSource(name);
  const row = rowOf(line);
  if (!row) return;
  $('source').scrollIntoView({ block: 'start' });
  reveal(row, true);
  for (const e of marked) e.classList.remove('on', 'step');
  marked = [row];
  row.classList.add('on');
  pinned = null;
  const button = row.querySelector('button.gut');
  if (button) {
    pin(line);
    focusGutter(button);
  }
}

function setupSource() {
  const select = $('file');
  const groups = { 'program': [], 'library': [] };
  for (const f of extra.sources) groups[f.library ? 'library' : 'program'].push(f);
  for (const label in groups) {
    if (!groups[label].length) continue;
    const group = document.createElement('optgroup');
    group.label = label;
    groups[label].sort((a, b) => label === 'library' ? (fileBytes.get(b.name) || 0) - (fileBytes.get(a.name) || 0) : 0);
    for (const f of groups[label]) {
      const cost = fileBytes.get(f.name);
      const o = el('option', '', f.name + (cost ? '  (' + bytes(cost) + ')' : ''));
      o.value = f.name;
      group.append(o);
    }
    select.append(group);
  }
  emptyWhy();
  if (!extra.sources.length) {
    $('code').append(el('p', 'note', 'The source texts are not part of this report.'));
    return;
  }
  const own = extra.sources.filter(f => !f.library);
  const start = (own.length ? own : extra.sources).reduce((a, b) => (fileBytes.get(b.name) || 0) > (fileBytes.get(a.name) || 0) ? b : a);
  drawSource(start.name);
  select.addEventListener('change', () => { drawSource(select.value); emptyWhy(); });
  segmented('heat-by', 'by', by => {
    heatBy = by;
    for (const row of $('code').querySelectorAll('.ln')) if (row.querySelector('button.gut')) setHeat(row, lineTotals(sitesAt(file, Number(row.dataset.line))));
  });
  const box = $('code');
  box.addEventListener('mouseover', event => {
    const line = lineUnder(event);
    if (line && !pinned && !(shown && shown[0] === file && shown[1] === line)) showWhy(file, line);
  });
  box.addEventListener('click', event => {
    const line = lineUnder(event);
    if (!line || String(getSelection()).length) return;
    pin(line);
    focusGutter(rowOf(line).querySelector('button.gut'));
  });
  box.addEventListener('focusin', event => {
    const line = lineUnder(event);
    if (line && !pinned) showWhy(file, line);
  });
  box.addEventListener('keydown', event => {
    const now = event.target.closest('button.gut');
    if (!now) return;
    const all = [...box.querySelectorAll('button.gut')], i = all.indexOf(now);
    const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape' && pinned) pin(pinned[1]);
    if (to === undefined) return;
    event.preventDefault();
    if (pinned) pin(pinned[1]);
    if (all[to]) focusGutter(all[to]);
  });
}
