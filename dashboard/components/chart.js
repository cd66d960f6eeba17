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
  show(chart, JSON.parse(textOf(data)));
  return () => {
    chart.stop();
    charts.delete(parentElement);
  };
}

// Streamlit brings bytes, the offline page a string.
function textOf(data) {
  return data instanceof Uint8Array ? new TextDecoder().decode(data) : data.json;
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
  chart.strip = element("div", "dl-strip");
  chart.strip.setAttribute("role", "group");
  chart.strip.setAttribute("aria-label", "Overview: when the events are");
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
  root.append(chart.note, chart.stage, chart.strip, chart.bar, chart.legend, chart.card, chart.tray, chart.tip);
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
  chart.share = button("Copy link", "", () => share(chart, chart.share));
  bar.append(chart.share);
  return bar;
}

function listen(chart) {
  const onSelect = (event) => event.detail.from !== "page" && select(chart);
  const onHover = (event) => hover(chart, event.detail.id, event.detail.from !== "chart");
  const onKey = (event) => key(chart, event);
  const onPicture = (event) => answerPicture(chart, event.detail);
  const onWords = () => chart.data && toldOf(chart.data) && tell(chart);
  const resized = new ResizeObserver(() => redrawSoon(chart));
  link.addEventListener("select", onSelect);
  link.addEventListener("hover", onHover);
  link.addEventListener("picture", onPicture);
  link.addEventListener("words", onWords);
  document.addEventListener("keydown", onKey);
  resized.observe(chart.stage);
  chart.stop = () => {
    link.removeEventListener("select", onSelect);
    link.removeEventListener("hover", onHover);
    link.removeEventListener("picture", onPicture);
    link.removeEventListener("words", onWords);
    document.removeEventListener("keydown", onKey);
    resized.disconnect();
    window.Plotly?.purge(chart.plot);
    chart.root.remove();
  };
}

function show(chart, data) {
  chart.data = data;
  data.events = link.words ?? {};
  link.shown = new Set([...data.order, data.selected]);
  chart.share.hidden = data.zoom === undefined;
  // An answer to an older click must not undo a newer one.
  const told = link.selected;
  if (data.seq >= chart.seq || !chart.drawn) link.selected = data.selected;
  chart.seq = Math.max(chart.seq, data.seq);
  chart.told = link.selected;
  legend(chart);
  if (toldOf(data)) tell(chart);
  send("shown", null, "chart");
  plotly(data.plotly).then(() => draw(chart));
  if (told !== link.selected) send("select", link.selected, "page");
}

// The article brings the words about the events, and comes once the chart is there: until then an
// event that was added or restored is not known here.
function toldOf(data) {
  return Boolean(link.words) && data.order.every((id) => link.words[id]);
}

function tell(chart) {
  chart.data.events = link.words;
  tray(chart);
  card(chart);
  if (chart.drawn) chart.stage.setAttribute("aria-label", summary(chart));
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

// One drawing after the other: Plotly loses its footing when a second one begins within the first.
function draw(chart) {
  if (!chart.root.isConnected) return;
  chart.again = chart.pending;
  if (chart.pending) return;
  chart.note.textContent = chart.data.note;
  chart.note.hidden = !chart.data.note;
  for (const part of [chart.stage, chart.strip, chart.bar, chart.legend]) part.hidden = chart.data.blank;
  if (chart.data.blank) {
    chart.root.dataset.ready = chart.data.revision;
    return;
  }
  const width = chart.stage.clientWidth;
  if (!width) return;
  chart.narrow = width < NARROW;
  const { wide, narrow } = chart.data;
  chart.drawing = (chart.narrow ? narrow : wide) ?? wide ?? narrow;
  // One is sent; until the other comes, this one has to do.
  if (chart.drawing !== (chart.narrow ? narrow : wide)) askShape(chart);
  const { data, layout } = structuredClone(chart.drawing.figure);
  layout.width = width;
  layout.font.family = getComputedStyle(chart.root).fontFamily;
  keepZoom(chart, layout);
  chosenPoints(data).forEach((points, i) => points && (data[i].selectedpoints = points));
  const config = { displayModeBar: false, doubleClick: false, responsive: false };
  chart.stage.style.height = `${layout.height}px`;
  chart.pending = true;
  window.Plotly.react(chart.plot, data, layout, config).then(() => {
    chart.pending = false;
    if (chart.again) return draw(chart);
    if (!chart.drawn) bind(chart);
    chart.drawn = true;
    overlay(chart);
    chart.stage.setAttribute("aria-label", summary(chart));
    chart.root.dataset.ready = chart.data.revision;
    return undefined;
  });
}

function askShape(chart) {
  if (chart.asked === chart.narrow) return;
  chart.asked = chart.narrow;
  chart.send("shape", { narrow: chart.narrow });
}

// What the chart shows, for those who do not see it; the table below tells the rest.
function summary(chart) {
  const { order, events, undated } = chart.data;
  const dated = order.filter((id) => !undated.includes(id));
  if (!dated.length || !toldOf(chart.data)) return "Timeline without dated events";
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
  if (!chart.revision) {
    chart.zoomTold = chart.data.zoom ?? "";
    chart.ranges = readZoom(chart.zoomTold, layout);
  } else if (chart.revision !== layout.uirevision) chart.ranges = null;
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
  tellZoom(chart);
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
    tellZoom(chart);
  });
}

function edges(chart) {
  const place = places(chart);
  const far = clustered(chart).map((one) => {
    const span = place.spans[one.axis];
    const at = place.at(one.axis, one.first);
    return { ...one, span, shown: at >= span.left && at <= span.right };
  });
  const all = [...chart.boxes, ...far];
  const seen = new Set(all.filter((box) => box.shown).map((box) => box.id));
  const hidden = all.filter((box) => !seen.has(box.id));
  const earlier = hidden.filter((box) => place.at(box.axis, box.last) < box.span.left);
  const later = hidden.filter((box) => place.at(box.axis, box.first) > box.span.right);
  const { outside } = chart.drawing;
  chart.earlier.replaceChildren(chip(chart, earlier, outside.earlier, "◀ ", " earlier", -1));
  chart.later.replaceChildren(chip(chart, later, outside.later, "", " later ▶", 1));
}

// Goes to the nearest of the marks; to those that no axis shows, by asking for all of the story.
function chip(chart, marks, outside, before, after, way) {
  const count = new Set(marks.map((mark) => mark.id)).size + outside;
  const made = button(`${before}${count}${after}`, "", () => {
    if (!marks.length) return chart.send("whole", { asked: Date.now() });
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
  if (found.some((box) => box.shown)) return;
  const [first] = [...found, ...clustered(chart).filter((one) => one.id === link.selected)];
  if (!first) return;
  const { unit, spans } = places(chart);
  const { low, high, name } = spans[first.axis];
  const middle = ((first.first + first.last) / 2) * unit;
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
  // A dialog has the keys to itself.
  if (typing.closest?.("[role=dialog]")) return;
  if (event.key === "j" || event.key === "J") step(chart, 1);
  else if (event.key === "k" || event.key === "K") step(chart, -1);
  else if (event.key === "Escape" && link.selected) choose(chart, link.selected);
  else if (event.key === "/") document.querySelector(".st-key-find input")?.focus();
  else return;
  event.preventDefault();
}
