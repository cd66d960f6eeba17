// The article with its events and times marked; every run of text is set through textContent.

const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));
const panes = new WeakMap();

export default function ({ data, parentElement }) {
  let pane = panes.get(parentElement);
  if (!pane) {
    pane = build(parentElement);
    panes.set(parentElement, pane);
  }
  show(pane, JSON.parse(data.json));
  return () => {
    pane.stop();
    panes.delete(parentElement);
  };
}

function build(parent) {
  const root = element("article", "dl-article");
  const pane = { root, shown: null };
  parent.append(root);
  const onSelect = (event) => select(pane, event.detail?.from !== "text");
  const onHover = (event) => hover(pane, event.detail.id);
  link.addEventListener("select", onSelect);
  link.addEventListener("hover", onHover);
  root.addEventListener("keydown", (event) => walk(pane, event));
  pane.stop = () => {
    link.removeEventListener("select", onSelect);
    link.removeEventListener("hover", onHover);
    root.remove();
  };
  return pane;
}

function show(pane, data) {
  const written = JSON.stringify(data);
  if (written === pane.written) return;
  const top = pane.revision === data.revision ? pane.root.scrollTop : 0;
  pane.written = written;
  pane.revision = data.revision;
  pane.data = data;
  pane.root.replaceChildren(...data.documents.flatMap(documentOf));
  pane.root.scrollTop = top;
  select(pane, true);
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

function runOf({ text, sentence_of, event, time }) {
  const made = event ? markOf(event, text) : element("span", "", text);
  made.classList.add("dl-run");
  made.sentenceOf = new Set(sentence_of);
  if (time !== null) {
    made.classList.add("dl-time");
    made.title = time;
  }
  return made;
}

function markOf(event, text) {
  const made = element("span", "dl-event", text);
  made.setAttribute("role", "button");
  made.setAttribute("aria-pressed", "false");
  made.tabIndex = 0;
  made.dataset.event = event;
  made.onmouseenter = () => send("hover", event);
  made.onmouseleave = () => send("hover", null);
  made.onfocus = () => send("hover", event);
  made.onblur = () => send("hover", null);
  made.onclick = () => choose(event);
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
  let first = null;
  for (const part of pane.root.querySelectorAll(".dl-run")) {
    const inside = part.sentenceOf.has(link.selected);
    part.classList.toggle("dl-sentence", inside);
    if (inside) first ??= part;
  }
  for (const mark of pane.root.querySelectorAll(".dl-event")) {
    const chosen = mark.dataset.event === link.selected;
    mark.classList.toggle("dl-chosen", chosen);
    mark.setAttribute("aria-pressed", String(chosen));
  }
  if (first && scrolling) scrollTo(pane, first);
}

const GLIDE = 800; // milliseconds that a smooth scroll may take

function scrollTo(pane, part) {
  const box = part.getBoundingClientRect();
  const frame = pane.root.getBoundingClientRect();
  // One key after another: the glide that is under way would leave the reader elsewhere.
  const hurried = performance.now() - (pane.scrolled ?? -Infinity) < GLIDE;
  if (!hurried && box.top > frame.top + 20 && box.bottom < frame.bottom - 90) return;
  const top = pane.root.scrollTop + box.top - frame.top - frame.height / 3;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrolled = performance.now();
  pane.root.scrollTo({ top, behavior: still || hurried ? "instant" : "smooth" });
}

function hover(pane, id) {
  for (const mark of pane.root.querySelectorAll(".dl-event")) {
    mark.classList.toggle("dl-hovered", mark.dataset.event === id);
  }
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
