// Zooming with the wheel and with two fingers, at the place that they point to. Part of the chart's
// module.

const MOST_A_TURN = 0.5; // of two, its power: no turn of a wheel is more than this
const PIXELS_TO_HALVE = 100;
const PIXELS_A_LINE = 16;

function zoomByHand(chart) {
  const untouched = () => (chart.apart = null);
  const ownWay = { passive: false, capture: true };
  chart.stage.addEventListener("wheel", (event) => byWheel(chart, event), ownWay);
  chart.stage.addEventListener("touchstart", (event) => byFingers(chart, event), ownWay);
  chart.stage.addEventListener("touchmove", (event) => byFingers(chart, event), ownWay);
  for (const name of ["touchend", "touchcancel"]) chart.stage.addEventListener(name, untouched);
}

// The wheel alone scrolls the page. Fingers on a touchpad come as a wheel with Ctrl.
function byWheel(chart, event) {
  if (!chart.drawn || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const turned = (event.deltaY * (event.deltaMode ? PIXELS_A_LINE : 1)) / PIXELS_TO_HALVE;
  narrow(chart, event.clientX, 2 ** Math.min(Math.max(turned, -MOST_A_TURN), MOST_A_TURN));
}

function byFingers(chart, event) {
  if (!chart.drawn || event.touches.length !== 2) return;
  event.preventDefault();
  event.stopPropagation(); // from Plotly, which would draw a part with one of them
  const [one, other] = event.touches;
  const apart = Math.max(Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), 1);
  if (chart.apart) narrow(chart, (one.clientX + other.clientX) / 2, chart.apart / apart);
  chart.apart = apart;
}

// Shows so many times as much of the axis at a place on the screen, and never more than all of it.
function narrow(chart, clientX, factor) {
  pointAt(chart, null);
  const x = clientX - chart.plot.getBoundingClientRect().left;
  const away = ({ left, right }) => Math.max(left - x, x - right, 0);
  const { spans } = places(chart);
  const { name, left, right, low, high } = spans
    .filter((span) => !span.hidden)
    .reduce((one, other) => (away(other) < away(one) ? other : one));
  const at = low + Math.min(Math.max((x - left) / (right - left), 0), 1) * (high - low);
  const [first, last] = home(chart, name);
  const from = Math.max(at - (at - low) * factor, first);
  const to = Math.min(at + (high - at) * factor, last);
  if (from < to) go(chart, name, from, to);
}
