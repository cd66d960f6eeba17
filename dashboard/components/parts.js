// What Python tells a pane: a line about it, then its content. Part of each pane's module.

// Streamlit brings bytes, the offline page a string. The content is read when it is asked for.
function partsOf(data) {
  if (!(data instanceof Uint8Array)) {
    const end = data.text.indexOf("\n");
    return { told: JSON.parse(data.text.slice(0, end)), content: () => data.text.slice(end + 1) };
  }
  const read = (bytes) => new TextDecoder().decode(bytes);
  const end = data.indexOf(10);
  return { told: JSON.parse(read(data.subarray(0, end))), content: () => read(data.subarray(end + 1)) };
}

const FOOT = 40; // pixels, in which the words of the axis may stand

// What the reader chose comes into sight, once the card is there: on a phone that lies over the foot of
// the screen.
function uncover(found) {
  requestAnimationFrame(() => {
    const part = found();
    const card = document.querySelector(".dl-card:not(.dl-empty)");
    if (!part || !card) return;
    const box = part.getBoundingClientRect();
    const over = getComputedStyle(card).position === "fixed" ? card.getBoundingClientRect().top : innerHeight;
    const by = box.top < 0 ? box.top - 40 : box.bottom > over - FOOT ? box.bottom - over + FOOT + 8 : 0;
    if (by) scrollerOf(card).scrollBy({ top: by, behavior: motion() });
  });
}

// How to scroll: motion is only for those who want it.
function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

function scrollerOf(part) {
  for (let above = part.parentElement; above; above = above.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(above).overflowY);
    if (scrolls && above.scrollHeight > above.clientHeight) return above;
  }
  return document.scrollingElement;
}
