// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * The search field and what is found, on every page. What is found, `search.js` beside this file decides; this shows it, and says how
 * sure it is. The index is loaded when somebody goes to the field, as a script: a page on a disk may load nothing else.
 */

(() => {
  const TEXT = TEXTS.search;

  /** How many results are seen at once: of those that have as many of the words as the first. */
  const MOST = 10;

  const box = document.querySelector(".rk-search");
  const form = box?.querySelector("form");
  const field = box?.querySelector("input");
  const output = box?.querySelector(".rk-search__output");
  const said = box?.querySelector(".rk-search__said");
  const instead = box?.querySelector(".rk-search__instead");
  const list = box?.querySelector(".rk-search__hits");
  if (!box || !form || !field || !(output instanceof HTMLElement) || !said || !(instead instanceof HTMLElement) || !list) return;

  document.documentElement.classList.remove("no-js"); // with which the field is hidden

  /** The folder of the site, whatever the depth of the page: this file is two folders below it. In the single file there is none. */
  const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = src ? new URL("../..", src).href : "";

  /** @type {Search | undefined} */
  let search;
  let asked = false;

  function load() {
    if (asked) return;
    asked = true;
    if ("searchIndex" in globalThis) return ready();
    const script = document.createElement("script");
    script.src = dataset.index ?? "";
    script.addEventListener("load", ready);
    script.addEventListener("error", () => {
      asked = false; // the next letter tries again
      show([TEXT.failed], { instead: true });
    });
    document.head.append(script);
  }

  function ready() {
    search = new Search(/** @type {any} */ (globalThis).searchIndex);
    look();
  }

  /** @param {string} name @param {string} kind @param {(string | Node)[]} inside */
  function made(name, kind, ...inside) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...inside);
    return element;
  }

  /** A text in which the words that are meant stand out. @param {string} text @param {Set<string>} words */
  const marked = (text, words) =>
    text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part) => (wordsIn(part).some((each) => words.has(each)) ? made("mark", "", part) : part));

  /** Asks for something else instead. @param {string} words */
  function offer(words) {
    const button = made("button", "rk-search__offer", words);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => {
      if (field) field.value = words;
      field?.focus();
      look();
    });
    return button;
  }

  /** Of a long text the first paragraph in which one of the words is; a short one whole. @param {Hit} hit */
  function textOf({ entry: { text = [] }, words }) {
    if (text.join(" ").length < 200) return text;
    return [text.find((each) => wordsIn(each).some((word) => words.has(word))) ?? text[0] ?? ""];
  }

  /** @param {Hit} hit */
  function shown(hit) {
    const { entry, words, missing } = hit;
    const link = /** @type {HTMLAnchorElement} */ (made("a", "rk-hit", made("span", "rk-hit__kind", entry.kind)));
    link.href = root + entry.place;
    if (entry.when) link.append(made("span", "rk-hit__when", ...marked(`${entry.when}:`, words)));
    link.append(made("span", "rk-hit__title", ...marked(entry.title, words)));
    link.append(...textOf(hit).map((each) => made("span", "rk-hit__text", ...marked(each, words))));
    if (missing.length) link.append(made("span", "rk-hit__missing", `${TEXT.missing} `, made("del", "", missing.join(", "))));
    return made("li", "", link);
  }

  /** @param {(string | Node)[]} status @param {{ hits?: Hit[], instead?: boolean }} [what] */
  function show(status, what = {}) {
    const hits = what.hits ?? [];
    said?.replaceChildren(...status);
    if (instead instanceof HTMLElement) instead.hidden = !what.instead;
    const good = hits.filter(({ missing }, at) => at < MOST && missing.length === hits[0]?.missing.length);
    const rest = hits.slice(good.length);
    list?.replaceChildren(...good.map(shown));
    if (!rest.length) return;
    const more = made("details", "", made("summary", "", TEXT.more(rest.length)));
    more.addEventListener("toggle", () => more.append(made("ol", "rk-search__hits", ...rest.map(shown))), { once: true });
    list?.append(made("li", "", more));
  }

  /** Looks for what stands in the field. */
  function look() {
    const text = field?.value.trim();
    if (!text) return show([TEXT.start]);
    if (!search) return show([TEXT.busy]);
    const { hits, meant, whole, silent, without } = search.find(text);
    if (silent.length) {
      const other = without ? [` ${TEXT.without} `, offer(without)] : [];
      return show([`${TEXT.silent} `, made("strong", "", silent.join(", ")), `. ${TEXT.ask}`, ...other], { hits, instead: !hits.length });
    }
    if (!hits.length) return show([TEXT.none], { instead: true });
    if (meant) return show([`${TEXT.meant} `, offer(meant), "?"], { hits });
    return show([whole ? TEXT.count(hits.length) : TEXT.close], { hits });
  }

  /** @param {boolean} open */
  function open(open) {
    if (output instanceof HTMLElement) output.hidden = !open;
  }

  /** The results and what else one can go to, from the field on. */
  const stops = () => [field, ...(output?.querySelectorAll("a, button, summary") ?? [])].filter((each) => each?.getClientRects().length);

  /** @param {KeyboardEvent} event */
  function press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      field?.focus();
      open(false);
    } else if (step && output instanceof HTMLElement && !output.hidden) {
      event.preventDefault();
      const all = stops();
      const next = all[(all.indexOf(/** @type {any} */ (document.activeElement)) + step + all.length) % all.length];
      if (next instanceof HTMLElement) next.focus();
    }
  }

  field.addEventListener("focus", () => {
    open(true);
    load();
    look();
  });
  field.addEventListener("click", () => open(true));
  field.addEventListener("input", () => {
    open(true);
    load();
    look();
  });
  form.addEventListener("reset", () => {
    field.focus();
    setTimeout(look); // when the field is empty
  });
  // One goes to the first result, and does not open it unseen.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = list.querySelectorAll("a");
    first?.focus();
  });
  box.addEventListener("keydown", (event) => press(/** @type {KeyboardEvent} */ (event)));
  list.addEventListener("click", ({ target }) => open(!(target instanceof Element && target.closest("a"))));
  for (const event of ["click", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      if (target instanceof Node && target.isConnected && !box.contains(target)) open(false);
    });
  }
})();
