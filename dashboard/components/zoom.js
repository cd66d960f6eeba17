// Which part of the axes the chart shows, and what lies before and after it. Part of its module.

// ------------------------------------------------------------------------------ zoom and edges

function zoom(chart, factor) {
  const { spans } = places(chart);
  const selected = chart.boxes.find((box) => box.id === link.selected);
  const counts = spans.map(({ name, hidden }) =>
    hidden ? -1 : chart.boxes.filter((box) => box.span.name === name).length,
  );
  const span = selected && !selected.span.hidden
    ? spans[selected.axis]
    : spans[counts.indexOf(Math.max(...counts))];
  const middle = selected && !selected.span.hidden
    ? span.low + (((selected.left + selected.right) / 2 - span.left) / (span.right - span.left)) *
      (span.high - span.low)
    : (span.low + span.high) / 2;
  const half = ((span.high - span.low) / 2) * factor;
  go(chart, span.name, middle - half, middle + half);
}

// An address tells minutes, and nothing is told by less than one.
const LEAST_SHOWN = { date: 3600000, linear: 0.01 }; // an hour in milliseconds; a power of days

// Shows a stretch of an axis, or where that would reach over an end of it one as long beside that end.
function go(chart, name, low, high) {
  const date = chart.plot.layout.xaxis.type === "date";
  const [first, last] = home(chart, name);
  const length = Math.min(Math.max(high - low, leastShown(chart)), last - first);
  const from = Math.min(Math.max((low + high - length) / 2, first), last - length);
  const range = [from, from + length].map((value) => (date ? written(value) : value));
  const change = { ...chart.leaving, [`${name}.range`]: range };
  chart.leaving = null;
  window.Plotly.relayout(chart.plot, change);
}

function leastShown(chart) {
  return chart.plot.layout.xaxis.type === "date" ? LEAST_SHOWN.date : LEAST_SHOWN.linear;
}

// Whether a reader drew so small a part that it is to be widened; it is, and then told again.
function widened(chart) {
  const least = leastShown(chart);
  const small = places(chart).spans.find(({ low, high }) => high - low < 0.999 * least);
  if (small) go(chart, small.name, small.low, small.high);
  return Boolean(small);
}

// Moves the window of a mark's axis, as wide as it is, so that the mark is in its middle. Where another
// part has all the width, this one has it then, and shows as much of itself.
function centre(chart, mark) {
  const { unit, spans } = places(chart);
  const { low, high, name, hidden } = spans[mark.axis];
  const middle = ((mark.first + mark.last) / 2) * unit;
  const half = ((high - low) / 2) * (hidden ? shareShown(chart) : 1);
  if (hidden) chart.leaving = { [`${chart.focus}.range`]: [...chart.home[chart.focus]] };
  go(chart, name, middle - half, middle + half);
}

function shareShown(chart) {
  const { low, high } = places(chart).spans.find(({ name }) => name === chart.focus);
  const [first, last] = home(chart, chart.focus);
  return (high - low) / (last - first);
}

function written(milliseconds) {
  const at = new Date(milliseconds);
  const year = at.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, "0");
  const rest = at.toISOString().slice(-20, -1).replace("T", " ");
  return `${year < 0 ? "-" : ""}${digits}${rest}`;
}

function reset(chart) {
  chart.ranges = null;
  const change = Object.entries(chart.home).map(([name, range]) => [`${name}.range`, [...range]]);
  window.Plotly.relayout(chart.plot, Object.fromEntries(change)).then(() => {
    chart.ranges = null;
    settle(chart);
  });
}

// After another part of the axes is seen.
function settle(chart) {
  if (focusOf(chart, chart.ranges) !== chart.focus) draw(chart);
  else {
    overlay(chart);
    restate(chart);
  }
  tellZoom(chart);
}

// The axis of which the reader has chosen a part, where it is one of several; else null. It has all the
// width then: nobody looks at one place to see the others beside it.
function focusOf(chart, ranges) {
  const names = Object.keys(chart.home);
  if (names.length < 2) return null;
  const changed = names.filter((name) => ranges?.[name] && !isWhole(chart, name, ranges[name]));
  return changed.length === 1 && isInside(chart, changed[0], ranges[changed[0]]) ? changed[0] : null;
}

const MINUTE = 60000; // as exactly as the address tells where a part ends

function isWhole(chart, name, range) {
  const [low, high] = range.map(number);
  const [first, last] = home(chart, name);
  return Math.abs(low - first) <= MINUTE && Math.abs(high - last) <= MINUTE;
}

function isInside(chart, name, range) {
  const [low, high] = range.map(number);
  const [first, last] = home(chart, name);
  return low >= first - MINUTE && high <= last + MINUTE;
}

const SLIVER = 1 / 2048; // the least width of an axis that Plotly takes, as a share
const TICK_ROOM = 92; // pixels

// Gives one axis all the width. The others are still there, and draw nothing.
function focusOn(layout, traces, focus) {
  const names = axes(layout);
  const at = names.indexOf(focus);
  const width = layout.width - layout.margin.l - layout.margin.r;
  const hidden = new Set();
  names.forEach((name, i) => {
    const axis = layout[name];
    if (i === at) {
      Object.assign(axis, { domain: [0, 1], nticks: Math.max(Math.floor(width / TICK_ROOM), 2) });
      return;
    }
    Object.assign(axis, { domain: i < at ? [0, SLIVER] : [1 - SLIVER, 1], visible: false });
    hidden.add(name.replace("axis", ""));
  });
  for (const trace of traces) if (hidden.has(trace.xaxis)) trace.visible = false;
  layout.shapes = layout.shapes.filter(({ name, xref }) => name !== "gap" && !hidden.has(xref));
  layout.annotations = layout.annotations.filter(
    ({ textangle, name, xref }) => textangle !== -90 && name !== "gaps" && !hidden.has(xref),
  );
}

// What the axes say once another part of them is seen: how much lies between them, and dates where
// the words in the drawing are for the whole and no server writes others.
function restate(chart) {
  const { layout } = chart.plot;
  const { spans } = places(chart);
  const change = gapsTold(layout.annotations, spans);
  for (const { name, low, high } of chart.zoomAsked === undefined ? spans : []) {
    if (layout[name].type !== "date") continue;
    const whole = String([low, high]) === String(chart.home[name].map(number));
    const ticks = whole ? chart.ticks[name] : yearTicks(low, high, layout[name].nticks);
    change[`${name}.tickmode`] = ticks ? "array" : "auto";
    if (ticks) change[`${name}.tickvals`] = ticks.at;
    if (ticks) change[`${name}.ticktext`] = ticks.words;
  }
  const news = Object.entries(change).filter(([key, value]) => String(valueAt(layout, key)) !== String(value));
  if (news.length) window.Plotly.relayout(chart.plot, Object.fromEntries(news));
}

// Within each gap, or on a phone all of them over the chart.
function gapsTold(notes, spans) {
  const between = spans.slice(1).map(({ low }, i) => (low - spans[i].high) / 86400000);
  const lengths = between.map((days) => (days > 0 ? lengthOf(days) : ""));
  const places = (found) => [...notes.keys()].filter((at) => found(notes[at]));
  const told = {};
  places(({ textangle }) => textangle === -90).forEach((at, i) => {
    told[`annotations[${at}].text`] = lengths[i] && `${lengths[i]} not shown`;
  });
  for (const at of places(({ name }) => name === "gaps")) {
    const all = lengths.filter(Boolean).join(" and ");
    told[`annotations[${at}].text`] = all && `Grey: ${all} not shown`;
  }
  return told;
}

// Years before 1000, of which Plotly would write "0050", as the server writes them; null for others.
const FIRST_PLAIN_YEAR = 1000;
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];

function yearTicks(low, high, room) {
  const [first, last] = [low, high].map((at) => new Date(at).getUTCFullYear());
  if (first >= FIRST_PLAIN_YEAR) return null;
  const span = Math.max(last - first, 1);
  const least = STEPS.findIndex((one) => span / one <= room);
  const at = least < 0 ? STEPS.length - 1 : least;
  let inside = yearsInside(low, high, STEPS[at]);
  // One year tells no scale: two do, the outermost of less round ones.
  for (let finer = at - 1; inside.length < 2 && finer >= 0; finer -= 1) {
    const found = yearsInside(low, high, STEPS[finer]);
    if (found.length > 1) inside = [found[0], found.at(-1)];
  }
  if (!inside.length) return { at: [written((low + high) / 2)], words: [yearWords(first)] };
  return { at: inside.map((year) => written(newYear(year))), words: inside.map(yearWords) };
}

function yearsInside(low, high, step) {
  const [first, last] = [low, high].map((at) => new Date(at).getUTCFullYear());
  const years = [];
  for (let year = Math.floor(first / step) * step; year <= last; year += step) {
    // As people count: 1000 BCE is the year -999, and there is no year 0.
    years.push(year === 0 ? 1 : year < 0 ? year + 1 : year);
  }
  return years.filter((year) => low <= newYear(year) && newYear(year) <= high);
}

function newYear(year) {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

function yearWords(year) {
  if (year <= 0) return `${1 - year} BCE`;
  return year < FIRST_PLAIN_YEAR ? `${year} CE` : String(year);
}

function valueAt(layout, key) {
  return key.split(/[.[\]]+/).reduce((part, name) => part?.[name], layout);
}

// As the server rounds a stretch of days.
function lengthOf(days) {
  const years = days / 365.2425;
  if (years >= 2) {
    const size = 10 ** Math.max(String(Math.floor(years)).length - 2, 0);
    return `${(Math.round(years / size) * size).toLocaleString("en")} years`;
  }
  return days >= 60 ? `${Math.round(years * 12)} months` : `${Math.max(Math.round(days), 1)} days`;
}

function edges(chart) {
  const place = places(chart);
  const far = clustered(chart).map((one) => {
    const span = place.spans[one.axis];
    const at = place.at(one.axis, one.first);
    return { ...one, span, shown: !span.hidden && at >= span.left && at <= span.right };
  });
  const all = [...chart.boxes, ...far];
  const seen = new Set(all.filter((box) => box.shown).map((box) => box.id));
  const hidden = all.filter((box) => !seen.has(box.id));
  const focus = place.spans.findIndex((span) => !span.hidden);
  const [earlier, later] = [[], []];
  for (const box of hidden) {
    const { span, axis } = box;
    if (span.hidden ? axis < focus : place.at(axis, box.last) < span.left) earlier.push(box);
    if (span.hidden ? axis > focus : place.at(axis, box.first) > span.right) later.push(box);
  }
  const { outside } = chart.drawing;
  chart.earlier.replaceChildren(chip(chart, earlier, outside.earlier, "◀ ", " earlier", -1));
  chart.later.replaceChildren(chip(chart, later, outside.later, "", " later ▶", 1));
}

// Goes to the nearest of the marks; to those that no axis shows, by asking for all of the story.
function chip(chart, marks, outside, before, after, way) {
  const count = new Set(marks.map((mark) => mark.id)).size + outside;
  const made = button(`${before}${count}${after}`, "", () => {
    if (!marks.length) return chart.send("whole", { asked: Date.now() });
    const nearest = marks.reduce((one, other) =>
      (way < 0 ? other.last > one.last : other.first < one.first) ? other : one,
    );
    centre(chart, nearest);
  });
  made.hidden = count === 0;
  return made;
}
