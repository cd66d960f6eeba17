// Which part of the axes the chart shows, and what lies before and after it. Part of its module.

// ------------------------------------------------------------------------------ zoom and edges

function zoom(chart, factor) {
  const { spans } = places(chart);
  const selected = chart.boxes.find((box) => box.id === link.selected);
  const counts = spans.map((span) => chart.boxes.filter((box) => box.span.name === span.name).length);
  const span = selected
    ? spans[selected.axis]
    : spans[counts.indexOf(Math.max(...counts))];
  const middle = selected
    ? span.low + (((selected.left + selected.right) / 2 - span.left) / (span.right - span.left)) *
      (span.high - span.low)
    : (span.low + span.high) / 2;
  const half = ((span.high - span.low) / 2) * factor;
  go(chart, span.name, middle - half, middle + half);
}

// An address tells minutes, and nothing is told by less than one.
const LEAST_SHOWN = { date: 3600000, linear: 0.01 }; // an hour in milliseconds; a power of days

function go(chart, name, low, high) {
  const date = chart.plot.layout.xaxis.type === "date";
  const [middle, half] = [(low + high) / 2, Math.max(high - low, leastShown(chart)) / 2];
  const range = [middle - half, middle + half].map((value) => (date ? written(value) : value));
  window.Plotly.relayout(chart.plot, { [`${name}.range`]: range });
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

// Moves the window of a mark's axis, as wide as it is, so that the mark is in its middle.
function centre(chart, mark) {
  const { unit, spans } = places(chart);
  const { low, high, name } = spans[mark.axis];
  const middle = ((mark.first + mark.last) / 2) * unit;
  go(chart, name, middle - (high - low) / 2, middle + (high - low) / 2);
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
    overlay(chart);
    restate(chart);
    tellZoom(chart);
  });
}

// What the axes say once another part of them is seen: how much lies between them, and dates where
// the words in the drawing are for the whole and no server writes others.
function restate(chart) {
  const { layout } = chart.plot;
  const { spans } = places(chart);
  const gaps = layout.annotations.map(({ textangle }, at) => (textangle === -90 ? at : -1)).filter((at) => at >= 0);
  const change = {};
  gaps.forEach((at, i) => {
    const days = (spans[i + 1].low - spans[i].high) / 86400000;
    change[`annotations[${at}].text`] = days > 0 ? `${lengthOf(days)} not shown` : "";
  });
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
    return { ...one, span, shown: at >= span.left && at <= span.right };
  });
  const all = [...chart.boxes, ...far];
  const seen = new Set(all.filter((box) => box.shown).map((box) => box.id));
  const hidden = all.filter((box) => !seen.has(box.id));
  const earlier = hidden.filter((box) => place.at(box.axis, box.last) < box.span.left);
  const later = hidden.filter((box) => place.at(box.axis, box.first) > box.span.right);
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
