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
