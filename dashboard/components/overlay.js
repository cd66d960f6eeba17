// What is laid over Plotly's marks: names of lanes, labels, and rings. Part of the chart's module.

// ------------------------------------------------------------------- where things lie, in pixels

// Plotly writes dates as text and reads them back the same: BCE years carry a sign.
function number(value) {
  if (typeof value === "number") return value;
  const parts = /^(-?\d+)-(\d+)-(\d+)(?:[ T](\d+):(\d+)(?::(\d+(?:\.\d+)?))?)?/.exec(value);
  if (!parts) return Number(value);
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

function places(chart) {
  const layout = chart.plot.layout;
  const { l, r, t } = layout.margin;
  const inner = layout.width - l - r;
  const spans = axes(layout).map((name) => {
    const [low, high] = layout[name].range.map(number);
    const [left, right] = layout[name].domain.map((share) => l + share * inner);
    const hidden = layout[name].visible === false;
    return { name, low, high, left, right, hidden, share: layout[name].domain[0] };
  });
  const unit = layout.xaxis.type === "date" ? 86400000 : 1;
  const at = (axis, value) => {
    const { low, high, left, right } = spans[axis];
    return left + ((value * unit - low) / (high - low)) * (right - left);
  };
  return { spans, at, top: t, left: l, right: layout.width - r, unit };
}

function boxes(chart) {
  const place = places(chart);
  return chart.drawing.marks.map((mark) => {
    const span = place.spans[mark.axis];
    const half = mark.point ? (mark.half ?? 6) + 1 : 0;
    const left = place.at(mark.axis, mark.first) - half;
    const right = place.at(mark.axis, mark.last) + half;
    const shown = !span.hidden && right > span.left - 2 && left < span.right + 2;
    const within = (at) => Math.min(Math.max(place.at(mark.axis, at), span.left), span.right);
    return {
      ...mark,
      span,
      edges: place,
      shown,
      sure: mark.sure?.map(within),
      left: Math.max(left, span.left - half),
      right: Math.min(right, span.right + half),
      y: mark.y + place.top,
    };
  });
}

// ------------------------------------------------------------------------------------- overlay

function overlay(chart) {
  chart.boxes = boxes(chart);
  chart.overlay.replaceChildren();
  names(chart);
  clusters(chart);
  signs(chart);
  labels(chart);
  chart.rings = element("div", "dl-rings");
  chart.overlay.append(chart.rings);
  rings(chart);
  chart.drawnMarks = null;
  dim(chart);
  edges(chart);
  overview(chart);
  writeAxis(chart);
}

function names(chart) {
  const { top, left } = places(chart);
  for (const lane of chart.drawing.lanes) {
    const name = element("div", "dl-lane");
    const swatch = element("span", "dl-swatch");
    swatch.style.background = lane.color;
    const words = laneName(chart, lane);
    words.append(element("span", "dl-lane-count", String(lane.count)));
    name.append(swatch, words);
    name.style.top = `${lane.top + top}px`;
    if (chart.narrow) {
      name.classList.add("dl-over");
    } else {
      name.style.width = `${left - 10}px`;
      name.style.height = `${lane.bottom - lane.top}px`;
    }
    chart.overlay.append(name);
  }
}

// A lane's name filters by it, where there is a server to do so; all others share the last lane.
function laneName(chart, { name, rest }) {
  const words = element(chart.data.lane_help && !rest ? "button" : "span", "dl-lane-name", `${name} `);
  words.title = name;
  if (words.tagName === "SPAN") return words;
  words.type = "button";
  words.title = `${name}: ${chart.data.lane_help}`;
  words.onclick = () => chart.send("lane", { name, asked: Date.now() });
  return words;
}

// Where many events stand close together: their number, which a click opens.
function clusters(chart) {
  const place = places(chart);
  const all = chart.drawing.lanes.flatMap((lane) => lane.clusters.map((one) => ({ ...one, lane })));
  for (const { axis, middle, y, events, begins, lane } of all) {
    const { left, right, name, hidden } = place.spans[axis];
    const at = place.at(axis, middle);
    if (hidden || at < left - 2 || at > right + 2) continue;
    const count = `${events.length} more events of ${lane.name}`;
    const made = button(`+${events.length}`, `${count}: zoom in`, () => {
      const [first, last] = [Math.min(...begins), Math.max(...begins)];
      const room = Math.max((last - first) * 0.1, place.unit === 1 ? 0.02 : 0.5);
      go(chart, name, (first - room) * place.unit, (last + room) * place.unit);
    });
    made.className = "dl-cluster";
    made.style.borderColor = lane.color;
    made.style.left = `${Math.min(Math.max(at, left + 18), right - 18)}px`;
    made.style.top = `${y + place.top}px`;
    chart.overlay.append(made);
  }
}

// The events in clusters, each with where it begins, as if it had a mark of its own.
function clustered(chart) {
  const { lanes } = chart.drawing;
  return lanes.flatMap((lane) =>
    lane.clusters.flatMap(({ axis, events, begins }) =>
      events.map((number, i) => ({
        id: chart.data.order[number],
        axis,
        first: begins[i],
        last: begins[i],
      })),
    ),
  );
}

function labels(chart) {
  const shown = chart.boxes.filter((box) => box.shown);
  const words = gapWords(chart.plot.layout, (text) => measure(chart, text));
  const taken = takenRows(shown, words);
  for (const one of placedLabels(shown, taken, (text) => measure(chart, text))) label(chart, one);
}

const LONGEST_LABEL = 440; // pixels

// The marks that bear words, each with these and their place. What was laid out with its label comes
// first; the others take the room that is left. Then what was cut short is longer where it can be.
function placedLabels(shown, taken, widthOf) {
  const named = shown.filter((box) => box.label);
  const first = named.filter((box) => box.first_choice);
  const placed = [...first, ...named.filter((box) => !box.first_choice)].map((box) => {
    const row = taken.get(box.y);
    const place = labelPlace(box, row, widthOf(box.label) + 4);
    const words = place ? cutToWords(box.label, place.width, widthOf) : "";
    const span = place && [place.left - 4, place.left + place.width + 4];
    if (words) row.push(span);
    return { box, place, words, span };
  });
  const bearing = placed.filter(({ words }) => words);
  for (const one of bearing.filter(({ words }) => words.endsWith("…"))) lengthened(one, taken, widthOf);
  return bearing;
}

function lengthened(one, taken, widthOf) {
  const { box, span, words } = one;
  const row = taken.get(box.y);
  row.splice(row.indexOf(span), 1);
  const whole = box.whole ?? box.label;
  const place = labelPlace(box, row, Math.min(widthOf(whole) + 4, LONGEST_LABEL));
  const longer = place ? cutToWords(whole, place.width, widthOf) : "";
  if (longer.length > words.length) Object.assign(one, { place, words: longer });
  row.push([one.place.left - 4, one.place.left + one.place.width + 4]);
}

const HALF_LINE = 9; // pixels

// The words in the gaps of the axis, where they stand on the chart; these run upwards.
function gapWords(layout, widthOf, stretch = 1) {
  const { spans, top } = places({ plot: { layout } });
  const words = layout.annotations.filter(({ textangle, text }) => textangle === -90 && text);
  return words.map(({ text, x, y }) => {
    const after = spans.findIndex((span) => span.share > x);
    const middle = top + y * stretch;
    const half = widthOf(text) / 2 + HALF_LINE;
    return { left: spans[after - 1].right, right: spans[after].left, from: middle - half, to: middle + half };
  });
}

// What is taken in each row before any label stands in it, as left and right.
function takenRows(shown, words) {
  const taken = new Map();
  for (const { y, left, right } of shown) {
    if (!taken.has(y)) {
      const beside = words.filter(({ from, to }) => from < y && y < to);
      taken.set(y, beside.map((one) => [one.left, one.right]));
    }
    taken.get(y).push([left - 3, right + 3]);
  }
  return taken;
}

function label(chart, { box, place, words: told }) {
  const { left, width, className, ink, grounded } = place;
  const words = element("button", `dl-label ${className}`, told);
  words.type = "button";
  words.tabIndex = -1;
  words.setAttribute("aria-hidden", "true");
  words.dataset.event = box.id;
  words.style.top = `${box.y}px`;
  words.style.left = `${left}px`;
  words.style.width = `${Math.ceil(width)}px`;
  if (ink) {
    words.classList.add("dl-on-bar", ...(grounded ? ["dl-grounded"] : []));
    words.style.setProperty("--dl-bar-ink", ink);
  }
  words.onmouseenter = (event) => {
    send("hover", box.id, "chart");
    tip(chart, box.id, event);
  };
  words.onmouseleave = () => {
    send("hover", null, "chart");
    tip(chart, null);
  };
  words.onclick = () => choose(chart, box.id);
  chart.overlay.append(words);
}

const LEAST_FOR_COUNT = 20; // pixels of a bar

// Of a storyline: by how many articles it is told, on the mark, and at its corner that they differ.
function signs(chart) {
  for (const box of chart.boxes) {
    if (!box.shown) continue;
    const middle = box.point ? (box.left + box.right) / 2 : box.left + 9;
    if (box.articles > 1 && (box.point || box.right - box.left >= LEAST_FOR_COUNT)) {
      const count = sign(chart, box, "dl-count-sign", String(box.articles), middle, box.y);
      count.style.color = box.count_ink;
    }
    if (box.disputed) {
      const corner = box.point ? box.right - 2 : box.left;
      sign(chart, box, "dl-differs-sign", "≠", corner, box.y - 8);
    }
  }
}

function sign(chart, box, name, words, left, top) {
  const made = element("span", name, words);
  made.setAttribute("aria-hidden", "true");
  made.dataset.event = box.id;
  made.style.left = `${left}px`;
  made.style.top = `${top}px`;
  chart.overlay.append(made);
  return made;
}

const CLEAR = 10; // pixels between a label and the next mark, which might be taken for its own

// After the mark, else before it, else on it, else beside it over a gap in the axis; cut short where
// that leaves enough to read.
function labelPlace(box, taken, width) {
  const others = taken.filter(([low, high]) => !(low <= box.left && high >= box.right));
  const after = others.filter(([low]) => low >= box.right).map(([low]) => low - CLEAR);
  const before = others.filter(([, high]) => high <= box.left).map(([, high]) => high + CLEAR);
  // What reaches over an end of the mark leaves no room there.
  const over = (end) => others.some(([low, high]) => low < end && high > end);
  const right = over(box.right) ? 0 : Math.min(box.edges.right + 8, ...after) - box.right - 8;
  const left = over(box.left) ? 0 : box.left - Math.max(box.edges.left, ...before) - 8;
  // A hatched or fading bar must still be seen for what it is beside its words.
  const start = box.articles > 1 ? 22 : 12; // after the number of articles, where there is one
  const inside = (box.right - box.left - start - 12) * (box.ink ? 1 : 0.6);
  const room = (size) => Math.min(size, width);
  // The ring of the selected mark lies between.
  const onRight = { left: box.right + 7, width: room(right), className: "dl-after" };
  const onLeft = { left: box.left - 7 - room(left), width: room(left), className: "dl-before" };
  const within = { left: box.left + start, width: room(inside), className: "dl-within", ink: box.ink, grounded: box.grounded };
  const [from, to] = box.sure ?? [0, 0];
  const solid = Math.max(from + 12, box.left + start);
  const onSure = { left: solid, width: room(to - 8 - solid), className: "dl-within", ink: box.sure_ink };
  const isOwn = (one) => box.span.left <= one.left && one.left + one.width <= box.span.right + 8;
  const ways = [onRight, onLeft, onSure, within];
  const fitting = ways.filter((one) => one.width >= width);
  const whole = fitting.find(isOwn) ?? fitting[0];
  const longest = ways.reduce((one, other) => (other.width > one.width ? other : one));
  return whole ?? (longest.width >= 60 ? longest : null);
}

// Words that lead on to what follows them: no label that is cut ends in one, nor in a number.
const LEADING_ON = new Set(
  ("a about after almost an and are as at be been before but by can could did do does for from had has have " +
    "her his in into is its largely least may might must nearly near never not of on only or over shall " +
    "should than that the their to under until was were when where which who will with would").split(" "),
);

// As many whole words as there is room for; none where not even the first tells anything.
function cutToWords(label, room, widthOf) {
  if (widthOf(label) <= room) return label;
  const kept = label.replace(/…$/, "").split(" ");
  const cut = () => `${kept.join(" ").replace(/[,;:–—]$/, "")}…`;
  const open = () => LEADING_ON.has(kept.at(-1).toLowerCase()) || /^[\d.,]+$/.test(kept.at(-1));
  do kept.pop();
  while (kept.length && (open() || widthOf(cut()) > room));
  return kept.length ? cut() : "";
}

const canvas = document.createElement("canvas").getContext("2d");

// `draw` has noted the font: to ask the page for it is to have it laid out, once for each label.
function measure(chart, words) {
  canvas.font = `12px ${chart.font}`;
  return canvas.measureText(words).width;
}

function rings(chart) {
  if (!chart.rings) return;
  chart.rings.replaceChildren();
  for (const box of chart.boxes) {
    const selected = box.id === link.selected;
    if (!box.shown || !(selected || box.id === chart.hovered)) continue;
    const ring = element("div", selected ? "dl-ring dl-selected" : "dl-ring");
    ring.style.left = `${box.left - 4}px`;
    ring.style.width = `${Math.max(box.right - box.left, 4) + 8}px`;
    ring.style.top = `${box.y - 11}px`;
    chart.rings.append(ring);
  }
}

function hover(chart, id, fromText) {
  chart.hovered = id;
  rings(chart);
  if (fromText) tip(chart, null);
}
