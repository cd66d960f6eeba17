// Telling the story: one event after another over the whole page. Part of the chart's module.
// The slides are the starred events, or else the key ones; which, Python says.

const MOST_STEPS = 40; // more than these have no room of their own in the line of steps

function openSlides(chart) {
  closeSlides(chart);
  const dialog = element("dialog", "dl-slides");
  dialog.setAttribute("aria-label", "The story, one event after another");
  const { slides } = chart.data;
  const at = slides.indexOf(link.selected);
  chart.slides = { dialog, at: at < 0 ? -1 : at };
  dialog.addEventListener("keydown", (event) => slideByKey(chart, event));
  dialog.addEventListener("close", () => closeSlides(chart));
  swiped(dialog, (way) => turnSlide(chart, chart.slides.at + way));
  chart.root.append(dialog);
  dialog.showModal();
  showSlide(chart);
}

// Where the reader left is what is selected now.
function closeSlides(chart) {
  const open = chart.slides;
  chart.slides = null;
  if (!open) return;
  open.dialog.remove();
  chart.teller.focus();
}

function slideByKey(chart, event) {
  // What the keys do on the page they do not do behind its back.
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { at } = chart.slides;
  const onButton = event.target.closest?.("button") && [" ", "Enter"].includes(event.key);
  if (onButton) return;
  const goal = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    " ": at + 1,
    j: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    PageUp: at - 1,
    k: at - 1,
    Home: -1,
    End: chart.data.slides.length - 1,
  }[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  turnSlide(chart, goal);
}

function turnSlide(chart, goal) {
  const { slides } = chart.data;
  if (goal < -1 || goal >= slides.length) return;
  chart.slides.at = goal;
  showSlide(chart);
  if (goal < 0 || slides[goal] === link.selected) return;
  link.selected = slides[goal];
  send("select", link.selected, "key");
}

// Anew whenever more is known of what it shows.
function showSlide(chart) {
  if (!chart.slides) return;
  const { dialog, at } = chart.slides;
  const focused = dialog.contains(document.activeElement) && document.activeElement.dataset.part;
  const slide = element("div", "dl-slide");
  slide.setAttribute("aria-live", "polite");
  slide.append(...(at < 0 ? opening(chart) : toldSlide(chart, chart.data.slides[at])));
  dialog.replaceChildren(slidesHead(chart, at), slide, slidesFoot(chart, at));
  (dialog.querySelector(`[data-part="${focused || "next"}"]:enabled`) ?? dialog.querySelector("[data-part=leave]")).focus();
}

function slidesHead(chart, at) {
  const { slides, title } = chart.data;
  const head = element("header", "dl-slides-head");
  const count = at < 0 ? `${slides.length} events` : `${at + 1} of ${slides.length}`;
  const leave = part(button("✕ Leave", "Leave: Escape", () => chart.slides.dialog.close()), "leave");
  head.append(element("span", "dl-slides-title", at < 0 ? "" : title), element("span", "dl-count", count), leave);
  return head;
}

function opening(chart) {
  const { slides, title, slides_are: are } = chart.data;
  const days = slides.map((id) => chart.data.events[id]?.when).filter((when) => when && when !== "no date");
  const from = days.length > 1 ? `${days[0]} – ${days.at(-1)}` : (days[0] ?? "");
  return [
    element("p", "dl-slide-when", from),
    element("h1", "dl-slide-label", title),
    element("p", "dl-slide-facts", are),
    element("p", "dl-slide-keys", "→ next, ← back, Esc leaves"),
  ];
}

function toldSlide(chart, id) {
  const event = chart.data.events[id];
  if (!event) return [];
  const when = element("p", "dl-slide-when", event.when);
  if (event.certainty) when.append(element("span", "dl-kind", event.certainty));
  const label = element("h1", "dl-slide-label", event.label);
  if (event.starred) label.append(element("span", "dl-star", " ★"));
  if (event.brief) return [when, label];
  return [when, label, quote(event), element("p", "dl-slide-facts", sourceLine(chart, event)), ...notedLine(event)];
}

// Who says so, and where it was published.
function sourceLine(chart, event) {
  const said = `Said by ${event.said}`;
  const told = event.tellings ? event.told : chart.data.byline;
  return [said, told].filter(Boolean).join(" · ");
}

function notedLine(event) {
  return event.note ? [linked(element("p", "dl-slide-note"), event.note)] : [];
}

function slidesFoot(chart, at) {
  const { slides } = chart.data;
  const foot = element("footer", "dl-slides-foot");
  const back = part(button("◀ Back", "Previous: left arrow", () => turnSlide(chart, at - 1)), "back");
  const next = part(button("Next ▶", "Next: right arrow", () => turnSlide(chart, at + 1)), "next");
  back.disabled = at < 0;
  next.disabled = at === slides.length - 1;
  const steps = element("div", "dl-slides-steps");
  steps.setAttribute("aria-hidden", "true");
  const shown = slides.length <= MOST_STEPS ? slides.length : 1;
  for (let number = 0; number < shown; number += 1) {
    const step = element("span", "dl-slides-step");
    const share = shown === 1 ? (at + 1) / slides.length : Number(number <= at);
    step.style.setProperty("--dl-share", `${share * 100}%`);
    step.onclick = () => shown > 1 && turnSlide(chart, number);
    steps.append(step);
  }
  foot.append(back, steps, next);
  return foot;
}

function part(made, name) {
  made.dataset.part = name;
  return made;
}

const SWIPE = 48; // pixels to the side, and more than up or down

function swiped(dialog, turn) {
  let from = null;
  dialog.addEventListener("touchstart", ({ touches: [touch] }) => (from = touch), { passive: true });
  dialog.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    const [x, y] = [touch.clientX - from.clientX, touch.clientY - from.clientY];
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  });
}
