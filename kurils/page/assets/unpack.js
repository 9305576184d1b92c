// The data of the page, packed by kurils/page/packing.py.

/** The JSON value of a text that is gzip in base64. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return unfolded(JSON.parse(await new Response(stream).text()));
}

/** Every distinct value stands once: a list is [-1, …], a mapping [n, …] with `keys[n]`; numbers in them are places. */
function unfolded({ keys, values }) {
  const whole = [];
  for (const value of values) {
    if (!Array.isArray(value)) {
      whole.push(value);
      continue;
    }
    const [kind, ...parts] = value;
    const inner = parts.map((part) => (typeof part === "number" ? whole[part] : part));
    whole.push(kind < 0 ? inner : Object.fromEntries(keys[kind].map((key, at) => [key, inner[at]])));
  }
  return whole.at(-1);
}
