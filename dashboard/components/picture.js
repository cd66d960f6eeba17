// The chart as a picture, SVG or PNG, with its names, labels and legend. Part of the chart's module.
// Plotly draws the marks; what the page lays over them is drawn anew here, in Plotly's own terms.

const SHEET = { width: 1600, height: 900, scale: 2 };
const EDGE = { l: 230, r: 50, t: 112, b: 112 };
const FACE = "Helvetica, Arial, 'Liberation Sans', sans-serif";
const NAME_WIDTH = 168;
const LEGEND_GAP = 34;

// The picture as a Blob: of what the chart shows now, its zoom included, on white whatever the page.
async function picture(chart, kind, title, light) {
  const { data, layout } = printed(chart, title, light);
  const options = { format: "svg", width: layout.width, height: layout.height };
  const address = await window.Plotly.toImage({ data, layout }, options);
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  // In the page a style sheet dots the outlines of what is inferred.
  const dotted = text.replace(/stroke-width: 1\.49px;/g, "$&stroke-dasharray: 2.2px, 1.8px;");
  const svg = new Blob([dotted], { type: "image/svg+xml" });
  return kind === "png" ? painted(svg, layout) : svg;
}

// Someone asks for the picture: say whether there is one, and hand it over, or the error.
function answerPicture(chart, detail) {
  if (chart.data.blank || !chart.drawn) return;
  detail.taken = true;
  picture(chart, detail.kind, detail.title, detail.light).then(detail.deliver, detail.deliver);
}

function painted(svg, { width, height }) {
  const address = URL.createObjectURL(svg);
  const image = new Image(width * SHEET.scale, height * SHEET.scale);
  return new Promise((resolve, reject) => {
    image.onerror = () => reject(new Error("the drawing cannot be painted"));
    image.onload = () => {
      const sheet = document.createElement("canvas");
      sheet.width = image.width;
      sheet.height = image.height;
      sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
      URL.revokeObjectURL(address);
      // At once: a browser without a window may never come to do it later.
      resolve(decoded(sheet.toDataURL("image/png")));
    };
    image.src = address;
  });
}

function decoded(address) {
  const letters = atob(address.slice(address.indexOf(",") + 1));
  return new Blob([Uint8Array.from(letters, (one) => one.charCodeAt(0))], { type: "image/png" });
}

// ------------------------------------------------------------------------------- the printed sheet

function printed(chart, title, light) {
  const { figure, lanes, marks } = inLight(chart.data.wide ?? chart.data.narrow, light);
  const { data, layout } = figure;
  const lanesHeight = layout.yaxis.range[0];
  layout.width = SHEET.width;
  layout.height = Math.max(SHEET.height, lanesHeight + EDGE.t + EDGE.b);
  layout.margin = { ...EDGE, pad: 0 };
  const sheet = {
    layout,
    ink: light.text,
    quiet: layout.font.color,
    inner: { width: SHEET.width - EDGE.l - EDGE.r, height: layout.height - EDGE.t - EDGE.b },
  };
  sheet.stretch = sheet.inner.height / lanesHeight;
  layout.paper_bgcolor = layout.plot_bgcolor = light.background;
  layout.font = { ...layout.font, family: FACE, size: 14 };
  for (const note of layout.annotations) note.font = { ...note.font, size: 13 };
  for (const [name, range] of Object.entries(chart.ranges ?? {})) layout[name].range = range;
  if (chart.focus) focusOn(layout, data, chart.focus);
  for (const trace of data) fitted(trace, sheet.stretch);
  headed(sheet, title);
  lanes.forEach((lane) => named(sheet, lane));
  labelled(chart, sheet, marks);
  explained(chart, sheet);
  return { data, layout };
}

// The drawing in the colours for white paper; in a copy, whichever it is drawn in.
function inLight({ figure, lanes, marks }, light) {
  if (!light.colors[figure.layout.font.color]) return structuredClone({ figure, lanes, marks });
  const written = JSON.stringify({ figure, lanes, marks });
  const turned = JSON.parse(
    written.replace(/"(#[0-9A-F]{6})"/g, (whole, color) => `"${light.colors[color] ?? color}"`),
  );
  marks.forEach((mark, number) => {
    const lane = turned.lanes.find(({ top, bottom }) => top <= mark.y && mark.y < bottom);
    for (const name of ["ink", "sure_ink", "count_ink"]) {
      // White or black on the mark itself: its colour is another one now.
      if (/^#(F{6}|0{6})$/.test(mark[name] ?? "")) turned.marks[number][name] = inkOn(lane.color);
    }
  });
  return turned;
}

// White or black, whichever is read better on a colour (WCAG 2.2).
function inkOn(color) {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [r, g, b] = parts.map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179 ? "#FFFFFF" : "#000000";
}

// Bars keep a height that the eye knows, however far apart the lanes are drawn.
function fitted(trace, stretch) {
  if (trace.type === "bar") trace.width = grown(trace.width, Math.min(stretch, 1.3) / stretch);
  else if (trace.marker) trace.marker.size = grown(trace.marker.size, 1.2);
}

// One size for all marks of a trace, or each its own.
function grown(size, factor) {
  return Array.isArray(size) ? size.map((one) => one * factor) : size * factor;
}

function headed(sheet, title) {
  printWords(sheet, fitTo(title, SHEET.width - 60, 24), 30, 38, { size: 24, weight: 700 });
}

function named(sheet, lane) {
  const middle = EDGE.t + ((lane.top + lane.bottom) / 2) * sheet.stretch;
  const half = Math.min(17, ((lane.bottom - lane.top) / 2) * sheet.stretch);
  printBox(sheet, 30, middle - half, 35, middle + half, { fillcolor: lane.color });
  const name = fitTo(lane.name, NAME_WIDTH, 15);
  printWords(sheet, name, 45, middle, { size: 15, weight: 700 });
  const after = 45 + inkWidth(name, 15, 700) + 6;
  printWords(sheet, String(lane.count), after, middle, { size: 13, color: sheet.quiet });
}

function labelled(chart, sheet, marks) {
  const drawing = { marks: marks.map((mark) => ({ ...mark, y: mark.y * sheet.stretch })) };
  const placed = boxes({ plot: { layout: sheet.layout }, drawing }).filter((one) => one.shown);
  const words = gapWords(sheet.layout, (part) => inkWidth(part, 13), sheet.stretch);
  const taken = takenRows(placed, words);
  for (const { box, place, words: text } of placedLabels(placed, taken, (part) => inkWidth(part, 14))) {
    const ground = groundOf(place, sheet.layout.paper_bgcolor);
    const start = place.className === "dl-before" ? box.left - 7 - inkWidth(text, 14) : place.left;
    printWords(sheet, text, start, box.y, { color: place.ink || sheet.ink }, ground);
  }
  for (const one of placed) printSigns(sheet, one);
}

// Words on a hatched bar stand on paper; on one that fades, it shines through.
function groundOf({ className, ink, grounded }, paper) {
  if (className !== "dl-within" || (ink && !grounded)) return {};
  return { bgcolor: ink ? `${paper}B8` : paper };
}

function printSigns(sheet, { point, left, right, y, articles, disputed, count_ink }) {
  const middle = point ? (left + right) / 2 : left + 9;
  const centred = { xanchor: "center" };
  if (articles > 1 && (point || right - left >= LEAST_FOR_COUNT)) {
    printWords(sheet, String(articles), middle, y, { size: 12, weight: 700, color: count_ink }, centred);
  }
  if (disputed) {
    const corner = point ? right + 1 : left;
    printWords(sheet, "≠", corner, y - 11, { size: 13, weight: 800 }, centred);
  }
}

// --------------------------------------------------------------------------------------- legend

function explained(chart, sheet) {
  let y = sheet.layout.height - 34;
  let x = 30;
  for (const { kind, words: meaning } of chart.data.legend) {
    if (x + 30 + inkWidth(meaning, 13) > SHEET.width - 20) [x, y] = [30, y + 20];
    printGlyph(sheet, kind, x, y);
    printWords(sheet, meaning, x + 30, y, { size: 13, color: sheet.quiet });
    x += 30 + inkWidth(meaning, 13) + LEGEND_GAP;
  }
}

function printGlyph(sheet, kind, x, y) {
  const color = sheet.quiet;
  if (kind === "told") return printWords(sheet, "3", x + 8, y, { size: 13, weight: 700, color });
  if (kind === "disputed") return printWords(sheet, "≠", x + 8, y, { size: 13, weight: 800, color });
  if (kind === "exact") return printDiamond(sheet, x + 12, y, { fillcolor: color });
  if (kind === "inferred") return printDiamond(sheet, x + 12, y, { line: { color, width: 1.5, dash: "1.5px,1.5px" } });
  if (kind === "range") return printBox(sheet, x, y - 6, x + 24, y + 6, { fillcolor: color });
  if (kind === "vague") {
    printBox(sheet, x, y - 6, x + 24, y + 6, { line: { color, width: 1 } });
    for (let at = x; at < x + 20; at += 6) {
      printPath(sheet, [[at, y + 6], [at + 6, y - 6]], { line: { color, width: 1.5 } });
    }
    return undefined;
  }
  for (let step = 0; step < 8; step += 1) {
    const opacity = faintness(kind, step / 7);
    printBox(sheet, x + step * 3, y - 6, x + step * 3 + 3, y + 6, { fillcolor: color, opacity });
  }
  return undefined;
}

// How strong a mark is drawn from its left, 0, to its right, 1.
function faintness(kind, share) {
  if (kind === "possible") return 1 - Math.abs(2 * share - 1) * 0.85;
  return kind === "bounded" ? 0.1 + share * 0.9 : 1 - share * 0.9;
}

// ------------------------------------------------------------- Plotly's words for places on a sheet

// Pixels from the top left corner to shares of the plotting area, which Plotly calls paper.
function onSheet(sheet, x, y) {
  return [(x - EDGE.l) / sheet.inner.width, 1 - (y - EDGE.t) / sheet.inner.height];
}

function printWords(sheet, text, x, y, { size = 14, weight = 400, color = sheet.ink }, rest = {}) {
  const [px, py] = onSheet(sheet, x, y);
  sheet.layout.annotations.push({
    text: escaped(text),
    x: px,
    y: py,
    xref: "paper",
    yref: "paper",
    xanchor: "left",
    yanchor: "middle",
    showarrow: false,
    borderpad: 0,
    font: { family: FACE, size, weight, color },
    ...rest,
  });
}

function printBox(sheet, left, top, right, bottom, look) {
  const [x0, y0] = onSheet(sheet, left, top);
  const [x1, y1] = onSheet(sheet, right, bottom);
  printShape(sheet, { type: "rect", x0, y0, x1, y1 }, look);
}

function printDiamond(sheet, x, y, look) {
  printPath(sheet, [[x, y - 7], [x + 7, y], [x, y + 7], [x - 7, y], [x, y - 7]], look);
}

function printPath(sheet, points, look) {
  const written = points.map(([x, y]) => onSheet(sheet, x, y).join(","));
  printShape(sheet, { type: "path", path: `M${written.join("L")}` }, look);
}

function printShape(sheet, form, look) {
  sheet.layout.shapes.push({ ...form, xref: "paper", yref: "paper", line: { width: 0 }, ...look });
}

// Plotly reads tags in its texts; the article's words are to stay words.
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function inkWidth(text, size, weight = 400) {
  canvas.font = `${weight} ${size}px ${FACE}`;
  return canvas.measureText(text).width;
}

function fitTo(text, most, size) {
  if (inkWidth(text, size) <= most) return text;
  const letters = Array.from(text);
  while (letters.length && inkWidth(`${letters.join("")}…`, size) > most) letters.pop();
  return letters.length ? `${letters.join("").trimEnd()}…` : "";
}
