// The data of the page, packed by kurils/page/packing.py.

/** The JSON value of a text that is gzip in base 85, five letters for four bytes. */
async function unpacked(text) {
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=>?@^_`{|}~";
  const value = new Uint8Array(128).fill(84);
  for (let at = 0; at < 85; at++) value[letters.charCodeAt(at)] = at;
  const count = Math.ceil(text.length / 5);
  const words = new DataView(new ArrayBuffer(count * 4));
  for (let word = 0; word < count; word++) {
    let sum = 0;
    for (let at = 5 * word; at < 5 * word + 5; at++) sum = sum * 85 + (at < text.length ? value[text.charCodeAt(at)] : 84);
    words.setUint32(4 * word, sum);
  }
  const bytes = new Uint8Array(words.buffer, 0, count * 4 - (5 * count - text.length));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return unfolded(JSON.parse(await new Response(stream).text()));
}

/** What is looked up by ids and names: nothing is in it that was not put there, whatever the ids are. */
function table(entries = []) {
  const made = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
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
    whole.push(kind < 0 ? inner : table(keys[kind].map((key, at) => [key, inner[at]])));
  }
  return whole.at(-1);
}
