// SPDX-License-Identifier: MIT
// The other half of the page (report_page.js has the tools): ledger, heap over time, histograms; at
// the end everything is drawn.

// ---- the ledger ----

const whereKey = s => s.file + ':' + String(s.line).padStart(8, '0') + ':' + String(s.col).padStart(5, '0');
const numberCell = (format, key, unit) => s => number('td', 'r' + (s[key] ? '' : ' z'), key, s[key] || 0, format, unit);
// key: what sorts; more: only with "all columns".
const columns = [
  { name: 'what', key: s => s.text, cell: s => { const td = el('td', 'what', mark(s), s.text); td.title = s.text + ' · ' + (decisionWords[s.decision] || s.decision); return td; } },
  { name: 'where', key: whereKey, cell: s => { const td = el('td', 'cut', siteLink(s, place(s))); td.title = s.file + (s.line ? ':' + s.line + ':' + s.col : ''); return td; } },
  { name: 'function', key: s => s.func, more: true, cell: s => el('td', 'cut mono', s.func) },
  { name: 'kind', key: s => s.kind, cell: s => el('td', 'soft', s.kind) },
  { name: 'type', key: s => s.type, more: true, cell: s => el('td', 'cut mono', s.type) },
  { name: 'decision', key: s => s.decision, more: true, cell: s => el('td', '', s.decision) },
  { name: 'why', key: s => s.rule || s.reason, cell: s => { const td = el('td', 'cut', s.rule || s.reason); td.title = s.reason; return td; } },
  { name: 'objects', number: true, key: s => s.heap_allocs, cell: numberCell(count, 'heap_allocs') },
  { name: 'bytes', number: true, key: s => s.heap_bytes, cell: numberCell(bytes, 'heap_bytes', 'bytes') },
  { name: 'share', number: true, key: s => s.heap_bytes, cell: s => {
    const share = data.heap_bytes ? s.heap_bytes / data.heap_bytes : 0;
    const td = el('td', 'r share' + (share ? '' : ' z'), el('i'), el('b', '', s.heap_bytes ? percent(s.heap_bytes, data.heap_bytes) : '–'));
    td.style.setProperty('--s', share.toFixed(4));
    return td;
  } },
  { name: 'in frames', number: true, key: s => s.frame_objects, cell: numberCell(count, 'frame_objects') },
  { name: 'frame bytes', number: true, more: true, key: s => s.frame_bytes, cell: numberCell(bytes, 'frame_bytes', 'bytes') },
  { name: 'per call', number: true, more: true, key: s => s.allocs_per_call || 0, cell: s => number('td', 'r' + (s.allocs_per_call ? '' : ' z'), 'allocs_per_call', s.allocs_per_call || 0, perCall, '') },
  { name: 'live at peak', number: true, key: s => s.live_peak_bytes || 0, cell: numberCell(bytes, 'live_peak_bytes', 'bytes') },
  { name: 'live at end', number: true, more: true, key: s => s.live_end_bytes || 0, cell: numberCell(bytes, 'live_end_bytes', 'bytes') },
  { name: 'marked', number: true, more: true, key: s => s.marked_bytes || 0, cell: numberCell(bytes, 'marked_bytes', 'bytes') },
  { name: 'cycles', number: true, more: true, key: s => s.gc_cycles_started || 0, cell: numberCell(count, 'gc_cycles_started') },
];
const firstRows = 300;
const ledger = { sort: 'bytes', down: true, decision: '', library: true, more: false, words: [], all: false };
const haystack = new Map(sites.map(s => [s, [s.text, s.file, place(s), s.func, s.kind, s.type, s.decision, s.rule, s.reason, s.key].join('\u0000').toLowerCase()]));

function chosenSites() {
  const chosen = sites.filter(s => (!ledger.decision || s.decision === ledger.decision) && (ledger.library || !s.library) &&
    ledger.words.every(w => haystack.get(s).includes(w)));
  const column = columns.find(c => c.name === ledger.sort), sign = ledger.down ? -1 : 1;
  const keys = new Map(chosen.map(s => [s, column.key(s)]));
  return chosen.sort((a, b) => { // a stable sort: equal ones stay in order of cost
    const x = keys.get(a), y = keys.get(b);
    return x < y ? -sign : x > y ? sign : 0;
  });
}

function toggleDetail(row, s) {
  const next = row.nextElementSibling;
  if (next && next.classList.contains('detail')) {
    next.remove();
    row.classList.remove('open');
    row.setAttribute('aria-expanded', 'false');
    return;
  }
  const td = el('td', '', el('div', 'in', card(s)));
  td.colSpan = row.children.length;
  row.after(el('tr', 'detail', td));
  row.classList.add('open');
  row.setAttribute('aria-expanded', 'true');
}

function drawLedger() {
  const shownColumns = columns.filter(c => ledger.more || !c.more);
  const head = el('tr');
  for (const c of shownColumns) {
    const button = el('button', '', c.name);
    button.type = 'button';
    button.addEventListener('click', () => {
      ledger.down = ledger.sort === c.name ? !ledger.down : !!c.number;
      ledger.sort = c.name;
      drawLedger();
      for (const b of $('table').tHead.querySelectorAll('button')) if (b.textContent === c.name) b.focus({ preventScroll: true });
    });
    const th = el('th', c.number ? 'r' : '', button);
    th.scope = 'col';
    th.dataset.column = c.name;
    if (ledger.sort === c.name) th.setAttribute('aria-sort', ledger.down ? 'descending' : 'ascending');
    head.append(th);
  }
  $('table').tHead.replaceChildren(head);
  const chosen = chosenSites(), limit = ledger.all ? chosen.length : Math.min(firstRows, chosen.length);
  const rows = chosen.slice(0, limit).map((s, i) => {
    const row = el('tr', 's', ...shownColumns.map(c => c.cell(s)));
    row.tabIndex = i ? -1 : 0;
    row.dataset.site = s.id;
    row.setAttribute('aria-expanded', 'false');
    return row;
  });
  $('table').tBodies[0].replaceChildren(...rows);
  const sum = key => chosen.reduce((n, s) => n + s[key], 0);
  const allocs = sum('heap_allocs'), size = sum('heap_bytes');
  $('ledger-sub').replaceChildren(chosen.length === sites.length ? plural(sites.length, 'site') : count(chosen.length) + ' of ' + plural(sites.length, 'site'), ': ',
    number('span', '', chosen.length === sites.length ? 'heap_allocs' : '', allocs, count), ' heap objects, ', number('span', '', '', size, bytes, 'bytes'),
    chosen.length === sites.length ? '' : ' (' + percent(size, data.heap_bytes) + ')', '. Click a row for its chain of reasons, a column’s name to sort.');
  $('show-all').hidden = limit === chosen.length;
  $('show-all').textContent = 'Show the other ' + count(chosen.length - limit);
}

function setupLedger() {
  const byId = new Map(sites.map(s => [String(s.id), s]));
  const body = $('table').tBodies[0];
  segmented('decision', 'decision', d => { ledger.decision = d; drawLedger(); });
  $('library').addEventListener('change', event => { ledger.library = event.target.checked; drawLedger(); });
  $('more').addEventListener('change', event => { ledger.more = event.target.checked; drawLedger(); });
  $('filter').addEventListener('input', event => {
    ledger.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    drawLedger();
  });
  $('show-all').addEventListener('click', () => { ledger.all = true; drawLedger(); });
  body.addEventListener('click', event => {
    const row = event.target.closest('tr.s');
    if (!row || event.target.closest('a') || String(getSelection()).length) return;
    toggleDetail(row, byId.get(row.dataset.site));
  });
  body.addEventListener('keydown', event => {
    const row = event.target.closest('tr.s');
    if (!row || event.target !== row) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      toggleDetail(row, byId.get(row.dataset.site));
      return;
    }
    const all = [...body.querySelectorAll('tr.s')], i = all.indexOf(row);
    const to = all[{ ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: all.length - 1 }[event.key]];
    if (!to) return;
    event.preventDefault();
    row.tabIndex = -1;
    to.tabIndex = 0;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
  });
  drawLedger();
}

// ---- contracts ----

function drawContracts() {
  const contracts = data.contracts || [];
  $('contracts').hidden = !contracts.length;
  for (const c of contracts) {
    const kept = c.result === 'kept', sign = kept ? '✓ ' : c.result === 'broken' ? '✗ ' : '– ';
    const open = el('td', 'soft', c.compiler === 'open' && c.why_open ? 'open: ' + c.why_open : c.compiler);
    open.style.whiteSpace = 'normal';
    $('contract-table').tBodies[0].append(el('tr', '', el('td', 'what', c.contract), el('td', 'cut mono', c.of), el('td', 'cut', placeLink(c.file, c.line, baseName(c.file) + ':' + c.line)), open,
      number('td', 'r' + (c.calls ? '' : ' z'), 'calls', c.calls, count), number('td', 'r' + (c.max_allocs ? '' : ' z'), 'max_allocs', c.max_allocs, count),
      el('td', '', el('span', 'result ' + c.result.split(' ')[0], sign + c.result))));
  }
}

// ---- the heap over time ----

const timeline = data.timeline || [];
let axis = 't_ns', cycleOn = -1;
const pauseText = c => (c.cycles > 1 ? 'longest pause ' : 'pause ') + time(c.pause_ns);
function cycleText(i) {
  const c = timeline[i];
  const before = timeline.slice(0, i).reduce((n, x) => n + x.cycles, 0);
  return (c.cycles > 1 ? 'cycles ' + count(before + 1) + ' to ' + count(before + c.cycles) : 'cycle ' + count(before + 1)) + ' (' + c.cause + ') at ' + time(c.t_ns) + ', tick ' + count(c.tick) + '\n' +
    pauseText(c) + '\n' + 'heap ' + bytes(c.heap_before) + ' → ' + bytes(c.heap_after) + (c.goal ? ', goal ' + bytes(c.goal) : '');
}

// Round steps of a scale from 0 to max, in a unit of `base`s.
function steps(max, base, wanted) {
  let unit = 1;
  while (max / unit >= base * 2) unit *= base;
  const rough = max / unit / wanted, power = Math.pow(10, Math.floor(Math.log10(rough || 1)));
  const step = unit * [1, 2, 5, 10].map(k => k * power).find(k => k >= rough);
  const found = [];
  for (let v = 0; v <= max * 1.0001; v += Math.max(step, 1)) found.push(v);
  return found;
}

function drawHeap() {
  const box = $('chart');
  const width = Math.max(box.clientWidth - 20, 280), left = 58, right = 14, top = 10, plot = 230, strip = 44, gap = 18;
  const height = top + plot + gap + strip + 24, wide = width - left - right;
  const end = axis === 't_ns' ? data.elapsed_ns : data.ticks;
  const last = timeline.length ? timeline[timeline.length - 1] : null;
  const maxX = Math.max(end, last ? last[axis] : 0, 1);
  const maxY = Math.max(data.heap_end_bytes, data.heap_peak_bytes, 1) * 1.06;
  const x = v => left + wide * v / maxX, y = v => top + plot * (1 - v / maxY);
  const root = svg('svg', { viewBox: '0 0 ' + width + ' ' + height, height, 'aria-hidden': 'true' });
  const text = (at, down, s, anchor) => { const t = svg('text', { x: at, y: down, 'text-anchor': anchor }); t.textContent = s; root.append(t); };
  for (const v of steps(maxY, 1024, 4)) {
    root.append(svg('line', { class: 'grid', x1: left, x2: width - right, y1: y(v), y2: y(v) }));
    text(left - 8, y(v) + 4, v ? bytes(v) : '0', 'end');
  }
  const marks = axis === 't_ns' ? steps(maxX, 1000, 6) : steps(maxX, 10, 6);
  for (const v of marks) text(x(v), height - 4, axis === 't_ns' ? (v ? time(v).replace(/\.?0+ /, ' ') : '0') : count(Math.round(v)), v ? (x(v) > width - 40 ? 'end' : 'middle') : 'start');

  let alloc = 'M' + x(0) + ' ' + y(0), live = alloc;
  for (const c of timeline) {
    const at = x(c[axis]).toFixed(2);
    const before = axis === 't_ns' ? x(Math.max(0, c.t_ns - c.pause_ns)).toFixed(2) : at;
    alloc += 'L' + before + ' ' + y(c.heap_before).toFixed(2) + 'L' + at + ' ' + y(c.heap_after).toFixed(2);
    live += 'L' + at + ' ' + y(c.heap_after).toFixed(2);
  }
  alloc += 'L' + x(maxX).toFixed(2) + ' ' + y(data.heap_end_bytes).toFixed(2);
  const shape = (name, line) => root.append(svg('path', { class: name + ' area', d: line + 'V' + y(0) + 'H' + x(0) + 'Z' }), svg('path', { class: name + ' edge', d: line }));
  shape('alloc', alloc);
  if (last) {
    shape('live', live);
    let goal = '', from = 0;
    for (const c of timeline) {
      if (c.goal && c.goal <= maxY) goal += 'M' + x(from).toFixed(2) + ' ' + y(c.goal).toFixed(2) + 'H' + x(c[axis]).toFixed(2);
      from = c[axis];
    }
    if (timeline.length <= 200) root.append(svg('path', { class: 'goal', d: goal }));
  }
  const cursor = svg('line', { class: 'cursor', y1: top, y2: top + plot + gap + strip, visibility: 'hidden' });
  root.append(cursor);
  const longest = timeline.reduce((n, c) => Math.max(n, c.pause_ns), 1), floor = top + plot + gap + strip;
  root.append(svg('line', { class: 'grid', x1: left, x2: width - right, y1: floor, y2: floor }));
  text(left - 8, floor - strip + 9, last ? time(longest) : '', 'end');
  text(left - 8, floor, 'pauses', 'end');
  const ticks = timeline.map((c, i) => {
    const at = x(c[axis]).toFixed(2);
    const tick = svg('line', { class: 'pause', x1: at, x2: at, y1: floor, y2: (floor - Math.max(3, strip * c.pause_ns / longest)).toFixed(2) });
    if (timeline.length > wide / 4) tick.setAttribute('style', 'stroke-width:' + Math.max(0.6, wide / timeline.length / 2).toFixed(2));
    tick.dataset.cycle = i;
    root.append(tick);
    return tick;
  });
  const key = (color, words) => { const i = el('i'); i.style.background = color; return el('span', '', i, words); };
  box.replaceChildren(root, el('div', 'key', key('var(--heap)', 'allocated, garbage included'), key('var(--blue)', 'found live by a cycle'),
    ...(last ? [key('var(--soft)', 'goal that starts the next cycle'), el('span', '', 'between cycles lines are drawn straight')] : [])));

  const show = (i, near) => {
    if (ticks[cycleOn]) ticks[cycleOn].classList.remove('on');
    cycleOn = i;
    cursor.setAttribute('visibility', i < 0 ? 'hidden' : 'visible');
    if (i < 0) { hideTip(); return; }
    const at = x(timeline[i][axis]);
    cursor.setAttribute('x1', at);
    cursor.setAttribute('x2', at);
    ticks[i].classList.add('on');
    const r = root.getBoundingClientRect();
    showTip(cycleText(i), r.left + at * r.width / width, near === undefined ? r.top + y(timeline[i].heap_before) : near);
    box.setAttribute('aria-label', cycleText(i).replace(/\n/g, ', '));
  };
  box.onpointermove = event => {
    if (!timeline.length) return;
    const r = root.getBoundingClientRect(), at = (event.clientX - r.left) * width / r.width;
    let lo = 0, hi = timeline.length - 1; // the nearest cycle
    while (lo < hi) { const mid = (lo + hi) >> 1; if (x(timeline[mid][axis]) < at) lo = mid + 1; else hi = mid; }
    if (lo && Math.abs(x(timeline[lo - 1][axis]) - at) < Math.abs(x(timeline[lo][axis]) - at)) lo--;
    show(lo, event.clientY);
  };
  box.onpointerleave = () => show(-1);
  box.onblur = () => show(-1);
  box.onkeydown = event => {
    const to = { ArrowRight: cycleOn + 1, ArrowLeft: cycleOn < 0 ? timeline.length - 1 : cycleOn - 1, Home: 0, End: timeline.length - 1 }[event.key];
    if (event.key === 'Escape') show(-1);
    if (to === undefined || !timeline[to]) return;
    event.preventDefault();
    show(to);
  };
}

function setupHeap() {
  const sub = $('heap-sub');
  if (timeline.length) {
    const groups = timeline.some(c => c.cycles > 1);
    sub.append(plural(data.gc_cycles, 'cycle') + ', a tick below each with the height of its pause' + (groups ? ' (a tick stands for up to ' + count(Math.max(...timeline.map(c => c.cycles))) + ' neighbours)' : '') +
      '. Point at one, or use ', el('kbd', '', '←'), ' ', el('kbd', '', '→'), '.');
    $('chart').tabIndex = 0;
    $('chart').setAttribute('role', 'group');
  } else sub.append('No collector cycle: the heap only grew, to ' + bytes(data.heap_end_bytes) + '.');
  $('chart').setAttribute('aria-label', 'Heap over time: ' + plural(data.gc_cycles, 'cycle') + ', ' + bytes(data.heap_peak_bytes) + ' at its peak');
  segmented('axis', 'axis', a => { axis = a; drawHeap(); });
  drawHeap();
  let wide = $('chart').clientWidth;
  new ResizeObserver(() => {
    if ($('chart').clientWidth === wide) return;
    wide = $('chart').clientWidth;
    drawHeap();
  }).observe($('chart'));
}

// ---- histograms ----

let histBy = 'objects';
function powerText(size, unit) {
  const from = size > 1 ? size / 2 + 1 : 1;
  if (unit) return size >= 2048 ? bytes(size / 2) + '–' + bytes(size) : size <= 2 ? size + ' B' : from + '–' + size + ' B';
  return size <= 1 ? 'up to 1' : short(size / 2) + '–' + short(size);
}
function short(n) {
  const units = ['', ' k', ' M', ' G', ' T', ' P'];
  let u = 0;
  while (n >= 1000 && u + 1 < units.length) { n /= 1000; u++; }
  return (u && n < 10 ? n.toFixed(1) : n.toFixed(0)) + units[u];
}
function drawHist(box, rows, label, parts) {
  box.replaceChildren();
  if (!rows.length) { box.append(el('p', 'sub', 'Nothing was allocated on the heap.')); return; }
  const value = r => parts.reduce((n, p) => n + r[p[histBy]], 0);
  const max = Math.max(...rows.map(value), 1);
  box.append(el('div', 'h cap', el('span', '', parts.length > 1 ? 'ticks' : 'bytes'), el('span'), el('span', '', 'objects'), el('span', 'w', 'bytes')));
  for (const r of rows) {
    const track = el('div', 'track');
    for (const p of parts) {
      const v = r[p[histBy]], fill = el('div', 'fill ' + p.cls + (v ? '' : ' zero'));
      fill.style.width = 100 * v / max + '%';
      if (v) fill.title = p.words + ': ' + plural(r[p.objects], 'object') + ', ' + bytes(r[p.bytes]);
      track.append(fill);
    }
    const total = key => parts.reduce((n, p) => n + r[p[key]], 0);
    box.append(el('div', 'h', el('span', 'l', label(r)), track, number('span', '', '', total('objects'), count), number('span', 'w', '', total('bytes'), bytes, 'bytes')));
  }
}
// With the empty powers of two between the first and the last row.
function filled(rows, key, empty) {
  if (!rows.length) return rows;
  const found = new Map(rows.map(r => [r[key], r])), all = [];
  for (let k = rows[0][key]; k <= rows[rows.length - 1][key]; k = k ? k * 2 : 1) all.push(found.get(k) || Object.assign({ [key]: k }, empty));
  return all;
}
function drawHists() {
  drawHist($('sizes'), filled(data.sizes || [], 'size', { objects: 0, bytes: 0 }), r => powerText(r.size, true), [{ objects: 'objects', bytes: 'bytes', cls: '', words: 'allocated' }]);
  const life = data.lifetimes;
  if (!life) {
    $('life-sub').replaceChildren('Not recorded in this run: ', el('code', '', 'minigo run -lifetimes -report=…'), ' does, at some cost in time.');
    return;
  }
  $('life-sub').textContent = 'Ticks from the allocation to the cycle that found the object dead; pale: still there at the end, with its age then.';
  drawHist($('lifetimes'), filled(life, 'age', { objects: 0, bytes: 0, end_objects: 0, end_bytes: 0 }), r => powerText(r.age, false),
    [{ objects: 'objects', bytes: 'bytes', cls: '', words: 'found dead' }, { objects: 'end_objects', bytes: 'end_bytes', cls: 'end', words: 'there at the end' }]);
}

drawHead();
drawBars();
drawContracts();
setupSource();
setupLedger();
setupHeap();
segmented('hist-by', 'by', by => { histBy = by; drawHists(); });
drawHists();
