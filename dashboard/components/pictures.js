// The buttons that take the chart away as a picture: drawn here, as it is shown now.

const link = (window.dateline ??= Object.assign(new EventTarget(), { selected: null }));

export default function ({ data, parentElement }) {
  const { title, file, kinds, light } = JSON.parse(data.json);
  const said = element("p", "dl-picture-note");
  said.setAttribute("role", "status");
  const buttons = kinds.map(({ kind, name, words }) => {
    const made = element("button", "dl-picture");
    made.type = "button";
    made.append(element("strong", "", name), ` ${words}`);
    made.onclick = () => ask({ kind, title, light }, `${file}.${kind}`, said);
    return made;
  });
  const root = element("div", "dl-pictures");
  root.append(...buttons, said);
  parentElement.querySelector(".dl-pictures")?.remove();
  parentElement.append(root);
  return () => root.remove();
}

function ask(wanted, file, said) {
  said.textContent = "Drawing …";
  const deliver = (made) => {
    said.textContent = made instanceof Error ? `The picture could not be drawn: ${made.message}` : "";
    if (!(made instanceof Error)) save(made, file);
  };
  const detail = { ...wanted, deliver, taken: false };
  link.dispatchEvent(new CustomEvent("picture", { detail }));
  if (!detail.taken) said.textContent = "There is no chart to draw: no event that is shown has a date.";
}

function save(made, file) {
  const anchor = element("a", "");
  anchor.href = URL.createObjectURL(made);
  anchor.download = file;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
}

function element(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}
