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
  const { told, content } = partsOf(data);
  show(chart, told, content);
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
  chart.axis = element("div", "dl-axis");
  chart.axis.setAttribute("aria-hidden", "true");
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
  chart.hint = element("p", "dl-hint");
  chart.tray = element("div", "dl-tray");
  chart.tip = element("div", "dl-tip");
  chart.tip.setAttribute("role", "tooltip");
  chart.note = element("p", "dl-note");
  chart.note.setAttribute("role", "status");
  const below = [chart.legend, chart.hint, chart.card, chart.tray];
  root.append(chart.note, chart.stage, chart.axis, chart.strip, chart.bar, ...below, chart.tip);
  parent.append(root);
  listen(chart);
  zoomByHand(chart);
  return chart;
}

function tools(chart) {
  const bar = element("div", "dl-tools");
  bar.append(
    button("−", "Zoom out", () => zoom(chart, 2)),
    button("+", "Zoom in", () => zoom(chart, 0.5)),
    button("Whole story", "", () => reset(chart)),
  );
  const [outwards, inwards] = bar.children;
  outwards.title = "Zoom out: also with Ctrl and the wheel, or two fingers";
  inwards.title = "Zoom in: also with Ctrl and the wheel, two fingers, or by drawing over the chart";
  chart.teller = button("▶ Tell", "", () => openSlides(chart));
  chart.teller.title = "Tell the story: one event after another, over the whole page";
  bar.append(chart.teller);
  chart.share = button("Copy link", "", () => share(chart, chart.share));
  chart.share.title = linkMeaning();
  bar.append(chart.share);
  return bar;
}

function listen(chart) {
  const onSelect = ({ detail }) => detail.from !== "page" && select(chart, detail.from);
  const onHover = (event) => hover(chart, event.detail.id, event.detail.from !== "chart");
  const onKey = (event) => key(chart, event);
  const onAnyKey = () => (chart.covered = Boolean(document.querySelector(OVER_THE_PAGE)));
  const onPoint = ({ target }) => explain(chart, target);
  const onPicture = (event) => answerPicture(chart, event.detail);
  const onWords = () => chart.data && toldOf(chart.data) && tell(chart);
  const onArticle = () => markCurrent(chart);
  const resized = new ResizeObserver(() => redrawSoon(chart));
  const onCard = () => showMore(chart);
  const cardResized = new ResizeObserver(onCard);
  cardResized.observe(chart.card);
  chart.card.addEventListener("scroll", onCard);
  const scrolled = new IntersectionObserver((seen) => keepAxis(chart, seen.at(-1)));
  scrolled.observe(chart.strip);
  link.addEventListener("select", onSelect);
  link.addEventListener("hover", onHover);
  link.addEventListener("picture", onPicture);
  link.addEventListener("words", onWords);
  link.addEventListener("article", onArticle);
  document.addEventListener("keydown", onKey);
  // Before what lies over the page hears of the key, and is gone.
  document.addEventListener("keydown", onAnyKey, { capture: true });
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, onPoint);
  resized.observe(chart.stage);
  chart.stop = () => {
    link.removeEventListener("select", onSelect);
    link.removeEventListener("hover", onHover);
    link.removeEventListener("picture", onPicture);
    link.removeEventListener("words", onWords);
    link.removeEventListener("article", onArticle);
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("keydown", onAnyKey, { capture: true });
    for (const name of ["mouseover", "focusin"]) document.removeEventListener(name, onPoint);
    resized.disconnect();
    cardResized.disconnect();
    scrolled.disconnect();
    closeSlides(chart);
    window.Plotly?.purge(chart.plot);
    chart.card.remove();
    chart.root.remove();
  };
}

// What is drawn already is not drawn again: then only the selection may be another.
function show(chart, told, content) {
  const anew = chart.written !== told.revision;
  const before = link.selected;
  // An answer to an older click must not undo a newer one.
  if (told.seq >= chart.seq || !chart.drawn) link.selected = told.selected;
  chart.seq = Math.max(chart.seq, told.seq);
  chart.zoomAsked = told.zoom;
  chart.zoomOpened = told.opened ?? "";
  chart.written = told.revision;
  const fuller = told.detail && learn(told.detail);
  if (anew) take(chart, JSON.parse(content()));
  else if (before !== link.selected) showSelected(chart);
  else if (fuller) card(chart);
  if (before !== link.selected) send("select", link.selected, "page");
  mendAddress(chart);
}

// An answer to something earlier may have taken the choice from the address.
function mendAddress(chart) {
  const said = new URL(location.href).searchParams.get("event");
  if (said !== (link.selected ?? null)) writeAddress(chart, "event", link.selected);
}

// Of a storyline the chart brings the words itself, those of what is selected apart.
function learn(detail) {
  const [id] = Object.keys(detail);
  link.detail = detail;
  const fuller = !link.words?.[id] || link.words[id].brief;
  if (link.words) link.words[id] = detail[id];
  if (fuller) link.dispatchEvent(new CustomEvent("words"));
  return fuller;
}

function take(chart, data) {
  chart.data = data;
  if (data.words) link.words = { ...data.words, ...link.detail };
  data.events = link.words ?? {};
  // The pointer rests on what is no longer there.
  if (chart.tipped && !data.order.includes(chart.tipped)) {
    pointAt(chart, null);
    tip(chart, null);
  }
  link.shown = new Set([...data.order, link.selected]);
  chart.share.hidden = chart.zoomAsked === undefined;
  chart.teller.hidden = !data.slides.length;
  showSlide(chart);
  legend(chart);
  hint(chart);
  if (toldOf(data)) tell(chart);
  send("shown", null, "chart");
  plotly(data.plotly).then(() => draw(chart));
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
  showSlide(chart);
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
    chart.root.dataset.ready = chart.written;
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
  chart.font = getComputedStyle(chart.root).fontFamily;
  layout.font.family = chart.font;
  keepZoom(chart, layout);
  chart.focus = focusOf(chart, chart.ranges);
  if (chart.focus) focusOn(layout, data, chart.focus);
  const config = { displayModeBar: false, doubleClick: false, responsive: false, showTips: false };
  chart.stage.style.height = `${layout.height}px`;
  chart.pending = true;
  window.Plotly.react(chart.plot, data, layout, config).then(() => {
    chart.pending = false;
    if (chart.again) return draw(chart);
    if (!chart.drawn) bind(chart);
    chart.drawn = true;
    overlay(chart);
    // A page without a server opens with words for all of its axes.
    if (chart.ranges && chart.zoomAsked === undefined) restate(chart);
    chart.stage.setAttribute("aria-label", summary(chart));
    chart.root.dataset.ready = chart.written;
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
  const dateless = new Set(undated);
  const dated = order.filter((id) => !dateless.has(id));
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
  chart.frame = requestAnimationFrame(() => {
    placeCard(chart);
    draw(chart);
  });
}

function axisName(number) {
  return number === 0 ? "xaxis" : `xaxis${number + 1}`;
}

function axes(layout) {
  return Object.keys(layout)
    .filter((name) => /^xaxis\d*$/.test(name))
    .sort((one, other) => layout[one].domain[0] - layout[other].domain[0]);
}

// Plotly writes into the ranges that it is given: it gets copies.
function keepZoom(chart, layout) {
  chart.home = Object.fromEntries(axes(layout).map((name) => [name, [...layout[name].range]]));
  chart.domains = Object.fromEntries(axes(layout).map((name) => [name, layout[name].domain]));
  chart.ticks = Object.fromEntries(axes(layout).map((name) => [name, ticksOf(layout[name])]));
  if (!chart.revision) {
    chart.zoomTold = chart.zoomAsked ?? chart.zoomOpened;
    chart.ranges = readZoom(chart.zoomTold, layout);
  } else if (chart.revision !== layout.uirevision) {
    chart.ranges = null;
    tellZoom(chart); // whoever keeps the zoom of the axes that were hears that it has gone
  }
  chart.revision = layout.uirevision;
  for (const [name, range] of Object.entries(chart.ranges ?? {})) layout[name].range = [...range];
}

// The words that the drawing itself has under an axis, if Plotly is to write none.
function ticksOf({ tickmode, tickvals, ticktext }) {
  return tickmode === "array" ? { at: tickvals, words: ticktext } : null;
}

function bind(chart) {
  point(chart);
  chart.plot.on("plotly_click", ({ event, points }) => {
    choose(chart, markUnder(chart, event) ?? points[0].customdata);
  });
  chart.plot.on("plotly_doubleclick", () => reset(chart));
  chart.plot.on("plotly_relayout", (change) => {
    if (Object.keys(change).some((name) => name.startsWith("xaxis"))) moved(chart);
  });
}

function moved(chart) {
  if (widened(chart)) return;
  const layout = chart.plot.layout;
  chart.ranges = Object.fromEntries(axes(layout).map((name) => [name, [...layout[name].range]]));
  settle(chart);
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

function select(chart, from) {
  if (link.selected) chart.left = null;
  showSelected(chart);
  if (from === "chart" || from === "key") uncover(() => chart.rings?.querySelector(".dl-selected"));
  chart.seq += 1;
  writeAddress(chart, "event", link.selected);
  tellChoice(chart, from === "key" ? REST : 0);
}

function showSelected(chart) {
  card(chart);
  if (!chart.drawn || chart.data.blank) return;
  dim(chart);
  rings(chart);
  bringIntoView(chart);
}

const REST = 150; // milliseconds

// Python hears of each click, but of keys that come fast only where they end.
function tellChoice(chart, rest) {
  clearTimeout(chart.choosing);
  const tellNow = () => {
    chart.choosing = null;
    chart.send("chosen", { id: link.selected, seq: chart.seq });
  };
  if (rest) chart.choosing = setTimeout(tellNow, rest);
  else tellNow();
}

// What is done to the selected event comes after the choice of it, and after the zoom.
function act(chart, name) {
  if (chart.choosing) tellChoice(chart, 0);
  tellZoomNow(chart);
  if (name === "reject") noteNeighbours(chart);
  chart.send(name, link.selected);
}

// Once the selected event is rejected, J and K go on from where it was.
function noteNeighbours(chart) {
  const { order } = chart.data;
  const at = order.indexOf(link.selected);
  chart.left = at < 0 ? null : { next: order[at + 1], previous: order[at - 1] };
}

function bringIntoView(chart) {
  const found = chart.boxes.filter((box) => box.id === link.selected);
  if (found.some((box) => box.shown)) return;
  const [first] = [...found, ...clustered(chart).filter((one) => one.id === link.selected)];
  if (first) centre(chart, first);
}
