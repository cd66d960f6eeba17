// The article with its events and times marked; every run of text is set through textContent.

const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));
const panes = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let pane = panes.get(parentElement);
  if (!pane) {
    pane = build(parentElement);
    panes.set(parentElement, pane);
  }
  pane.ask = (doc) => setTriggerValue("telling", { doc });
  pane.tellMarked = (words) => setTriggerValue("marked", words);
  const { told, content } = partsOf(data);
  pane.markable = told.markable;
  if (told.revision !== pane.written) show(pane, told.revision, JSON.parse(content()));
  return () => {
    pane.stop();
    panes.delete(parentElement);
  };
}

function build(parent) {
  const root = element("article", "dl-article");
  const pane = { root, marks: new Map(), sentences: new Map(), lit: [], chosen: [], hovered: [] };
  parent.classList.add("dl-side");
  parent.append(root);
  const onSelect = ({ detail }) => {
    if (detail.from !== "text") pane.asked = performance.now();
    pane.leavesPage = detail.from === "table";
    turnToTelling(pane);
    select(pane, detail.from !== "text");
    if (detail.from === "text") uncover(() => pane.chosen[0]);
  };
  const onHover = (event) => hover(pane, event.detail.id);
  const onShown = () => showMarks(pane);
  const onTelling = ({ detail }) => turn(pane, detail.doc, detail.id);
  const onWords = () => showSwitch(pane);
  link.addEventListener("select", onSelect);
  link.addEventListener("hover", onHover);
  link.addEventListener("shown", onShown);
  link.addEventListener("telling", onTelling);
  link.addEventListener("words", onWords);
  const onMoved = ({ target }) => target !== root && keepInSight(pane);
  document.addEventListener("scrollend", onMoved, { capture: true });
  const onMarked = () => offerMarked(pane);
  document.addEventListener("selectionchange", onMarked);
  const resized = new ResizeObserver(() => keepInSight(pane));
  resized.observe(root);
  root.addEventListener("keydown", (event) => walk(pane, event));
  pane.stop = () => {
    link.removeEventListener("select", onSelect);
    link.removeEventListener("hover", onHover);
    link.removeEventListener("shown", onShown);
    link.removeEventListener("telling", onTelling);
    link.removeEventListener("words", onWords);
    document.removeEventListener("scrollend", onMoved, { capture: true });
    document.removeEventListener("selectionchange", onMarked);
    pane.offer?.remove();
    resized.disconnect();
    parent.classList.remove("dl-side");
    root.remove();
  };
  return pane;
}

const LONG = 150; // paragraphs

function show(pane, written, data) {
  const top = pane.revision === data.revision ? pane.root.scrollTop : 0;
  pane.written = written;
  pane.revision = data.revision;
  pane.data = data;
  if (data.events) link.words = data.events;
  lay(pane, data.articles ? data.documents.filter(({ doc }) => doc === data.doc) : data.documents);
  pane.root.scrollTop = top;
  link.dispatchEvent(new CustomEvent("words"));
  showMarks(pane);
  select(pane, true);
}

function lay(pane, documents) {
  pane.switch = pane.data.articles ? element("nav", "dl-switch") : null;
  pane.root.replaceChildren(...(pane.switch ? [pane.switch] : []), ...documents.flatMap(documentOf));
  pane.root.classList.toggle("dl-long", pane.root.children.length > LONG);
  if (pane.switch) {
    link.article = documents[0].doc;
    pane.switch.setAttribute("aria-label", "Which article is shown");
    link.dispatchEvent(new CustomEvent("article"));
  }
  index(pane);
  showSwitch(pane);
}

// Which runs belong to an event, so that to light one up is not to look through all.
function index(pane) {
  Object.assign(pane, { marks: new Map(), sentences: new Map(), lit: [], chosen: [], hovered: [] });
  for (const run of pane.root.querySelectorAll(".dl-run")) {
    for (const id of run.sentenceOf) add(pane.sentences, id, run);
    if (run.dataset.event) add(pane.marks, run.dataset.event, run);
  }
}

function add(map, id, part) {
  if (!map.has(id)) map.set(id, []);
  map.get(id).push(part);
}

// An event that no filter hides is a button; any other is text like the rest.
function showMarks(pane) {
  for (const id of pane.marks.keys()) showMarksOf(pane, id);
}

function showMarksOf(pane, id) {
  const shown = !link.shown || link.shown.has(id);
  for (const mark of pane.marks.get(id) ?? []) {
    if (mark.classList.contains("dl-event") === shown) continue;
    mark.classList.toggle("dl-event", shown);
    if (shown) {
      mark.setAttribute("role", "button");
      mark.tabIndex = 0;
      mark.setAttribute("aria-pressed", String(id === link.selected));
    } else for (const name of ["role", "tabindex", "aria-pressed"]) mark.removeAttribute(name);
  }
}

function documentOf({ title, byline, passages }) {
  const parts = passages.map(passageOf);
  const titles = passages.findIndex(({ kind }) => kind !== "TITLE");
  parts.splice(Math.max(titles, 0), 0, element("p", "dl-byline", byline));
  return title ? [element("h2", "dl-title", title), ...parts] : parts;
}

function passageOf({ kind, runs }) {
  const title = kind === "TITLE";
  const made = element(title ? "h2" : "p", title ? "dl-title" : `dl-paragraph dl-${kind.toLowerCase()}`);
  made.append(...runs.map(runOf));
  return made;
}

function runOf({ text, sentence_of, event, telling, time, speaker }) {
  const made = event ? markOf(event, text) : element("span", "", text);
  if (telling) made.dataset.telling = telling;
  made.classList.add("dl-run");
  made.sentenceOf = new Set(sentence_of);
  if (speaker !== null) {
    made.classList.add("dl-quoted");
    made.title = `Said by ${speaker}`;
  }
  if (time !== null) {
    made.classList.add("dl-time");
    made.title = time;
  }
  return made;
}

function markOf(event, text) {
  const made = element("span", "", text);
  made.dataset.event = event;
  const told = () => made.classList.contains("dl-event");
  made.onmouseenter = () => told() && send("hover", event);
  made.onmouseleave = () => told() && send("hover", null);
  made.onfocus = () => send("hover", event);
  made.onblur = () => send("hover", null);
  made.onclick = () => told() && choose(event);
  return made;
}

function send(name, id) {
  link.dispatchEvent(new CustomEvent(name, { detail: { id, from: "text" } }));
}

function choose(event) {
  link.selected = link.selected === event ? null : event;
  link.dispatchEvent(new CustomEvent("select", { detail: { from: "text" } }));
}

function select(pane, scrolling) {
  for (const part of pane.lit) part.classList.remove("dl-sentence");
  for (const mark of pane.chosen) {
    mark.classList.remove("dl-chosen");
    if (mark.hasAttribute("role")) mark.setAttribute("aria-pressed", "false");
  }
  link.shown?.add(link.selected);
  showMarksOf(pane, link.selected);
  pane.lit = pane.sentences.get(link.selected) ?? [];
  pane.chosen = pane.marks.get(link.selected) ?? [];
  for (const part of pane.lit) part.classList.add("dl-sentence");
  for (const mark of pane.chosen) {
    mark.classList.add("dl-chosen");
    mark.setAttribute("aria-pressed", "true");
  }
  const told = pane.chosen.find((mark) => mark.dataset.telling === link.telling);
  pane.mark = told ?? pane.chosen[0] ?? pane.lit[0];
  if (pane.lit.length && scrolling) bringToSight(pane);
}

const GLIDE = 800; // milliseconds that a smooth scroll may take
const SETTLING = 2000; // milliseconds in which the page moves after an event was chosen
const LEAST_SIGHT = 120; // pixels

function bringToSight(pane) {
  // One key after another: the glide that is under way would leave the reader elsewhere.
  const hurried = performance.now() - (pane.scrolled ?? -Infinity) < GLIDE;
  if (!hurried && isSeen(pane, pane.mark) && isSeen(pane, goalOf(pane))) return;
  pane.scrolled = performance.now();
  scrollTo(pane, goalOf(pane), hurried ? "instant" : motion());
}

// The beginning of the sentence; the word itself where that stands too far from it to be seen, too.
function goalOf(pane) {
  const { low, high } = sight(pane);
  const [first] = pane.lit;
  const between = pane.mark.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  return between > 0 && between < (high - low) / 3 ? first : pane.mark;
}

// The page was moved, to show the chosen mark, say, or the card has grown: the words are shown again.
function keepInSight(pane) {
  const settling = performance.now() - (pane.asked ?? -Infinity) < SETTLING;
  if (!pane.lit.length || !settling || isSeen(pane, pane.mark)) return;
  scrollTo(pane, goalOf(pane), "instant");
}

function scrollTo(pane, part, behavior) {
  const { low, high } = sight(pane);
  const before = pane.root.scrollTop;
  const at = part.getBoundingClientRect().top;
  const top = before + at - low - (high - low) / 3;
  pane.root.scrollTo({ top, behavior });
  // Words at the beginning of the pane, when that lies over the screen: the page has to move.
  if (top < 0 && at + before < 20 && !pane.leavesPage) scrollerOf(pane.root).scrollBy({ top: at + before - 40, behavior });
}

function isSeen(pane, part) {
  const { low, high } = sight(pane);
  const box = part.getBoundingClientRect();
  return box.top > low + 20 && box.bottom < high - Math.min(90, (high - low) / 4);
}

// From where to where the pane is in sight: the page may be scrolled, and the card lie over its foot.
// All of it where next to nothing is, as on a phone that shows the chart.
function sight(pane) {
  const frame = pane.root.getBoundingClientRect();
  const card = document.querySelector(".dl-card:not(.dl-empty)")?.getBoundingClientRect();
  const covered = card && card.right > frame.left && card.left < frame.right;
  const low = Math.max(frame.top, 0);
  const high = Math.min(frame.bottom, innerHeight, covered ? card.top : Infinity);
  return high - low > LEAST_SIGHT ? { low, high } : { low: frame.top, high: frame.bottom };
}

function hover(pane, id) {
  for (const mark of pane.hovered) mark.classList.remove("dl-hovered");
  pane.hovered = pane.marks.get(id) ?? [];
  for (const mark of pane.hovered) mark.classList.add("dl-hovered");
}

function walk(pane, event) {
  const marks = [...pane.root.querySelectorAll(".dl-event")];
  const at = marks.indexOf(event.target);
  if (at < 0) return;
  const goal = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: marks.length - 1,
  }[event.key];
  if (goal !== undefined) marks[Math.min(Math.max(goal, 0), marks.length - 1)].focus();
  else if (event.key === "Enter" || event.key === " ") choose(event.target.dataset.event);
  else return;
  event.preventDefault();
}

function element(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}
