// The table of events: sorted by any column, its rows chosen together, its cells changed in place.
// Every text reaches the page through textContent; what is drawn keeps its place when it changes.

const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));
const tables = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let table = tables.get(parentElement);
  if (!table) {
    table = build(parentElement);
    tables.set(parentElement, table);
  }
  table.send = (name, value) => setTriggerValue(name, value);
  const { told, content } = partsOf(data);
  if (told.revision !== table.written) take(table, told.revision, JSON.parse(content()));
  hear(table, told.trouble);
  return () => {
    link.removeEventListener("select", table.onSelect);
    table.root.remove();
    tables.delete(parentElement);
  };
}

// ---------------------------------------------------------------------------------- structure

function build(parent) {
  const root = element("div", "dl-table-pane");
  const table = { root, chosen: new Set(), sort: null, seq: 0, rows: new Map(), typed: null };
  table.bar = element("div", "dl-table-bar");
  table.bar.setAttribute("role", "group");
  table.bar.setAttribute("aria-label", "What to do with the chosen rows");
  table.trouble = element("p", "dl-table-trouble");
  table.trouble.setAttribute("role", "alert");
  table.frame = element("div", "dl-table-frame");
  table.frame.tabIndex = 0;
  table.frame.setAttribute("role", "region");
  table.frame.setAttribute("aria-label", "Table of events");
  table.head = element("tr", "");
  table.body = element("tbody", "");
  const [grid, top] = [element("table", "dl-table"), element("thead", "")];
  top.append(table.head);
  grid.append(top, table.body);
  table.frame.append(grid);
  root.append(table.bar, table.trouble, table.frame);
  parent.append(root);
  table.onSelect = () => showSelected(table);
  link.addEventListener("select", table.onSelect);
  table.body.addEventListener("click", (event) => click(table, event));
  table.body.addEventListener("dblclick", (event) => open(table, event.target.closest("td")));
  table.body.addEventListener("keydown", (event) => key(table, event));
  return table;
}

function take(table, written, data) {
  const kept = placeOf(table);
  table.written = written;
  table.data = data;
  table.trouble.textContent = "";
  table.typed = null;
  const ids = new Set(data.rows.map(({ id }) => id));
  for (const id of table.chosen) if (!ids.has(id)) table.chosen.delete(id);
  heads(table);
  table.rows = new Map(data.rows.map((row) => [row.id, rowOf(table, row)]));
  lay(table);
  actions(table);
  showSelected(table);
  putBack(table, kept);
}

// Which row stands where in the frame, and which cell has the keys: so that both can stay.
function placeOf(table) {
  const cell = document.activeElement?.closest?.(".dl-table td");
  const row = cell?.parentElement ?? table.rows.get(table.last) ?? topRow(table);
  if (!row) return null;
  const column = cell?.dataset.column;
  return { id: row.dataset.id, top: row.offsetTop - table.frame.scrollTop, column };
}

function topRow(table) {
  const top = table.frame.scrollTop;
  return [...table.body.children].find((row) => row.offsetTop >= top);
}

function putBack(table, kept) {
  const row = kept && table.rows.get(kept.id);
  if (!row) return;
  table.frame.scrollTop = row.offsetTop - kept.top;
  if (kept.column) row.querySelector(`[data-column="${kept.column}"]`)?.focus({ preventScroll: true });
}

// ---------------------------------------------------------------------------------- the heads

function heads(table) {
  const all = element("input", "");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Choose all rows");
  all.onchange = () => {
    table.chosen = new Set(all.checked ? table.rows.keys() : []);
    showChosen(table);
  };
  table.all = all;
  const first = element("th", "dl-cell-choose");
  first.append(all);
  table.head.replaceChildren(first, ...table.data.columns.map((column) => headOf(table, column)));
}

function headOf(table, { name, title }) {
  const made = element("th", `dl-cell-${name}`);
  made.scope = "col";
  made.dataset.column = name;
  const words = element("button", "", title);
  words.type = "button";
  words.onclick = () => sortBy(table, name);
  made.append(words);
  return made;
}

function sortBy(table, name) {
  const again = (table.sort?.name ?? "when") === name;
  table.sort = { name, way: again ? -(table.sort?.way ?? 1) : 1 };
  table.frame.scrollTop = 0;
  lay(table);
}

// Rows come in the order of time, by which “When” sorts; the rest goes by its words or numbers.
function lay(table) {
  const { name, way } = table.sort ?? { name: "when", way: 1 };
  const rows = [...table.data.rows];
  if (name !== "when") {
    const { compare } = new Intl.Collator("en", { numeric: true });
    rows.sort((one, other) => compare(one.cells[name], other.cells[name]));
  }
  if (way < 0) rows.reverse();
  table.body.replaceChildren(...rows.map(({ id }) => table.rows.get(id)));
  for (const head of table.head.querySelectorAll("[data-column]")) {
    const sorted = head.dataset.column === name;
    head.setAttribute("aria-sort", sorted ? (way < 0 ? "descending" : "ascending") : "none");
  }
}

// ----------------------------------------------------------------------------------- the rows

function rowOf(table, { id, cells }) {
  const made = element("tr", "");
  made.dataset.id = id;
  const box = element("input", "");
  box.type = "checkbox";
  box.checked = table.chosen.has(id);
  box.setAttribute("aria-label", `Choose: ${cells.label}`);
  box.onchange = () => {
    if (box.checked) table.chosen.add(id);
    else table.chosen.delete(id);
    showChosen(table);
  };
  const first = element("td", "dl-cell-choose");
  first.append(box);
  made.append(first, ...table.data.columns.map((column) => cellOf(column, cells[column.name])));
  return made;
}

function cellOf({ name, editable, opens }, words) {
  const made = element("td", `dl-cell-${name}`);
  const shown = element("div", "dl-cell", words);
  shown.title = words;
  made.append(shown);
  made.dataset.column = name;
  made.classList.toggle("dl-cell-editable", editable);
  if (opens) made.dataset.opens = opens;
  if (editable || opens) made.tabIndex = 0;
  return made;
}

function click(table, event) {
  if (event.target.closest("input")) return;
  const row = event.target.closest("tr");
  table.last = row.dataset.id;
  if (link.selected === table.last) return;
  const before = row.getBoundingClientRect().top;
  link.selected = table.last;
  link.dispatchEvent(new CustomEvent("select", { detail: { id: table.last, from: "table" } }));
  // The card that comes above must not take the row from under the pointer.
  const top = row.getBoundingClientRect().top - before;
  if (top) scrollerOf(table.root).scrollBy({ top, behavior: "instant" });
}

function showSelected(table) {
  for (const id of [table.lit, link.selected]) {
    const row = table.rows.get(id);
    row?.classList.toggle("dl-row-selected", id === link.selected);
    if (id === link.selected) row?.setAttribute("aria-current", "true");
    else row?.removeAttribute("aria-current");
  }
  table.lit = link.selected;
}

// ------------------------------------------------------------------------ what is done to many

function actions(table) {
  const made = table.data.actions.map(({ name, words, least, help }) => {
    const button = element("button", "dl-table-act", words);
    button.type = "button";
    button.title = help;
    button.dataset.least = String(least);
    button.onclick = () => {
      act(table, name, [...table.chosen]);
      table.chosen.clear();
      showChosen(table);
    };
    return button;
  });
  table.count = element("span", "dl-table-count");
  table.count.setAttribute("role", "status");
  table.bar.replaceChildren(table.count, ...made);
  showChosen(table);
}

function act(table, name, ids) {
  table.seq += 1;
  table.send("acted", { name, ids, seq: table.seq });
}

function showChosen(table) {
  const number = table.chosen.size;
  table.count.textContent = number ? `${number} chosen` : table.data.hint;
  for (const button of table.bar.querySelectorAll("button")) {
    button.disabled = number < Number(button.dataset.least);
  }
  table.all.checked = number > 0 && number === table.rows.size;
  table.all.indeterminate = number > 0 && number < table.rows.size;
  for (const [id, row] of table.rows) row.querySelector("input").checked = table.chosen.has(id);
}

// --------------------------------------------------------------------------------- one cell

function key(table, event) {
  const cell = event.target.closest("td");
  if (event.target !== cell || !["Enter", "F2"].includes(event.key)) return;
  event.preventDefault();
  open(table, cell);
}

function open(table, cell, words) {
  if (cell?.dataset.opens) return act(table, cell.dataset.opens, [cell.parentElement.dataset.id]);
  if (!cell?.classList.contains("dl-cell-editable") || cell.querySelector(".dl-cell-input")) return;
  const { id } = cell.parentElement.dataset;
  const { column } = cell.dataset;
  const field = element("textarea", "dl-cell-input");
  const before = table.data.rows.find((row) => row.id === id).typed[column];
  field.value = words ?? before;
  field.rows = column === "label" ? 3 : 2;
  field.setAttribute("aria-label", table.data.columns.find(({ name }) => name === column).help);
  field.title = field.getAttribute("aria-label");
  const shown = cell.firstChild;
  shown.hidden = true;
  cell.append(field);
  field.focus();
  field.select();
  let open = true;
  const close = (typed, stay) => {
    if (!open) return;
    open = false;
    field.remove();
    shown.hidden = false;
    if (stay) cell.focus({ preventScroll: true });
    if (typed !== null && typed !== before) commit(table, cell, typed);
  };
  field.onkeydown = (event) => {
    if (event.key === "Enter") close(field.value, true);
    else if (event.key === "Escape") close(null, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  field.onblur = () => close(field.value, false);
}

function commit(table, cell, typed) {
  const { id } = cell.parentElement.dataset;
  const { column } = cell.dataset;
  table.seq += 1;
  table.last = id;
  table.typed = { id, column, typed, seq: table.seq };
  table.trouble.textContent = "";
  cell.firstChild.textContent = typed;
  cell.classList.add("dl-cell-waiting");
  table.send("edited", { id, column, typed, seq: table.seq });
}

// What could not be read is said, and stands in the cell again, to be mended.
function hear(table, trouble) {
  const { typed } = table;
  if (!typed || !trouble || trouble.seq !== typed.seq) return;
  table.typed = null;
  table.trouble.textContent = trouble.words;
  const cell = table.rows.get(typed.id)?.querySelector(`[data-column="${typed.column}"]`);
  if (!cell) return;
  const row = table.data.rows.find(({ id }) => id === typed.id);
  cell.classList.remove("dl-cell-waiting");
  cell.firstChild.textContent = row.cells[typed.column];
  open(table, cell, typed.typed);
}

function element(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}
