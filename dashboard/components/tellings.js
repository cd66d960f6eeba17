// What the card says of a happening: who tells it, and what they differ in. Part of the chart's module.

const MOST_TELLINGS = 6; // until all are asked for
const MOST_SAYING = 3; // of those who give one value

function tipOfTellings(event) {
  const differ = event.conflicts.map(({ what }) => what).join(", ");
  return [line("Told", event.told.replace(/^told /, "")), line("Differs", differ)];
}

function toldBy(chart, event) {
  return [...event.conflicts.map(conflictOf), listOfTellings(chart, event)];
}

// ---------------------------------------------------------------------------------- the tellings

function listOfTellings(chart, event) {
  const list = element("ol", "dl-tellings");
  const { tellings } = event;
  const open = chart.allTellings === link.selected;
  const shown = open ? tellings : tellings.slice(0, MOST_TELLINGS);
  list.append(...shown.map(tellingOf));
  if (tellings.length > MOST_TELLINGS) list.append(foldOf(chart, tellings.length, open));
  return list;
}

function foldOf(chart, number, open) {
  const item = element("li", "dl-telling-fold");
  const fold = button(open ? "Show fewer" : `Show all ${number} tellings`, "", () => {
    chart.allTellings = open ? null : link.selected;
    card(chart);
    chart.card.querySelector(".dl-telling-fold button").focus();
  });
  fold.setAttribute("aria-expanded", String(open));
  item.append(fold);
  return item;
}

function tellingOf(one) {
  const item = element("li", "dl-telling");
  item.dataset.doc = one.doc;
  const source = element("button", "dl-telling-source");
  source.type = "button";
  source.title = "Read it in its article";
  source.append(element("span", "dl-telling-by", one.by), ` · ${one.published}`);
  if (one.title && one.title !== one.by) source.append(` · ${one.title}`);
  source.onclick = () => turnTo(one);
  const head = element("div", "dl-telling-head");
  head.append(source);
  if (one.copy_of) head.append(element("span", "dl-copy", `a copy of ${one.copy_of}: counts once`));
  item.append(head, quote(one));
  if (one.said) item.append(line("Said by", one.said));
  return item;
}

function turnTo({ doc, id }) {
  link.dispatchEvent(new CustomEvent("telling", { detail: { doc, id } }));
}

// Which of the tellings stands in the article that is shown.
function markCurrent(chart) {
  for (const item of chart.card.querySelectorAll(".dl-telling")) {
    const current = item.dataset.doc === link.article;
    item.classList.toggle("dl-current", current);
    item.querySelector("button").setAttribute("aria-pressed", String(current));
  }
}

// --------------------------------------------------------------------------------- what differs

function conflictOf({ what, course, values }) {
  const table = element("table", "dl-conflict");
  const caption = element("caption", "", `${what}: `);
  caption.append(element("span", "", course ? "the number grew over time" : "they do not agree"));
  const body = element("tbody");
  body.append(...values.map((one) => valueOf(one, course)));
  table.append(caption, body);
  return table;
}

function saysOf(one) {
  const words = [one.by, one.published, one.copy && "a copy"].filter(Boolean).join(", ");
  const by = element("button", "dl-says", words);
  by.type = "button";
  by.title = "Read it in its article";
  by.onclick = () => turnTo(one);
  return by;
}

function valueOf({ value, articles, latest, most, says }, course) {
  const row = element("tr");
  const head = element("th", "", value);
  head.scope = "row";
  const said = element("td");
  const list = (ones) => said.append(...ones.map(saysOf));
  list(says.length > MOST_SAYING + 1 ? says.slice(0, MOST_SAYING) : says);
  if (says.length > MOST_SAYING + 1) {
    const more = element("button", "dl-says", `and ${says.length - MOST_SAYING} more`);
    more.type = "button";
    more.onclick = () => {
      more.remove();
      list(says.slice(MOST_SAYING));
      said.querySelectorAll("button")[MOST_SAYING].focus();
    };
    said.append(more);
  }
  const tags = element("td", "dl-tags");
  if (latest) tags.append(element("span", "dl-tag", "latest"));
  if (most && !course) tags.append(element("span", "dl-tag", `most told (${articles})`));
  row.append(head, said, tags);
  return row;
}
