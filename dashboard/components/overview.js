// The strip below the chart: how much happens when, and which part of it the chart shows. Part of
// the chart's module.

const BIN = 5; // pixels
const LEAST_DRAG = 4;

// ---------------------------------------------------------------------------------- the strip

function overview(chart) {
  const { spans: seen, left } = places(chart);
  const width = chart.plot.layout.width - left - chart.plot.layout.margin.r;
  // The strip is of the whole story, however much of it the chart shows.
  const spans = seen.map((span) => {
    const [from, to] = chart.domains[span.name].map((share) => left + share * width);
    return { ...span, left: from, right: to };
  });
  chart.strip.style.marginLeft = `${left}px`;
  chart.strip.style.width = `${width}px`;
  const drawn = [chart.revision, width, chart.written].join(" ");
  if (chart.stripFor !== drawn) {
    chart.stripFor = drawn;
    chart.strip.replaceChildren(...spans.map((span, axis) => track(chart, span, axis, left)));
  }
  spans.forEach((span, axis) => showWindow(chart, span, axis));
}

// One axis of the chart, in full: a column for each few pixels, as high as events begin there.
function track(chart, span, axis, left) {
  const made = element("div", "dl-track");
  made.style.left = `${span.left - left}px`;
  made.style.width = `${span.right - span.left}px`;
  const counts = countsOf(chart, span, axis);
  const most = Math.max(...counts, 1);
  counts.forEach((count, bin) => {
    if (!count) return;
    const column = element("span", "dl-column");
    column.style.left = `${bin * BIN}px`;
    column.style.height = `${20 + (80 * count) / most}%`;
    made.append(column);
  });
  const shown = element("div", "dl-window");
  shown.tabIndex = 0;
  shown.setAttribute("role", "slider");
  shown.setAttribute("aria-label", "Part of the story that the chart shows");
  shown.setAttribute("aria-valuemin", "0");
  shown.setAttribute("aria-valuemax", "100");
  shown.onkeydown = (event) => moveByKey(chart, event, span.name);
  made.append(shown);
  made.onpointerdown = (event) => drag(chart, event, span.name, made);
  made.ondblclick = () => reset(chart);
  return made;
}

// -------------------------------------------------------------------- the axis of a long chart

// Where the chart goes on below the screen, the words of its axis stand at the foot of the screen.
function keepAxis(chart, strip) {
  chart.axis.hidden = strip.isIntersecting || strip.boundingClientRect.top < innerHeight;
  writeAxis(chart);
}

function writeAxis(chart) {
  if (chart.axis.hidden) return;
  const { left } = chart.stage.getBoundingClientRect();
  const words = [...chart.plot.querySelectorAll("[class$=tick] > text")].map((text) => {
    const box = text.getBoundingClientRect();
    const lines = [...text.querySelectorAll("tspan")].map((line) => line.textContent);
    const made = element("span", "", lines.join("\n") || text.textContent);
    made.style.left = `${box.left + box.width / 2 - left}px`;
    return made;
  });
  const row = element("div", "dl-axis-words");
  row.append(...words);
  chart.axis.replaceChildren(row);
}

function countsOf(chart, span, axis) {
  const [low, high] = home(chart, span.name);
  const { unit } = places(chart);
  const bins = Math.max(Math.ceil((span.right - span.left) / BIN), 1);
  const counts = new Array(bins).fill(0);
  const seen = new Set();
  for (const mark of [...chart.drawing.marks, ...clustered(chart)]) {
    if (mark.axis !== axis || seen.has(mark.id)) continue;
    seen.add(mark.id);
    const share = (mark.first * unit - low) / (high - low);
    counts[Math.min(Math.max(Math.floor(share * bins), 0), bins - 1)] += 1;
  }
  return counts;
}

function showWindow(chart, span, axis) {
  const [low, high] = home(chart, span.name);
  const share = (value) => Math.min(Math.max((value - low) / (high - low), 0), 1) * 100;
  const [from, to] = [share(span.low), share(span.high)];
  const shown = chart.strip.children[axis].querySelector(".dl-window");
  shown.style.left = `${from}%`;
  shown.style.width = `${Math.max(to - from, 1)}%`;
  shown.classList.toggle("dl-part", to - from < 99.5);
  shown.setAttribute("aria-valuenow", String(Math.round((from + to) / 2)));
  shown.setAttribute("aria-valuetext", `${said(chart, span.low)} to ${said(chart, span.high)}`);
}

function home(chart, name) {
  return chart.home[name].map(number);
}

// A place on an axis in words: a day, or a power of days on the logarithmic one.
function said(chart, value) {
  if (chart.plot.layout.xaxis.type !== "date") {
    const days = Math.round(10 ** Math.abs(value) - 1);
    return `${days} days ${value < 0 ? "before" : "after"} publication`;
  }
  return written(value).slice(0, value < -62135596800000 ? 11 : 10);
}

// --------------------------------------------------------------------------- moving the window

function moveByKey(chart, event, name) {
  const { low, high } = places(chart).spans.find((one) => one.name === name);
  const step = (high - low) / 5;
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  if (event.key === "ArrowLeft") go(chart, name, low - step, high - step);
  else if (event.key === "ArrowRight") go(chart, name, low + step, high + step);
  else if (event.key === "ArrowUp" || event.key === "+") {
    go(chart, name, middle - half / 2, middle + half / 2);
  } else if (event.key === "ArrowDown" || event.key === "-") {
    go(chart, name, middle - half * 2, middle + half * 2);
  } else if (event.key === "Home") reset(chart);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// Within a part that is shown a drag moves it; elsewhere it draws a new one; a click centres.
function drag(chart, down, name, made) {
  if (down.button) return;
  const box = made.getBoundingClientRect();
  const [low, high] = home(chart, name);
  const at = (event) => low + ((event.clientX - box.left) / box.width) * (high - low);
  const { low: from, high: to } = places(chart).spans.find((one) => one.name === name);
  const start = at(down);
  const moves = start > from && start < to && to - from < 0.995 * (high - low);
  made.setPointerCapture(down.pointerId);
  made.onpointermove = (event) => {
    if (Math.abs(event.clientX - down.clientX) < LEAST_DRAG) return;
    const by = at(event) - start;
    if (moves) go(chart, name, from + by, to + by);
    else go(chart, name, Math.min(start, at(event)), Math.max(start, at(event)));
  };
  made.onpointerup = (up) => {
    made.onpointermove = null;
    made.onpointerup = null;
    if (Math.abs(up.clientX - down.clientX) >= LEAST_DRAG || moves) return;
    const half = Math.min(to - from, (high - low) / 3) / 2;
    go(chart, name, start - half, start + half);
  };
}

// ------------------------------------------------------------------------- the part in a link

// `xaxis2~2015-05-13 00:00~2015-05-21 12:00`, one for each axis that does not show all of itself.
function writtenZoom(chart) {
  return Object.entries(chart.ranges ?? {})
    .filter(([name, range]) => String(range.map(number)) !== String(home(chart, name)))
    .map(([name, range]) => [name, ...range.map(short)].join("~"))
    .join("_");
}

function short(value) {
  return typeof value === "number" ? value.toFixed(3) : value.slice(0, value.startsWith("-") ? 17 : 16);
}

// What is no part of these axes is passed over: a link may be old, or mistyped.
function readZoom(words, layout) {
  const ranges = {};
  for (const part of words.split("_")) {
    const [name, ...ends] = part.split("~");
    const date = layout[name]?.type === "date";
    const range = date ? ends : ends.map(Number);
    const [low, high] = range.map(number);
    if (/^xaxis\d*$/.test(name) && layout[name] && low < high) ranges[name] = range;
  }
  return Object.keys(ranges).length ? ranges : null;
}

function tellZoom(chart) {
  clearTimeout(chart.telling);
  chart.telling = setTimeout(() => tellZoomNow(chart), 400);
}

function tellZoomNow(chart) {
  clearTimeout(chart.telling);
  const zoom = writtenZoom(chart);
  if (zoom === (chart.zoomTold ?? "")) return;
  // Python's answer draws a dialog anew, in which the reader may be typing.
  if (document.querySelector(".stDialog")) return tellZoom(chart);
  chart.zoomTold = zoom;
  writeAddress(chart, "zoom", zoom);
  chart.send("zoomed", { zoom });
}

// Streamlit sends the address with all that the reader does, and believes it: what Python has yet
// to write there would be lost when two things are done at once.
function writeAddress(chart, name, value) {
  if (chart.zoomAsked === undefined) return; // no server: the offline page
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}

// ------------------------------------------------------------------------------------- sharing

// For whom the link is.
function linkMeaning() {
  const own = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const whom = own ? "on this machine alone" : "for those who can reach this server";
  return `A link to this view, which opens ${whom}. To send it to others: Export, then “Send a page”.`;
}

// The address says it all: the story, the filters, the selection and the part that is shown.
async function share(chart, pressed) {
  const address = new URL(location.href);
  const zoom = writtenZoom(chart);
  if (zoom) address.searchParams.set("zoom", zoom);
  else address.searchParams.delete("zoom");
  try {
    await navigator.clipboard.writeText(address.href);
    const own = linkMeaning().includes("this machine");
    pressed.textContent = own ? "Link copied, for this machine" : "Link copied";
    setTimeout(() => (pressed.textContent = "Copy link"), 2000);
  } catch {
    // Without the right to the clipboard, the reader copies it by hand.
    const field = element("input", "dl-link");
    field.value = address.href;
    field.readOnly = true;
    field.setAttribute("aria-label", "Link to this view");
    pressed.replaceWith(field);
    field.select();
  }
}
