// Elements. Texts of the record enter the page as text only, never as markup.
const byId = (id) => document.getElementById(id);
const DRAWING = byId("shapes").namespaceURI;

/** An element of HTML: attributes, then children; a function is a listener, `null` and `false` leave an attribute out. */
function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An element of SVG. */
function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(DRAWING, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function put(id, ...children) {
  byId(id).replaceChildren(...children.flat().filter(Boolean));
}

/** What somebody typed or an address says, for a sentence about it: what hides is written as an escape, and it is cut. */
function visible(text) {
  const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
  const cut = text.length > 80 ? `${[...text].slice(0, 79).join("")}…` : text;
  return cut.replace(hidden, (char) => `\\u{${char.codePointAt(0).toString(16)}}`);
}

/** A source as a link, when it has an address on the web; otherwise as text. */
function sourceLink(source) {
  const label = [
    source.title,
    h("span", { class: "quiet" }, ` ${source.publisher}; ${tr(`page.read.${source.read}`)}`),
  ];
  if (!/^https?:\/\//i.test(source.url ?? "")) return h("span", {}, label[0], label[1]);
  return h("span", {}, h("a", { href: source.url, rel: "noopener noreferrer external" }, label[0]), label[1]);
}

/** The sources of a statement, folded away. */
function sourceList(ids) {
  const known = ids.map((id) => data.sources[id]).filter(Boolean);
  if (!known.length) return null;
  const items = known.map((source) => h("li", {}, sourceLink(source)));
  return h(
    "details",
    { class: "sources" },
    h("summary", {}, tr("page.sources", { count: known.length })),
    h("ul", {}, items),
  );
}

/** A link that opens a document. */
function documentButton(id, text = titleOf(id)) {
  if (!documentById.has(id)) return h("span", {}, text);
  return h("a", { href: `#document=${id}`, class: "link", "data-document": id }, text);
}

/** A sign of the legend, drawn by Python; none where there is nothing to show. */
function sign(name) {
  return name ? s("svg", { class: "sign", viewBox: "0 0 18 13", "aria-hidden": "true" }, s("use", { href: `#sign-${name}` })) : null;
}

function cell(role, label, ...children) {
  const scope = role === "rowheader" ? "row" : null;
  return h(scope ? "th" : "td", { role, scope, "data-label": label }, ...children);
}
