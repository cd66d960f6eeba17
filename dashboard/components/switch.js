// Of a storyline one article is shown, and a switch among those that tell what is selected. Part of
// the article's module.

// The article stays as long as it tells what is selected; else it is that of the best telling.
function turnToTelling(pane) {
  link.telling = null;
  if (!pane.data?.articles) return;
  const words = link.words?.[link.selected];
  const docs = (words?.tellings ?? []).map(({ doc }) => doc);
  if (docs.length && !docs.includes(link.article)) turnIfHere(pane, words.doc);
  showSwitch(pane);
}

// Turn to an article, and to a telling in it; what is not here the server is asked for.
function turn(pane, doc, telling) {
  link.telling = telling ?? null;
  if (doc !== link.article && !turnIfHere(pane, doc)) {
    pane.asked = performance.now();
    pane.ask(doc);
    return;
  }
  select(pane, true);
}

function turnIfHere(pane, doc) {
  const found = pane.data.documents.find((one) => one.doc === doc);
  if (!found) return false;
  lay(pane, [found]);
  pane.root.scrollTop = 0;
  showMarks(pane);
  return true;
}

function showSwitch(pane) {
  if (!pane.switch) return;
  const tellings = link.words?.[link.selected]?.tellings ?? [];
  const told = new Map(tellings.map((one) => [one.doc, one]));
  const turned = told.size ? [...told.keys()] : pane.data.articles.map(({ doc }) => doc);
  const at = turned.indexOf(link.article);
  const list = listOf(pane, told);
  list.onchange = () => turn(pane, list.value, told.get(list.value)?.id);
  const go = (way) => () => turn(pane, turned[at + way], told.get(turned[at + way])?.id);
  const back = stepTo("‹", told.size ? "The telling before" : "The article before", go(-1));
  const forth = stepTo("›", told.size ? "The next telling" : "The next article", go(1));
  back.disabled = at <= 0;
  forth.disabled = at < 0 || at === turned.length - 1;
  const count = at < 0 ? "" : `${at + 1} of ${turned.length}${told.size ? " that tell it" : ""}`;
  pane.switch.replaceChildren(list, element("span", "dl-switch-count", count), back, forth);
}

// All articles, those that tell what is selected in front.
function listOf(pane, told) {
  const list = element("select", "dl-switch-list");
  list.setAttribute("aria-label", "Article");
  const option = ({ doc, name }) => {
    const made = element("option", "", told.get(doc)?.copy_of ? `${name} (copy)` : name);
    made.value = doc;
    made.selected = doc === link.article;
    return made;
  };
  const { articles } = pane.data;
  if (!told.size) {
    list.append(...articles.map(option));
    return list;
  }
  const names = new Map(articles.map((one) => [one.doc, one]));
  group(list, "They tell it", [...told.keys()].map((doc) => option(names.get(doc))));
  group(list, "Other articles", articles.filter(({ doc }) => !told.has(doc)).map(option));
  return list;
}

function group(list, name, options) {
  const made = element("optgroup");
  made.label = name;
  made.append(...options);
  if (options.length) list.append(made);
}

function stepTo(words, name, act) {
  const made = element("button", "dl-switch-step", words);
  made.type = "button";
  made.title = name;
  made.setAttribute("aria-label", name);
  made.onclick = act;
  return made;
}
