// The mark under the pointer, and the marks of the selected event. Part of the chart's module.

const GRASP = 12; // pixels round a mark that count as the mark
const HALF_HEIGHT = 7;

// Plotly finds the mark too, but rests for a twentieth of a second after each look.
function point(chart) {
  chart.plot.addEventListener("mousemove", (event) => pointAt(chart, markUnder(chart, event), event));
  chart.plot.addEventListener("mouseleave", () => pointAt(chart, null));
}

function pointAt(chart, id, event) {
  if (id === chart.pointed) return;
  chart.pointed = id;
  send("hover", id, "chart");
  tip(chart, id, event);
}

// The id of the nearest mark within reach of a place on the screen, or null.
function markUnder(chart, { clientX, clientY }) {
  const frame = chart.plot.getBoundingClientRect();
  const [x, y] = [clientX - frame.left, clientY - frame.top];
  let [found, nearest] = [null, GRASP];
  for (const box of chart.boxes) {
    if (!box.shown) continue;
    const across = Math.max(box.left - x, 0, x - box.right);
    const down = Math.max(Math.abs(box.y - y) - HALF_HEIGHT, 0);
    const distance = Math.hypot(across, down);
    if (distance < nearest) [found, nearest] = [box.id, distance];
  }
  return found;
}

// Everything but the selected event is dimmed, unless the filter hides that one. By a style of the
// page: to Plotly a selection is a reason to draw all marks anew.
function dim(chart) {
  for (const mark of chart.lit ?? []) mark.classList.remove("dl-lit");
  const known = chart.boxes.some((box) => box.id === link.selected);
  chart.stage.classList.toggle("dl-choosing", known);
  chart.lit = known ? (marksDrawn(chart).get(link.selected) ?? []) : [];
  for (const mark of chart.lit) mark.classList.add("dl-lit");
  for (const words of chart.overlay.querySelectorAll("[data-event]")) {
    words.classList.toggle("dl-dim", known && words.dataset.event !== link.selected);
  }
}

// Plotly's elements by the events' ids, found once for each drawing.
function marksDrawn(chart) {
  if (chart.drawnMarks) return chart.drawnMarks;
  chart.drawnMarks = new Map();
  for (const trace of chart.plot.querySelectorAll(".trace")) {
    const ids = trace.__data__?.[0]?.trace.customdata ?? [];
    for (const mark of trace.querySelectorAll(".point")) {
      const id = ids[mark.__data__.i];
      if (!chart.drawnMarks.has(id)) chart.drawnMarks.set(id, []);
      chart.drawnMarks.get(id).push(mark);
    }
  }
  return chart.drawnMarks;
}
