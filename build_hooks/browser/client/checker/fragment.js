// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The only way by which HTML comes into the page. It is made by checker/html.py, which escapes every text of the card; here it
 * is held to what that module can make. Anything else is refused whole.
 *
 * The text is parsed once, in a document where nothing runs or loads, and the nodes themselves go to the page: what was looked
 * at is what is shown.
 */

const ELEMENTS = new Set(
  "a abbr button dd details div dl dt em fieldset form h1 h2 h3 h4 h5 input label legend li nav p section span strong summary table tbody td th thead tr caption ul".split(" "),
);

const NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
const PAGE = `(?:\\.\\./)*(?:${NAME}/)*${NAME}\\.html(?:#${NAME})?`;

/** What each attribute may say, on any element. */
const EVERYWHERE = patterns({
  class: `rk-${NAME}(?: rk-${NAME})*`,
  id: `rk-${NAME}|zelfcheck`,
  hidden: "",
  lang: "[a-z]{2}",
  tabindex: "-1",
  "aria-controls": NAME,
  "aria-describedby": NAME,
  "aria-expanded": "false",
  "aria-hidden": "true",
  "aria-keyshortcuts": "[1-9]",
  "aria-labelledby": NAME,
  "data-adres": PAGE,
  "data-antwoord": NAME,
  "data-organisatie": NAME,
  "data-partner": NAME,
  "data-plek": NAME,
  "data-stand-taak": NAME,
  "data-status": "do|find_out",
  "data-stel-antwoord": NAME,
  "data-stel-vraag": NAME,
  "data-taak": NAME,
  "data-taak-ander": NAME,
  "data-vork": NAME,
  "data-vraag": NAME,
  "data-wie": NAME,
  "data-wijzig": NAME,
});

/** What it may say on one kind of element. No link leads away: who works from an advice cannot lose it. @type {Record<string, Record<string, RegExp>>} */
const ON = {
  a: patterns({ href: `#rk-${NAME}|tel:\\+?[0-9]+(?:;ext=[0-9]+)?|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+` }),
  abbr: patterns({ title: "[^]*", tabindex: "0" }),
  button: patterns({ type: "button" }),
  form: patterns({ autocomplete: "off" }),
  td: patterns({ colspan: "[0-9]+" }),
  th: patterns({ colspan: "[0-9]+", scope: "col|row|rowgroup" }),
  input: patterns({ type: "radio", name: `stand-${NAME}`, value: NAME, autocomplete: "off" }),
};

/** What would be something else without its type: a button that sends the form it is in, a field to type in. */
const TYPED = new Set(["button", "input"]);

/**
 * The HTML as nodes, ready for `put`.
 *
 * @param {string} html
 * @returns {DocumentFragment}
 * @throws {Error} when it holds anything that checker/html.py does not make
 */
export function fragment(html) {
  if (typeof html !== "string") throw new Error("not HTML");
  const parsed = new DOMParser().parseFromString(html, "text/html");
  // Walked from outside: a name or an id in it could hide what a form or a document says of itself. The element that has such
  // a name is refused when its turn comes.
  const walker = document.createTreeWalker(parsed);
  for (const name of ["html", "head", "body"]) expectBare(walker.nextNode(), name);
  const body = walker.currentNode;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) expectKnown(node);
  const content = new DocumentFragment();
  content.append(...body.childNodes); // not before all of it was looked at: a picture would load as soon as it is ours
  return content;
}

/**
 * The nodes in the place of what was there. They are copied, so that the same fragment can be shown again.
 *
 * @param {Element} place
 * @param {DocumentFragment} content
 */
export function put(place, content) {
  place.replaceChildren(content.cloneNode(true));
}

/** @param {Node | null} node @param {string} name */
function expectBare(node, name) {
  if (!(node instanceof Element) || node.localName !== name || node.hasAttributes()) throw new Error(`refused: ${name}`);
}

/** @param {Node} node */
function expectKnown(node) {
  if (node instanceof Text) return;
  if (!(node instanceof HTMLElement) || !ELEMENTS.has(node.localName)) throw new Error(`refused: ${node.nodeName}`);
  if (TYPED.has(node.localName) && !node.hasAttribute("type")) throw new Error(`refused: ${node.localName} without type`);
  for (const { name, value } of node.attributes) {
    const allowed = ON[node.localName]?.[name] ?? EVERYWHERE[name];
    if (!allowed?.test(value)) throw new Error(`refused: ${name} on ${node.localName}`);
  }
}

/** @param {Record<string, string>} sources @returns {Record<string, RegExp>} that match a whole value; no name is inherited */
function patterns(sources) {
  const whole = Object.entries(sources).map(([name, source]) => [name, new RegExp(`^(?:${source})$`)]);
  return Object.assign(Object.create(null), Object.fromEntries(whole));
}
