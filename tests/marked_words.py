"""A script that marks words of the article in the page, from the first to the last of two."""

MARK_WORDS = """words => {
  const article = document.querySelector(".dl-article");
  const range = document.createRange();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const [first, last] = words;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [from, to] = [node.data.indexOf(first), node.data.indexOf(last)];
    if (from >= 0) range.setStart(node, from);
    if (to >= 0) range.setEnd(node, to + last.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
