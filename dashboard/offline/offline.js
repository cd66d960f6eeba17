// What the server does for the page: it hands the panes what they show, and takes what is chosen.

const content = JSON.parse(document.getElementById("dateline-content").textContent);
const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));
const dark = matchMedia("(prefers-color-scheme: dark)");
const panes = {
  chart: document.getElementById("dateline-chart"),
  article: document.getElementById("dateline-article"),
  pictures: document.getElementById("dateline-pictures"),
};
let shown = 0;
let seq = 0;

const article = { text: `{"revision":"article"}\n${JSON.stringify(content.article)}` };

function show() {
  const { light, dark: darkened, ...view } = content.views[shown];
  const chart = {
    ...content.shared,
    ...view,
    ...(dark.matches ? darkened : light),
  };
  const opened = shown === 0 ? content.opened.zoom : "";
  const told = { selected: link.selected, seq, opened, revision: `${shown}:${dark.matches}` };
  const data = { text: `${JSON.stringify(told)}\n${JSON.stringify(chart)}` };
  window.datelineChart({ data, parentElement: panes.chart, setTriggerValue: take });
  window.datelineArticle({ data: article, parentElement: panes.article, setTriggerValue: take });
}

function take(name, value) {
  if (value?.seq !== undefined) seq = value.seq;
}

function views() {
  const rows = new Map();
  content.views.forEach((view, number) => {
    if (!rows.has(view.filter)) rows.set(view.filter, row(view.filter));
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = view.name;
    made.onclick = () => turn(made.getAttribute("aria-pressed") === "true" ? 0 : number);
    rows.get(view.filter).append(made);
  });
}

function row(name) {
  const made = document.createElement("div");
  const label = document.createElement("span");
  label.textContent = name;
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", name);
  made.append(label);
  document.getElementById("dateline-views").append(made);
  return made;
}

function turn(number) {
  shown = number;
  document.querySelectorAll("#dateline-views button").forEach((one, i) => {
    one.setAttribute("aria-pressed", String(i === number));
  });
  show();
}

link.selected = content.opened.event;
views();
turn(0);
window.datelinePictures({ data: { json: JSON.stringify(content.pictures) }, parentElement: panes.pictures });
dark.addEventListener("change", show);

// The command line opens the page in a browser without a window, and reads the picture off it.
const wanted = /^#picture=(?<kind>svg|png|pdf)$/.exec(location.hash)?.groups.kind;

function deliver(made) {
  if (made instanceof Error) return leave("error", String(made));
  const reader = new FileReader();
  reader.onload = () => leave("picture", reader.result.slice(reader.result.indexOf(",") + 1));
  reader.readAsDataURL(made);
  return undefined;
}

// Nothing but the outcome stays in the page.
function leave(id, text) {
  const made = document.createElement("pre");
  made.id = id;
  made.textContent = text;
  document.head.remove();
  document.body.replaceChildren(made);
}

// The page as it is printed: the chart, if there is one, and the table of all events under it.
async function sheet(title, chart) {
  if (chart instanceof Error) return leave("error", String(chart));
  const head = document.querySelector(".dl-page-head");
  const lists = [...document.querySelectorAll(".dl-table")].flatMap((one) => [...one.children].slice(1));
  const made = document.createElement("main");
  made.className = "dl-sheet";
  made.append(chart ? await image(chart, title) : head, ...lists);
  document.body.replaceChildren(made);
  document.documentElement.dataset.printed = "";
  return undefined;
}

function image(drawing, title) {
  const made = new Image();
  made.alt = title;
  made.src = URL.createObjectURL(drawing);
  return made.decode().then(() => made);
}

if (wanted) {
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(".dl-chart[data-ready]")) return;
    watcher.disconnect();
    const { title, light } = content.pictures;
    const answer = wanted === "pdf" ? (made) => sheet(title, made) : deliver;
    const detail = { kind: wanted, title, light, deliver: answer, taken: false };
    link.dispatchEvent(new CustomEvent("picture", { detail }));
    if (!detail.taken && wanted === "pdf") sheet(title, null);
    else if (!detail.taken) leave("error", "no event has a date");
  });
  watcher.observe(panes.chart, { attributes: true, subtree: true });
}
