// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The page's side of the checker: gathers answers, shows steps, and lets the browser's Back and Forward walk through them.
 * What a step is, and how it looks, comes from Python in the worker.
 *
 * Answers live in this module's memory and nowhere else: not in the address, the title, the history or any storage.
 */

/**
 * @typedef {Record<string, string>} Answers question id to option id
 * @typedef {{answers: Answers, change: string | null}} Asked `change` is the answered question to ask again
 * @typedef {{html: string, answers: Answers, announcement: string}} Step what the worker makes of it
 * @typedef {{type: "ready"} | {type: "failed"} | {id: number, response: Step} | {id: number, error: string}} Message
 */

const TEXT = {
  waiting: "De vragenhulp start nog. Daarna gaat het vanzelf verder met je antwoord.",
  failed: "De vragenhulp werkt nu niet. Gebruik de vragenlijst hieronder: daarin staan dezelfde vragen en taken.",
  again: "Probeer opnieuw",
  starting: "De vragenhulp start opnieuw.",
  ready: "De vragenhulp werkt weer. Geef je antwoord.",
  cleared: "Je antwoorden zijn gewist.",
};

/** A step takes some milliseconds; on an old computer tenths of a second. In milliseconds. */
const STEP_LIMIT = 8_000;
const DEFAULT_START_LIMIT = 20_000;

/** The worker, from its start until it fails. It answers one request at a time: the last one asked. */
class Helper {
  /** @type {{id: number, request: object, answered: (step: Step) => void} | null} */
  #asked = null;
  #ready = false;
  #lastId = 0;
  #timer = 0;

  /**
   * @param {string} runtime absolute address of the runtime's folder
   * @param {number} startLimit in milliseconds
   * @param {{ready: () => void, failed: () => void}} tell `failed` is called at most once, and ends it
   */
  constructor(runtime, startLimit, tell) {
    this.tell = tell;
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onmessageerror = () => this.#fail();
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail();
    };
    this.#allow(startLimit);
    this.worker.postMessage({ type: "start", runtime });
  }

  get ready() {
    return this.#ready;
  }

  /**
   * Ask for a step. Before the worker is ready the request waits; an earlier one that is still open is dropped.
   *
   * @param {object} request
   * @param {(step: Step) => void} answered
   */
  ask(request, answered) {
    this.#lastId += 1;
    this.#asked = { id: this.#lastId, request, answered };
    if (this.#ready) this.#send();
  }

  /** Drop the open request, if there is one. */
  drop() {
    this.#asked = null;
    if (this.#ready) clearTimeout(this.#timer);
  }

  /** End the worker. Nothing is told any more. */
  stop() {
    clearTimeout(this.#timer);
    this.worker.onmessage = null;
    this.worker.terminate();
  }

  #send() {
    if (!this.#asked) return;
    this.#allow(STEP_LIMIT);
    this.worker.postMessage({ id: this.#asked.id, request: this.#asked.request });
  }

  /** @param {Message} message */
  #hear(message) {
    if ("type" in message) {
      if (message.type === "failed") return this.#fail();
      clearTimeout(this.#timer);
      this.#ready = true;
      this.tell.ready();
      return this.#send();
    }
    if (message.id !== this.#asked?.id) return;
    if ("error" in message) return this.#fail();
    const { answered } = this.#asked;
    this.drop();
    answered(message.response);
  }

  /** @param {number} limit */
  #allow(limit) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(), limit);
  }

  #fail() {
    this.stop();
    this.tell.failed();
  }
}

/**
 * @param {HTMLElement} host holds the step; the first one was put there by the build
 * @param {HTMLElement} status the live region; `data-begin` is what it says of the first step
 * @param {HTMLDetailsElement} tree the same questions without a script
 */
function begin(host, status, tree) {
  const runtime = new URL(host.dataset.runtime ?? "", document.baseURI).href;
  const root = host.dataset.root ?? "";
  const startLimit = Number(host.dataset.timeout) || DEFAULT_START_LIMIT;
  const again = againButton();

  /** @type {Step} */
  const first = { html: host.innerHTML, answers: {}, announcement: status.dataset.begin ?? "" };

  /**
   * What was shown at each depth of the browser's history. A hole is a step that was forgotten, by Wis or by a reload.
   *
   * @type {Step[]}
   */
  let steps = [];
  let depth = depthOf(history.state) ?? 0;

  /** What was asked for and is not shown yet; kept through a failure, so that another try can go on with it. @type {Asked | null} */
  let wanted = null;

  /** @type {Helper | null} */
  let helper = null;

  // --- showing ---------------------------------------------------------------------------------------------------------

  /** The only place that puts HTML in the page. It comes from checker/html.py, which escapes every text of the card. */
  function swap(/** @type {string} */ html) {
    host.innerHTML = html;
  }

  /** Say something to who listens; and, when it is not on the screen anyway, to who looks. */
  function say(/** @type {string} */ text, { visible = false } = {}) {
    status.toggleAttribute("data-zichtbaar", visible);
    status.textContent = text;
  }

  function show(/** @type {Step} */ step) {
    swap(step.html);
    focusHeading();
    say(step.announcement);
  }

  function focusHeading() {
    /** @type {HTMLElement | null} */ (host.querySelector(".rk-kop"))?.focus();
  }

  // --- going from step to step -------------------------------------------------------------------------------------------

  function want(/** @type {Asked} */ asked) {
    wanted = asked;
    if (!helper) start();
    if (!helper) return;
    if (!helper.ready) say(TEXT.waiting, { visible: true });
    helper.ask({ ...asked, root }, goOn);
  }

  /** One deeper. The steps that Forward led to are gone, as they are for the browser. */
  function goOn(/** @type {Step} */ step) {
    wanted = null;
    depth += 1;
    steps.length = depth;
    steps[depth] = step;
    history.pushState({ depth }, "");
    show(step);
  }

  /** Forget all answers: the first step, at this depth of the history. */
  function forget() {
    wanted = null;
    helper?.drop();
    steps = [];
    steps[depth] = first;
    swap(first.html);
    say("");
    for (const opened of tree.querySelectorAll("details")) opened.open = false;
  }

  function travelled(/** @type {PopStateEvent} */ event) {
    const to = depthOf(event.state);
    if (to === undefined) return history.replaceState({ depth }, ""); // a link within the page: the same step
    if (to === depth) return;
    wanted = null;
    helper?.drop();
    depth = to;
    const step = steps[depth];
    if (step) return show(step);
    forget();
    if (depth > 0) history.go(-depth); // so that leaving the page takes one Back, not one for each forgotten step
  }

  // --- the worker --------------------------------------------------------------------------------------------------------

  function start() {
    again.remove();
    helper?.stop();
    helper = null;
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      helper = new Helper(runtime, startLimit, { ready: started, failed });
    } catch {
      failed();
    }
  }

  function started() {
    if (!wanted && status.textContent) say(TEXT.ready, { visible: true });
  }

  /** The way out that always works: the tree. Focus only goes there for who is waiting for an answer. */
  function failed() {
    helper = null;
    say(TEXT.failed, { visible: true });
    status.after(again);
    tree.open = true;
    for (const chosen of host.querySelectorAll("[data-gekozen]")) chosen.removeAttribute("data-gekozen");
    if (!wanted) return;
    status.scrollIntoView();
    tree.querySelector("summary")?.focus({ preventScroll: true });
  }

  function tryAgain() {
    say(TEXT.starting, { visible: true });
    start();
    focusHeading();
    if (wanted) want(wanted);
  }

  // --- what the reader does ------------------------------------------------------------------------------------------------

  function pressed(/** @type {MouseEvent} */ event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const answers = steps[depth]?.answers ?? {};
    const { vraag, antwoord, wijzig } = button.dataset;
    if (vraag && antwoord) {
      mark(host, button);
      want({ answers: { ...answers, [vraag]: antwoord }, change: null });
    } else if (wijzig) {
      want({ answers, change: wijzig });
    } else if (button.classList.contains("rk-wis")) {
      forget();
      focusHeading();
      say(`${TEXT.cleared} ${first.announcement}`);
    }
  }

  steps[depth] = first;
  history.replaceState({ depth }, "");
  start();
  host.addEventListener("click", pressed);
  again.addEventListener("click", tryAgain);
  addEventListener("popstate", travelled);
  // The theme opens all that can be opened before it prints: of the tree that would be dozens of pages.
  addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), { capture: true });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    forget();
    if (!helper?.ready) start();
  });
}

/** @param {unknown} state what this page, or another script, left in the history @returns {number | undefined} */
function depthOf(state) {
  const depth = /** @type {{depth?: unknown} | null} */ (state)?.depth;
  return typeof depth === "number" ? depth : undefined;
}

/** Show which answer was pressed, as long as the next step is not there. @param {HTMLElement} host @param {Element} button */
function mark(host, button) {
  for (const option of host.querySelectorAll("[data-antwoord]")) option.toggleAttribute("data-gekozen", option === button);
}

function againButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.id = "checker-opnieuw";
  button.textContent = TEXT.again;
  return button;
}

const host = document.getElementById("checker");
const status = document.getElementById("checker-status");
const tree = document.getElementById("checker-boom");
if (host && status && tree instanceof HTMLDetailsElement) begin(host, status, tree);
