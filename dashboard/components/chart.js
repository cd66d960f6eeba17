// The timeline: Plotly's marks, with names, labels, rings and the selected event laid over them.
// Every text of the article reaches the page through textContent, never as markup.

const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));
const charts = new WeakMap();
const NARROW = 560;

export default function ({ data, parentElement, setTriggerValue }) {
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = build(parentElement);
    charts.set(parentElement, chart);
  }
  chart.send = (name, value) => setTriggerValue(name, value);
  show(chart, JSON.parse(data.json));
  return () => {
    chart.stop();
    charts.delete(parentElement);
  };
}

// ---------------------------------------------------------------------------------- structure

function build(parent) {
  const root = element("div", "dl-chart");
  const chart = { root, seq: 0, ranges: null, revision: null, hovered: null };
  chart.legend = element("div", "dl-legend");
  chart.tools = tools(chart);
  chart.earlier = element("div", "dl-edge");
  chart.later = element("div", "dl-edge");
  chart.bar = element("div", "dl-bar");
  chart.bar.append(chart.earlier, chart.tools, chart.later);
  chart.stage = element("div", "dl-stage");
  chart.stage.setAttribute("role", "group");
  chart.plot = element("div", "dl-plot");
  chart.overlay = element("div", "dl-overlay");
  chart.stage.append(chart.plot, chart.overlay);
  chart.card = element("section", "dl-card");
  chart.card.setAttribute("aria-live", "polite");
  chart.card.setAttribute("aria-label", "Selected event");
  chart.tray = element("div", "dl-tray");
  chart.tip = element("div", "dl-tip");
  chart.tip.setAttribute("role", "tooltip");
  chart.note = element("p", "dl-note");
  chart.note.setAttribute("role", "status");
  root.append(chart.note, chart.stage, chart.bar, chart.legend, chart.card, chart.tray, chart.tip);
  parent.append(root);
  listen(chart);
  return chart;
}

function tools(chart) {
  const bar = element("div", "dl-tools");
  bar.append(
    button("−", "Zoom out", () => zoom(chart, 2)),
    button("+", "Zoom in", () => zoom(chart, 0.5)),
    button("Whole story", "", () => reset(chart)),
  );
  return bar;
}

function listen(chart) {
  const onSelect = (event) => event.detail.from !== "page" && select(chart);
  const onHover = (event) => hover(chart, event.detail.id, event.detail.from !== "chart");
  const onKey = (event) => key(chart, event);
  const resized = new ResizeObserver(() => redrawSoon(chart));
  link.addEventListener("select", onSelect);
  link.addEventListener("hover", onHover);
  document.addEventListener("keydown", onKey);
  resized.observe(chart.stage);
  chart.stop = () => {
    link.removeEventListener("select", onSelect);
    link.removeEventListener("hover", onHover);
    document.removeEventListener("keydown", onKey);
    resized.disconnect();
    window.Plotly?.purge(chart.plot);
    chart.root.remove();
  };
}

function show(chart, data) {
  chart.data = data;
  // An answer to an older click must not undo a newer one.
  const told = link.selected;
  if (data.seq >= chart.seq || !chart.drawn) link.selected = data.selected;
  chart.seq = Math.max(chart.seq, data.seq);
  chart.told = link.selected;
  legend(chart);
  tray(chart);
  card(chart);
  plotly(data.plotly).then(() => draw(chart));
  if (told !== link.selected) send("select", link.selected, "page");
}

let loading = null;

function plotly(address) {
  if (window.Plotly) return Promise.resolve();
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

// ------------------------------------------------------------------------------------ drawing

function draw(chart) {
  if (!chart.root.isConnected) return;
  chart.note.textContent = chart.data.note;
  chart.note.hidden = !chart.data.note;
  for (const part of [chart.stage, chart.bar, chart.legend]) part.hidden = chart.data.blank;
  if (chart.data.blank) {
    chart.root.dataset.ready = chart.data.revision;
    return;
  }
  const width = chart.stage.clientWidth;
  if (!width) return;
  chart.narrow = width < NARROW;
  chart.drawing = chart.narrow ? chart.data.narrow : chart.data.wide;
  const { data, layout } = structuredClone(chart.drawing.figure);
  layout.width = width;
  layout.font.family = getComputedStyle(chart.root).fontFamily;
  keepZoom(chart, layout);
  chosenPoints(data).forEach((points, i) => points && (data[i].selectedpoints = points));
  const config = { displayModeBar: false, doubleClick: false, responsive: false };
  chart.stage.style.height = `${layout.height}px`;
  window.Plotly.react(chart.plot, data, layout, config).then(() => {
    if (!chart.drawn) bind(chart);
    chart.drawn = true;
    overlay(chart);
    chart.stage.setAttribute("aria-label", summary(chart));
    chart.root.dataset.ready = chart.data.revision;
  });
}

// What the chart shows, for those who do not see it; the table below tells the rest.
function summary(chart) {
  const { order, events, undated } = chart.data;
  const dated = order.filter((id) => !undated.includes(id));
  if (!dated.length) return "Timeline without dated events";
  const names = chart.drawing.lanes.map((lane) => lane.name).join(", ");
  const first = events[dated[0]].when;
  const last = events[dated.at(-1)].when;
  return `Timeline of ${dated.length} events from ${first} to ${last}, in lanes for ${names}`;
}

function redrawSoon(chart) {
  const width = chart.stage.clientWidth;
  if (!chart.drawn || width === chart.width) return;
  chart.width = width;
  cancelAnimationFrame(chart.frame);
  chart.frame = requestAnimationFrame(() => draw(chart));
}

function axisName(number) {
  return number === 0 ? "xaxis" : `xaxis${number + 1}`;
}

function axes(layout) {
  return Object.keys(layout)
    .filter((name) => /^xaxis\d*$/.test(name))
    .sort((one, other) => layout[one].domain[0] - layout[other].domain[0]);
}

function keepZoom(chart, layout) {
  chart.home = Object.fromEntries(axes(layout).map((name) => [name, layout[name].range]));
  if (chart.revision !== layout.uirevision) chart.ranges = null;
  chart.revision = layout.uirevision;
  for (const [name, range] of Object.entries(chart.ranges ?? {})) layout[name].range = range;
}

// Everything but the selected event is dimmed, unless the filter hides that one.
function chosenPoints(traces) {
  const chosen = traces.map((trace) =>
    (trace.customdata ?? []).flatMap((id, i) => (id === link.selected ? [i] : [])),
  );
  return chosen.some((points) => points.length) ? chosen : chosen.map(() => null);
}

function bind(chart) {
  chart.plot.on("plotly_hover", (event) => {
    send("hover", event.points[0].customdata, "chart");
    tip(chart, event.points[0].customdata, event.event);
  });
  chart.plot.on("plotly_unhover", () => {
    send("hover", null, "chart");
    tip(chart, null);
  });
  chart.plot.on("plotly_click", (event) => choose(chart, event.points[0].customdata));
  chart.plot.on("plotly_doubleclick", () => reset(chart));
  chart.plot.on("plotly_relayout", (change) => {
    if (Object.keys(change).some((name) => name.startsWith("xaxis"))) moved(chart);
  });
}

function moved(chart) {
  const layout = chart.plot.layout;
  chart.ranges = Object.fromEntries(axes(layout).map((name) => [name, [...layout[name].range]]));
  overlay(chart);
}

// ------------------------------------------------------------------- where things lie, in pixels

// Plotly writes dates as text and reads them back the same: BCE years carry a sign.
function number(value) {
  if (typeof value === "number") return value;
  const parts = /^(-?\d+)-(\d+)-(\d+)(?:[ T](\d+):(\d+)(?::(\d+(?:\.\d+)?))?)?/.exec(value);
  if (!parts) return Number(value);
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

function places(chart) {
  const layout = chart.plot.layout;
  const { l, r, t } = layout.margin;
  const inner = layout.width - l - r;
  const spans = axes(layout).map((name) => {
    const [low, high] = layout[name].range.map(number);
    const [left, right] = layout[name].domain.map((share) => l + share * inner);
    return { name, low, high, left, right };
  });
  const unit = layout.xaxis.type === "date" ? 86400000 : 1;
  const at = (axis, value) => {
    const { low, high, left, right } = spans[axis];
    return left + ((value * unit - low) / (high - low)) * (right - left);
  };
  return { spans, at, top: t, left: l, unit };
}

function boxes(chart) {
  const place = places(chart);
  return chart.drawing.marks.map((mark) => {
    const span = place.spans[mark.axis];
    const half = mark.point ? 7 : 0;
    const left = place.at(mark.axis, mark.first) - half;
    const right = place.at(mark.axis, mark.last) + half;
    const shown = right > span.left - 2 && left < span.right + 2;
    return {
      ...mark,
      span,
      shown,
      left: Math.max(left, span.left - half),
      right: Math.min(right, span.right + half),
      y: mark.y + place.top,
    };
  });
}

// ------------------------------------------------------------------------------------- overlay

function overlay(chart) {
  chart.boxes = boxes(chart);
  chart.overlay.replaceChildren();
  names(chart);
  labels(chart);
  chart.rings = element("div", "dl-rings");
  chart.overlay.append(chart.rings);
  rings(chart);
  edges(chart);
}

function names(chart) {
  const { top, left } = places(chart);
  for (const lane of chart.drawing.lanes) {
    const name = element("div", "dl-lane");
    const swatch = element("span", "dl-swatch");
    swatch.style.background = lane.color;
    const words = element("span", "dl-lane-name", `${lane.name} `);
    words.title = lane.name;
    words.append(element("span", "dl-lane-count", String(lane.count)));
    name.append(swatch, words);
    name.style.top = `${lane.top + top}px`;
    if (chart.narrow) {
      name.classList.add("dl-over");
    } else {
      name.style.width = `${left - 10}px`;
      name.style.height = `${lane.bottom - lane.top}px`;
    }
    chart.overlay.append(name);
  }
}

function labels(chart) {
  const taken = new Map();
  const shown = chart.boxes.filter((box) => box.shown);
  for (const box of shown) {
    if (!taken.has(box.y)) taken.set(box.y, []);
    taken.get(box.y).push([box.left - 3, box.right + 3]);
  }
  // What was laid out with its label comes first; the others take the room that is left.
  const named = shown.filter((box) => box.label);
  for (const box of named.filter((one) => one.first_choice)) label(chart, box, taken.get(box.y));
  for (const box of named.filter((one) => !one.first_choice)) label(chart, box, taken.get(box.y));
}

function label(chart, box, taken) {
  const place = labelPlace(box, taken, measure(chart, box.label) + 4);
  if (!place) return;
  const { left, width, className } = place;
  const words = element("button", `dl-label ${className}`, box.label);
  words.type = "button";
  words.tabIndex = -1;
  words.setAttribute("aria-hidden", "true");
  words.dataset.event = box.id;
  words.style.top = `${box.y}px`;
  words.style.left = `${left}px`;
  words.style.width = `${Math.ceil(width)}px`;
  if (className === "dl-within" && box.ink) {
    words.classList.add("dl-on-bar");
    words.style.setProperty("--dl-bar-ink", box.ink);
  }
  const selected = chart.boxes.some((one) => one.id === link.selected);
  if (selected && link.selected !== box.id) words.classList.add("dl-dim");
  words.onmouseenter = (event) => {
    send("hover", box.id, "chart");
    tip(chart, box.id, event);
  };
  words.onmouseleave = () => {
    send("hover", null, "chart");
    tip(chart, null);
  };
  words.onclick = () => choose(chart, box.id);
  chart.overlay.append(words);
  taken.push([left - 4, left + width + 4]);
}

// After the mark, else before it, else on it; cut short where that leaves enough to read.
function labelPlace(box, taken, width) {
  const others = taken.filter(([low, high]) => !(low <= box.left && high >= box.right));
  const after = others.filter(([low]) => low >= box.right).map(([low]) => low);
  const before = others.filter(([, high]) => high <= box.left).map(([, high]) => high);
  const right = Math.min(box.span.right + 8, ...after) - box.right - 8;
  const left = box.left - Math.max(box.span.left, ...before) - 8;
  // A hatched or fading bar must still be seen for what it is beside its words.
  const inside = (box.right - box.left - 24) * (box.ink ? 1 : 0.6);
  const room = (size) => Math.min(size, width);
  const onRight = { left: box.right + 5, width: room(right), className: "dl-after" };
  const onLeft = { left: box.left - 5 - room(left), width: room(left), className: "dl-before" };
  const within = { left: box.left + 12, width: room(inside), className: "dl-within" };
  const whole = [onRight, onLeft, within].find((one) => one.width >= width);
  const longest = [onRight, onLeft, within].reduce((one, other) =>
    other.width > one.width ? other : one,
  );
  return whole ?? (longest.width >= 60 ? longest : null);
}

const canvas = document.createElement("canvas").getContext("2d");

function measure(chart, words) {
  canvas.font = `12px ${getComputedStyle(chart.root).fontFamily}`;
  return canvas.measureText(words).width;
}

function rings(chart) {
  if (!chart.rings) return;
  chart.rings.replaceChildren();
  for (const box of chart.boxes) {
    const selected = box.id === link.selected;
    if (!box.shown || !(selected || box.id === chart.hovered)) continue;
    const ring = element("div", selected ? "dl-ring dl-selected" : "dl-ring");
    ring.style.left = `${box.left - 4}px`;
    ring.style.width = `${Math.max(box.right - box.left, 4) + 8}px`;
    ring.style.top = `${box.y - 11}px`;
    chart.rings.append(ring);
  }
}

function hover(chart, id, fromText) {
  chart.hovered = id;
  rings(chart);
  if (fromText) tip(chart, null);
}

// ------------------------------------------------------------------------------ zoom and edges

function zoom(chart, factor) {
  const { spans } = places(chart);
  const selected = chart.boxes.find((box) => box.id === link.selected);
  const counts = spans.map((span) => chart.boxes.filter((box) => box.span.name === span.name).length);
  const span = selected
    ? spans[selected.axis]
    : spans[counts.indexOf(Math.max(...counts))];
  const middle = selected
    ? span.low + (((selected.left + selected.right) / 2 - span.left) / (span.right - span.left)) *
      (span.high - span.low)
    : (span.low + span.high) / 2;
  const half = ((span.high - span.low) / 2) * factor;
  go(chart, span.name, middle - half, middle + half);
}

function go(chart, name, low, high) {
  const date = chart.plot.layout.xaxis.type === "date";
  const range = [low, high].map((value) => (date ? written(value) : value));
  window.Plotly.relayout(chart.plot, { [`${name}.range`]: range });
}

function written(milliseconds) {
  const at = new Date(milliseconds);
  const year = at.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, "0");
  const rest = at.toISOString().slice(-20, -1).replace("T", " ");
  return `${year < 0 ? "-" : ""}${digits}${rest}`;
}

function reset(chart) {
  chart.ranges = null;
  const change = Object.entries(chart.home).map(([name, range]) => [`${name}.range`, range]);
  window.Plotly.relayout(chart.plot, Object.fromEntries(change)).then(() => {
    chart.ranges = null;
    overlay(chart);
  });
}

function edges(chart) {
  const seen = new Set(chart.boxes.filter((box) => box.shown).map((box) => box.id));
  const hidden = chart.boxes.filter((box) => !seen.has(box.id));
  const place = places(chart);
  const earlier = hidden.filter((box) => place.at(box.axis, box.last) < box.span.left);
  const later = hidden.filter((box) => place.at(box.axis, box.first) > box.span.right);
  chart.earlier.replaceChildren(chip(chart, earlier, "◀ ", " earlier", -1));
  chart.later.replaceChildren(chip(chart, later, "", " later ▶", 1));
}

function chip(chart, marks, before, after, way) {
  const count = new Set(marks.map((mark) => mark.id)).size;
  const made = button(`${before}${count}${after}`, "", () => {
    const nearest = marks.reduce((one, other) =>
      (way < 0 ? other.last > one.last : other.first < one.first) ? other : one,
    );
    const { low, high, name } = nearest.span;
    const { unit } = places(chart);
    const middle = ((nearest.first + nearest.last) / 2) * unit;
    go(chart, name, middle - (high - low) / 2, middle + (high - low) / 2);
  });
  made.hidden = count === 0;
  return made;
}

// ---------------------------------------------------------------------------------- selecting

function send(name, id, from) {
  link.dispatchEvent(new CustomEvent(name, { detail: { id, from } }));
}

function choose(chart, id) {
  tip(chart, null);
  link.selected = id === link.selected ? null : id;
  send("select", link.selected, "chart");
}

function select(chart) {
  card(chart);
  if (chart.told !== link.selected) {
    chart.told = link.selected;
    chart.seq += 1;
    chart.send("chosen", { id: link.selected, seq: chart.seq });
  }
  if (!chart.drawn) return;
  window.Plotly.restyle(chart.plot, { selectedpoints: chosenPoints(chart.plot.data) });
  bringIntoView(chart);
  overlay(chart);
}

function bringIntoView(chart) {
  const found = chart.boxes.filter((box) => box.id === link.selected);
  if (!found.length || found.some((box) => box.shown)) return;
  const { low, high, name } = found[0].span;
  const middle = ((found[0].first + found[0].last) / 2) * places(chart).unit;
  go(chart, name, middle - (high - low) / 2, middle + (high - low) / 2);
}

function step(chart, way) {
  const order = chart.data.order;
  if (!order.length) return;
  const at = order.indexOf(link.selected);
  const next = at < 0 ? (way > 0 ? 0 : order.length - 1) : at + way;
  if (next < 0 || next >= order.length) return;
  link.selected = order[next];
  send("select", link.selected, "key");
}

function key(chart, event) {
  const typing = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing.matches?.("input, textarea, select, [contenteditable]")) return;
  if (event.key === "j" || event.key === "J") step(chart, 1);
  else if (event.key === "k" || event.key === "K") step(chart, -1);
  else if (event.key === "Escape" && link.selected) choose(chart, link.selected);
  else if (event.key === "/") document.querySelector(".st-key-find input")?.focus();
  else return;
  event.preventDefault();
}

// -------------------------------------------------------------------------- words about an event

function tip(chart, id, at) {
  chart.tip.replaceChildren();
  const event = chart.data.events[id];
  chart.tip.classList.toggle("dl-open", Boolean(event));
  if (!event) return;
  chart.tip.append(
    element("div", "dl-when", event.when),
    quote(event),
    line("Said by", event.said),
    line("In the text", event.words),
    line("Why this date", event.why),
  );
  const box = chart.tip.getBoundingClientRect();
  const left = Math.min(Math.max(at.clientX - box.width / 2, 8), innerWidth - box.width - 8);
  const above = at.clientY - box.height - 16;
  chart.tip.style.left = `${left}px`;
  chart.tip.style.top = `${above > 8 ? above : at.clientY + 18}px`;
}

function quote(event) {
  const [start, end] = event.trigger;
  const letters = Array.from(event.quote);
  const made = element("blockquote", "dl-quote");
  made.append(
    letters.slice(0, start).join(""),
    element("em", "", letters.slice(start, end).join("")),
    letters.slice(end).join(""),
  );
  return made;
}

function line(name, words) {
  const made = element("div", "dl-line");
  if (!words) return made;
  made.append(element("span", "dl-name", name), element("span", "dl-words", words));
  return made;
}

function card(chart) {
  chart.card.replaceChildren();
  const event = chart.data.events[link.selected];
  chart.card.classList.toggle("dl-empty", !event);
  if (!event && !chart.data.order.length) return;
  if (!event) {
    const hint = element("p", "dl-hint");
    hint.append("Select an event to read its sentence, who said it, and why it has its date. ");
    hint.append(element("kbd", "", "J"), " next, ", element("kbd", "", "K"), " previous.");
    chart.card.append(hint);
    return;
  }
  const order = chart.data.order;
  const at = order.indexOf(link.selected);
  const head = element("div", "dl-card-head");
  const when = element("div", "dl-card-when");
  when.append(element("span", "dl-when", event.when), element("span", "dl-kind", event.certainty));
  const steps = element("div", "dl-steps");
  const back = button("◀ K", "Previous event", () => step(chart, -1));
  const forth = button("J ▶", "Next event", () => step(chart, 1));
  back.disabled = at === 0;
  forth.disabled = at === order.length - 1;
  const count = at < 0 ? "" : `${at + 1} of ${order.length}`;
  const close = button("✕", "Clear the selection", () => choose(chart, link.selected));
  steps.append(element("span", "dl-count", count), back, forth, close);
  head.append(when, steps);
  chart.card.append(head, element("h3", "dl-card-label", event.label));
  if (at < 0) {
    chart.card.append(element("p", "dl-hidden", "The filter hides this event on the chart."));
  }
  const facts = element("dl", "dl-facts");
  for (const [name, words] of [
    ["Who", event.who],
    ["Said by", event.said],
    ["In the text", event.words],
    ["Why this date", event.why],
  ]) {
    if (words) facts.append(element("dt", "", name), element("dd", "", words));
  }
  chart.card.append(quote(event), facts);
}

function tray(chart) {
  chart.tray.replaceChildren();
  const { undated, unplaced } = chart.data;
  chart.tray.hidden = !undated.length && !unplaced.length;
  if (undated.length) {
    chart.tray.append(element("h4", "dl-tray-name", `Events without a date (${undated.length})`));
    const list = element("div", "dl-tray-list");
    for (const id of undated) {
      const made = button(chart.data.events[id].label, "", () => choose(chart, id));
      made.dataset.event = id;
      made.onmouseenter = () => send("hover", id, "tray");
      made.onmouseleave = () => send("hover", null, "tray");
      list.append(made);
    }
    chart.tray.append(list);
  }
  if (unplaced.length) {
    const words = unplaced.map((time) => `“${time}”`).join(", ");
    chart.tray.append(
      element("h4", "dl-tray-name", `Times without a date (${unplaced.length})`),
      element("p", "dl-tray-times", words),
    );
  }
}

function legend(chart) {
  chart.legend.replaceChildren();
  for (const { kind, words } of chart.data.legend) {
    const item = element("span", "dl-legend-item");
    item.append(element("span", `dl-glyph dl-glyph-${kind}`), element("span", "", words));
    chart.legend.append(item);
  }
}

// --------------------------------------------------------------------------------------- pieces

function element(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

function button(words, title, onClick) {
  const made = element("button", "dl-button", words);
  made.type = "button";
  if (title) {
    made.title = title;
    made.setAttribute("aria-label", title);
  }
  made.onclick = onClick;
  return made;
}
