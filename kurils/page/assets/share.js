// To take away: a link, the code of a frame, and the picture, drawn on a canvas from what the page shows.

/** Copy a text; where the browser does not let a page do so, show it to be copied by hand. */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    byId("shared").textContent = done;
  } catch {
    const field = byId("share-text");
    field.value = text;
    field.select();
    const copied = document.execCommand("copy");
    byId("shared").textContent = copied ? done : text;
  }
}

const here = (more) => `${location.href.split("#")[0]}#${address(more)}`;

function embedCode() {
  const frame = h("iframe", {
    src: here({ embed: true }),
    width: 640,
    height: 480,
    title: labelled(tr("page.title"), longForm(state.day, false)),
    loading: "lazy",
  });
  return frame.outerHTML;
}

function share(what) {
  if (what === "link") copy(here({}), tr("page.share.copied"));
  if (what === "embed") copy(embedCode(), tr("page.share.copied"));
  if (what === "png") savePicture();
}

/** The day as a picture: date, headline, map, rows of time, and who made the coasts. */
async function savePicture() {
  const map = picture("maps", `wide-${areaNow()}`);
  const rows = picture("strips", "wide");
  paint(map, state.day, state.view, state.island);
  const [wide, edge, zoom] = [1200, 32, 2];
  const box = (svg) => svg.getAttribute("viewBox").split(" ").map(Number);
  const high = (svg) => ((wide - 2 * edge) * box(svg)[3]) / box(svg)[2];
  const canvas = h("canvas", {});
  const colours = getComputedStyle(document.documentElement);
  const colour = (value) => (value.startsWith("var(") ? colours.getPropertyValue(value.slice(4, -1)).trim() : value);
  const pen = canvas.getContext("2d");
  pen.font = `700 34px ${colours.getPropertyValue("--serif")}`;
  const lines = wrapped(pen, byId("headline").textContent, wide - 2 * edge);
  const top = edge + 30 + lines.length * 41 + 8;
  canvas.width = wide * zoom;
  canvas.height = Math.round(top + high(map.svg) + 12 + high(rows.svg) + 40) * zoom;
  pen.scale(zoom, zoom);
  pen.fillStyle = colour("var(--bg)");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const text = (words, x, y, font, ink) => {
    pen.font = font;
    pen.fillStyle = colour(ink);
    pen.fillText(words, x, y);
  };
  const sans = colours.getPropertyValue("--sans");
  text(byId("kick").textContent, edge, edge + 14, `16px ${sans}`, "var(--muted)");
  lines.forEach((line, at) => text(line, edge, edge + 58 + at * 41, `700 34px ${colours.getPropertyValue("--serif")}`, "var(--ink)"));
  let y = top + 14;
  for (const { svg } of [map, rows]) {
    pen.save();
    pen.translate(edge, y);
    pen.scale((wide - 2 * edge) / box(svg)[2], (wide - 2 * edge) / box(svg)[2]);
    pen.beginPath();
    pen.rect(0, 0, box(svg)[2], box(svg)[3]);
    pen.clip();
    const hidden = svg.isConnected ? null : stage(svg);
    for (const child of svg.children) onCanvas(pen, child, sans);
    hidden?.remove();
    pen.restore();
    y += high(svg) + 6;
  }
  text(`${byId("citation").textContent} ${document.querySelector(".attr").textContent}`, edge, y + 16, `12px ${sans}`, "var(--muted)");
  canvas.toBlob((blob) => {
    const link = h("a", { href: URL.createObjectURL(blob), download: `kurils-${state.day}.png` });
    link.click();
    URL.revokeObjectURL(link.href);
    byId("shared").textContent = tr("page.share.saved");
  });
}

/** A picture that is not shown has no style: put it where nobody sees it for as long as it is drawn. */
function stage(svg) {
  const box = h("div", { class: "unseen", "aria-hidden": "true" }, svg);
  document.body.append(box);
  return box;
}

const dense = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}、。）」』]/u;
const thai = /^\p{sc=Thai}{4,}/u;

/** Whether a line may end between two parts of a text: at a blank; in scripts without blanks between words. */
function apart(before, after) {
  if (before.endsWith(" ")) return true;
  const last = before.at(-1), first = after.at(0);
  if (/^[\p{Pe}\p{Pf}\p{Po}ー々(]/u.test(first) || /[\p{Ps}\p{Pi}]/u.test(last)) return false;
  if (/\p{Nd}/u.test(last + first)) return /[、。，）」』]/.test(last);
  return dense.test(last) || dense.test(first) || /[（「『]/.test(first) || (thai.test(before) && thai.test(after));
}

/** The words of a text, and what stands between them; its characters where a browser cannot tell words. */
function segmentsOf(text) {
  if (!Intl.Segmenter) return text.match(/[\p{L}\p{M}\p{N}]+|./gsu) ?? [];
  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text);
  return Array.from(segments, ({ segment }) => segment);
}

/** A text in the parts that stay whole. */
function piecesOf(text) {
  const found = [""];
  for (const segment of segmentsOf(text)) {
    if (found.at(-1) && segment !== " " && apart(found.at(-1), segment)) found.push(segment);
    else found[found.length - 1] += segment;
  }
  return found;
}

function wrapped(pen, text, width) {
  const lines = [""];
  for (const piece of piecesOf(text)) {
    const longer = lines.at(-1) + piece;
    if (lines.at(-1) && pen.measureText(longer.trimEnd()).width > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trimEnd());
}

/** The path of an element, in its own lengths. */
function shapeOf(element) {
  const number = (name) => +element.getAttribute(name) || 0;
  if (element.tagName === "path") return new Path2D(element.getAttribute("d"));
  const path = new Path2D();
  if (element.tagName === "rect") {
    path.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
  } else if (element.tagName === "circle") path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  return path;
}

const referred = (element) => {
  const id = (element.getAttribute("href") ?? element.getAttribute("xlink:href")).slice(1);
  return document.getElementById(id);
};

/** Draw an element and all inside it. What is needed of SVG is what `kurils.maps` writes. */
function onCanvas(pen, element, family) {
  const style = getComputedStyle(element);
  if (style.display === "none" || ["defs", "clipPath"].includes(element.tagName)) return;
  pen.save();
  const moves = element.transform?.baseVal.consolidate()?.matrix;
  if (moves) pen.transform(moves.a, moves.b, moves.c, moves.d, moves.e, moves.f);
  const clip = /#([^")]+)/.exec(element.getAttribute("clip-path") ?? "");
  if (clip) {
    const path = new Path2D();
    for (const part of document.getElementById(clip[1]).children) path.addPath(shapeOf(part.tagName === "use" ? referred(part) : part));
    pen.clip(path);
  }
  if (element.tagName === "g") for (const child of element.children) onCanvas(pen, child, family);
  else if (element.tagName === "text") textOnCanvas(pen, element, style, family);
  else stroked(pen, shapeOf(element.tagName === "use" ? referred(element) : element), style);
  pen.restore();
}

function stroked(pen, path, style) {
  pen.globalAlpha = +style.opacity;
  if (style.fill !== "none") {
    pen.fillStyle = style.fill;
    pen.fill(path);
  }
  if (style.stroke === "none") return;
  pen.strokeStyle = style.stroke;
  pen.lineWidth = parseFloat(style.strokeWidth);
  pen.lineJoin = style.strokeLinejoin;
  pen.lineCap = style.strokeLinecap;
  pen.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
  pen.lineDashOffset = parseFloat(style.strokeDashoffset) || 0;
  pen.stroke(path);
}

/** A text with its halo; a part in another weight stands after it. */
function textOnCanvas(pen, element, style, family) {
  const runs = [...element.childNodes].map((node) => [node.textContent, node.nodeType === 1 ? getComputedStyle(node) : style]);
  const fonts = runs.map(([, own]) => `${own.fontStyle} ${own.fontWeight} ${own.fontSize} ${own.fontFamily || family}`);
  const widths = runs.map(([text], at) => ((pen.font = fonts[at]), pen.measureText(text).width));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let x = +element.getAttribute("x") - whole * { start: 0, middle: 0.5, end: 1 }[style.textAnchor];
  runs.forEach(([text], at) => {
    pen.font = fonts[at];
    if (style.stroke !== "none") {
      pen.strokeStyle = style.stroke;
      pen.lineWidth = parseFloat(style.strokeWidth);
      pen.lineJoin = "round";
      pen.strokeText(text, x, +element.getAttribute("y"));
    }
    pen.fillStyle = style.fill;
    pen.fillText(text, x, +element.getAttribute("y"));
    x += widths[at];
  });
}
