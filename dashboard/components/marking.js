// An event made from words that the reader marks in the article. Part of the article's module.

const LONGEST_MARKED = 200; // letters

// The button beside the marked words; there is none on a page without a server.
function offerMarked(pane) {
  pane.offer ??= offerButton(pane);
  const marked = pane.markable ? markedIn(pane.root) : null;
  pane.offer.hidden = !marked;
  if (!marked) return;
  const box = marked.range.getBoundingClientRect();
  pane.offer.words = marked.words;
  pane.offer.style.left = `${Math.max(Math.min(box.right, innerWidth - 150), 8)}px`;
  pane.offer.style.top = `${Math.min(box.bottom + 6, innerHeight - 40)}px`;
}

function offerButton(pane) {
  const made = element("button", "dl-offer", "Add as an event");
  made.type = "button";
  // The words stay marked while the button is pressed.
  made.onmousedown = (event) => event.preventDefault();
  made.onclick = () => {
    pane.tellMarked({ words: made.words, asked: Date.now() });
    getSelection().removeAllRanges();
    made.hidden = true;
  };
  pane.root.parentElement.append(made);
  return made;
}

function markedIn(root) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const words = chosen.toString().trim();
  const inside = root.contains(range.commonAncestorContainer);
  return inside && words && words.length <= LONGEST_MARKED ? { range, words } : null;
}
