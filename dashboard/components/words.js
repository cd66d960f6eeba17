// What the chart says of an event in words: on hover, in the card, beside. Part of its module.

// -------------------------------------------------------------------------- words about an event

function tip(chart, id, at) {
  chart.tip.replaceChildren();
  chart.tipped = id;
  const event = chart.data.events[id];
  chart.tip.classList.toggle("dl-open", Boolean(event));
  if (!event) return;
  chart.tip.append(element("div", "dl-when", event.when));
  // On the chart it may be cut short; where the sentence has the same words they are said once.
  if (!event.quote?.includes(event.label)) {
    chart.tip.append(element("div", "dl-tip-label", event.label));
  }
  if (!event.brief) chart.tip.append(quote(event), ...tipFacts(event));
  const box = chart.tip.getBoundingClientRect();
  const left = Math.min(Math.max(at.clientX - box.width / 2, 8), innerWidth - box.width - 8);
  const above = at.clientY - box.height - 16;
  chart.tip.style.left = `${left}px`;
  chart.tip.style.top = `${above > 8 ? above : at.clientY + 18}px`;
}

function tipFacts(event) {
  return [
    ...(event.tellings ? tipOfTellings(event) : [line("Said by", event.said)]),
    line("In the text", event.words),
    line("Why this date", event.why),
    line("By hand", event.by_hand),
  ];
}

function quote(event) {
  const [start, end] = event.trigger;
  const letters = Array.from(event.quote);
  const made = element("blockquote", "dl-quote");
  made.hidden = !event.quote;
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
  placeCard(chart);
  if (!event) return;
  const order = chart.data.order;
  const at = order.indexOf(link.selected);
  const head = element("div", "dl-card-head");
  const when = element("div", "dl-card-when");
  when.append(element("span", "dl-when", event.when), element("span", "dl-kind", event.certainty));
  if (event.by_hand) when.append(element("span", "dl-hand", `set by hand: ${event.by_hand}`));
  const steps = element("div", "dl-steps");
  const back = button("◀ K", "Previous event", () => step(chart, -1));
  const forth = button("J ▶", "Next event", () => step(chart, 1));
  back.disabled = at === 0;
  forth.disabled = at === order.length - 1;
  const count = at < 0 ? "" : `${at + 1} of ${order.length}`;
  const close = button("✕", "Clear the selection", () => choose(chart, link.selected));
  steps.append(element("span", "dl-count", count), back, forth, close);
  head.append(when, steps);
  const label = element("h2", "dl-card-label", event.label);
  if (event.starred) label.append(element("span", "dl-star", " ★"));
  chart.card.append(head, label);
  if (at < 0) {
    chart.card.append(element("p", "dl-hidden", "The filter hides this event on the chart."));
  }
  if (event.brief) return;
  if (event.tellings) {
    const facts = factsOf([
      ["Who", event.who],
      ["Why this date", event.why],
      ...notesOf(event),
    ]);
    chart.card.append(element("p", "dl-told", event.told), facts, ...toldBy(chart, event), actions(chart));
    markCurrent(chart);
    showMore(chart);
    return;
  }
  const facts = factsOf([
    ["Who", event.who_found],
    ["Said by", event.said_found],
    ["In the text", event.words],
    ["Why this date", event.why],
    ...notesOf(event),
  ]);
  chart.card.append(quote(event), facts, actions(chart));
  showMore(chart);
}

// What to do, in a line that stays: what stands below it would move with every choice.
function hint(chart) {
  chart.hint.hidden = !chart.data.order.length;
  const words = "Select an event to read its sentence, who said it, and why it has its date. ";
  const keys = element("span", "dl-keys");
  for (const [at, [letter, meaning]] of keysOf(chart).entries()) {
    keys.append(at ? ", " : "", element("kbd", "", letter), ` ${meaning}`);
  }
  keys.append(".");
  chart.hint.replaceChildren(words, keys);
}

function keysOf(chart) {
  const known = [["J", "next"], ["K", "previous"]];
  if (!chart.data.actions.length) return known;
  return [...known, ["/", "find"], ["E", "edit"], ["X", "reject"], ["S", "star the selected event"]];
}

// What the reader noted.
function notesOf(event) {
  return [
    ["Note", event.note],
    ["Tags", event.tags],
  ];
}

// Beside the chart, below the article, where the two stand side by side: there it covers nothing. Under
// the chart when nothing is selected, and on a phone, where it lies over the foot of the screen.
function placeCard(chart) {
  const article = chart.card.classList.contains("dl-empty") ? null : articleBeside(chart);
  if (article && chart.card.previousSibling !== article) article.after(chart.card);
  if (!article && chart.card.parentElement !== chart.root) chart.root.insertBefore(chart.card, chart.tray);
}

function articleBeside(chart) {
  const article = document.querySelector(".dl-article");
  const beside = article?.getBoundingClientRect().left >= chart.root.getBoundingClientRect().right;
  return beside ? article : null;
}

// Addresses in what a person noted are links; nothing is asked of them before the reader does.
const ADDRESS = /\bhttps?:\/\/[^\s<>"”]+[^\s<>"”.,;:!?)\]]/g;

function linked(made, words) {
  let from = 0;
  for (const { 0: address, index } of words.matchAll(ADDRESS)) {
    const link = element("a", "dl-noted-link", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    made.append(words.slice(from, index), link);
    from = index + address.length;
  }
  made.append(words.slice(from));
  return made;
}

function factsOf(named) {
  const facts = element("dl", "dl-facts");
  for (const [name, words] of named) {
    if (!words) continue;
    const told = element("dd", "");
    facts.append(element("dt", "", name), name === "Note" ? linked(told, words) : told);
    if (name !== "Note") told.textContent = words;
  }
  return facts;
}

// What the reader can do with the selected event; Python hears of it by the action's name.
function actions(chart) {
  const made = element("div", "dl-actions");
  for (const { name, words } of chart.data.actions) {
    made.append(button(words, "", () => act(chart, name)));
  }
  made.classList.toggle("dl-none", !chart.data.actions.length);
  made.append(more(chart));
  return made;
}

// Says that the card goes on below, where many browsers show no scroll bar.
function more(chart) {
  const made = element("div", "dl-more");
  const by = () => chart.card.clientHeight / 2;
  made.append(button("More ▾", "The rest of the card", () => chart.card.scrollBy({ top: by(), behavior: motion() })));
  return made;
}

const UNSEEN = 6; // pixels of the card's own edge, in which nothing stands

function showMore(chart) {
  const { scrollHeight, clientHeight, scrollTop } = chart.card;
  const sign = chart.card.querySelector(".dl-more");
  if (sign) sign.hidden = scrollHeight - clientHeight - scrollTop <= UNSEEN;
}

// A long text may have thousands of events without a date: the first of them until all are asked for.
const MOST_IN_TRAY = 12;

function tray(chart) {
  chart.tray.replaceChildren();
  const { undated, unplaced } = chart.data;
  chart.tray.hidden = !undated.length && !unplaced.length;
  if (undated.length) {
    chart.tray.append(element("h2", "dl-tray-name", `Events without a date (${undated.length})`));
    const list = element("div", "dl-tray-list");
    const shown = chart.trayIsOpen ? undated : undated.slice(0, MOST_IN_TRAY);
    for (const id of shown) {
      const made = button(chart.data.events[id].label, "", () => choose(chart, id));
      made.dataset.event = id;
      made.onmouseenter = () => send("hover", id, "tray");
      made.onmouseleave = () => send("hover", null, "tray");
      list.append(made);
    }
    chart.tray.append(list);
    if (undated.length > MOST_IN_TRAY) {
      const words = chart.trayIsOpen ? "Show fewer" : `Show all ${undated.length}`;
      const fold = button(words, "", () => {
        chart.trayIsOpen = !chart.trayIsOpen;
        tray(chart);
        chart.tray.querySelector(".dl-fold").focus();
      });
      fold.classList.add("dl-fold");
      fold.setAttribute("aria-expanded", String(Boolean(chart.trayIsOpen)));
      chart.tray.append(fold);
    }
  }
  if (unplaced.length) {
    const words = unplaced.map((time) => `“${time}”`).join(", ");
    chart.tray.append(
      element("h2", "dl-tray-name", `Times without a date (${unplaced.length})`),
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
