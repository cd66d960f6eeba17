// What the keys do, and what the choices over the chart mean. Part of the chart's module.

function step(chart, way) {
  const order = chart.data.order;
  if (!order.length) return;
  const at = order.indexOf(link.selected);
  const goal = at < 0 ? fromNone(chart, way) : order[at + way];
  if (goal === undefined) return;
  link.selected = goal;
  send("select", link.selected, "key");
}

function fromNone(chart, way) {
  const { order } = chart.data;
  const beside = way > 0 ? chart.left?.next : chart.left?.previous;
  chart.left = null;
  return order.includes(beside) ? beside : order.at(way > 0 ? 0 : -1);
}

// What has the keys to itself as long as it is open: one Escape closes one thing.
const OVER_THE_PAGE = "dialog[open], .stDialog, [role=dialog], [role=menu], [role=listbox], [data-testid=stPopoverBody]";

// What a choice over the chart means, said on pointing at it.
function explain(chart, target) {
  const option = target.closest?.("[role=radio], .st-key-certainty button");
  const field = option?.closest(".st-key-detail, .st-key-reach, .st-key-scale, .st-key-certainty");
  if (!field || !chart.data?.help) return;
  const [name] = Object.keys(chart.data.help).filter((one) => field.classList.contains(`st-key-${one}`));
  option.title = chart.data.help[name][option.textContent.trim()] ?? "";
}

const ACTION_KEYS = { e: "edit", x: "reject", s: "star" };

function actByKey(chart, letter) {
  const name = ACTION_KEYS[letter];
  const known = link.selected && chart.data?.actions.some((action) => action.name === name);
  if (known) act(chart, name);
  return known;
}

function key(chart, event) {
  const typing = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing.closest?.(".st-key-find")) return typing.blur();
  if (typing.matches?.("input, textarea, select, [contenteditable]")) return;
  if (chart.covered) return;
  if (event.key === "j" || event.key === "J") step(chart, 1);
  else if (event.key === "k" || event.key === "K") step(chart, -1);
  else if (event.key === "Escape" && link.selected) choose(chart, link.selected);
  else if (event.key === "Escape" && chart.drawn && writtenZoom(chart)) reset(chart);
  else if (!event.repeat && actByKey(chart, event.key.toLowerCase())) event.stopPropagation();
  else if (event.key === "/") document.querySelector(".st-key-find input")?.focus();
  else return;
  event.preventDefault();
}
