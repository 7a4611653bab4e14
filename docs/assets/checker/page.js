// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The page's side of the checker: gathers answers, shows steps, and lets the browser's Back and Forward walk through them.
 * What a step is, and how it looks, comes from Python in the worker.
 *
 * Answers live in this module's memory and nowhere else: not in the address, the title, the history or any storage.
 */

import { fragment, put } from "./fragment.js";
import { Helper } from "./helper.js";
import { Leaving } from "./leaving.js";
import { Pause } from "./pause.js";
import { Rest } from "./rest.js";
import { Result } from "./result.js";
import { WayOut } from "./way-out.js";

/**
 * @typedef {Record<string, string>} Answers question id to option id
 * @typedef {{answers: Answers, change: string | null, before: Answers | null}} Asked `change` is the answered question to ask again;
 *   `before` are the answers of the advice that the reader came from
 * @typedef {{html: string, answers: Answers, announcement: string, title: string, text: string | null}} Step what the worker makes
 *   of it; `text` is the advice as plain text, when it is complete
 * @typedef {Omit<Step, "html"> & {content: DocumentFragment, chosen?: Answers, left?: string | undefined, since?: Answers | null | undefined}} Shown a step as it can be
 *   shown; `chosen` is the answer that led on from it, `left` where the reader was when she left it, `since` the advice that it came from
 * @typedef {import("./result.js").Question} Question
 */

const TEXT = {
  waiting: "De vragenhulp start nog. Daarna gaat het vanzelf verder met je antwoord.",
  starting: "De vragenhulp start opnieuw.",
  otherRole: "Je rol is nu een andere.",
  ready: "De vragenhulp werkt nu. Je kunt verder.",
  cleared: "Je antwoorden zijn gewist.",
  hidden: "Je ziet je advies nu niet",
  hiddenWhy: "Je hebt een tijd niets gedaan. Misschien kijkt er nu iemand anders mee.",
  showAgain: "Toon mijn advies weer",
  clear: "Wis antwoorden",
  chosen: "(je antwoord)",
};

/**
 * @param {HTMLElement} host holds the step; the first one was put there by the build. A page that is about a role begins with the
 *   question after it: then `data-rol` is the role, and the question for it is in the template `checker-begin`
 * @param {HTMLElement} status the live region; `data-begin` is what it says of the question for the role
 * @param {HTMLDetailsElement} tree the same questions without a script
 */
function begin(host, status, tree) {
  const runtime = new URL(host.dataset.runtime ?? "", document.baseURI).href;
  const root = host.dataset.root ?? "";
  const patience = Number(host.dataset.geduld);

  restored(host, status, tree);

  /** @type {HTMLTemplateElement | null} */
  const begin = document.querySelector("template#checker-begin");
  const name = begin?.dataset.titel ?? document.title;

  /** Without any answer: what is left after Wis. @type {Shown} */
  const first = { content: copied(begin?.content ?? host), answers: {}, announcement: status.dataset.begin ?? "", title: "", text: null };

  /** What the page came with. The role that a page is about is no answer that somebody gave. @type {Shown} */
  const opening = begin ? { ...first, content: copied(host), answers: { rol: host.dataset.rol ?? "" } } : first;

  /**
   * What was shown at each depth of the browser's history. A hole is a step that was forgotten, by Wis or by a reload.
   *
   * @type {Shown[]}
   */
  let steps = [];
  let depth = depthOf(history.state) ?? 0;

  /** What was asked for and is not shown yet; kept through a failure, so that another try can go on with it. @type {Asked | null} */
  let wanted = null;

  /** What was asked about the advice that is shown, and is not answered yet: the last of each kind. @type {Map<string, Question>} */
  const questions = new Map();

  /** @type {Helper | null} */
  let helper = null;

  /** Is the advice hidden, because nobody was there for a long time? */
  let hidden = false;

  const rest = new Rest(host);
  const result = new Result(host, { ask: askBeside, say });
  const wayOut = new WayOut(status, tree, { say, tryAgain });

  // --- showing ---------------------------------------------------------------------------------------------------------

  /** Say something to who listens; and, when it is not on the screen anyway, to who looks: then what is below it moves. */
  function say(/** @type {string} */ text, { visible = false } = {}) {
    status.toggleAttribute("data-zichtbaar", visible);
    if (visible) rest.begin();
    status.textContent = text;
  }

  /** The heading has the focus and is heard; of an advice, how much it is is heard as well. */
  function show(/** @type {Shown} */ step, /** @type {string | undefined} */ left = undefined) {
    hidden = false;
    put(host, step.content);
    rest.begin();
    markChosen(host, step.chosen);
    document.title = step.title ? `${step.title} - ${name}` : name;
    land(left);
    say(step.text === null ? "" : step.announcement);
    result.shown(step.text);
  }

  /** The focus, and what one sees: where the reader left the step; else at its top, with its heading. */
  function land(/** @type {string | undefined} */ left = undefined) {
    const place = left ? host.querySelector(left) : null;
    const at = place ?? host.querySelector(".rk-kop");
    if (!(at instanceof HTMLElement)) return;
    at.focus({ preventScroll: true });
    if (place) return place.scrollIntoView({ block: "center" });
    if (host.getBoundingClientRect().top < 0 || at.getBoundingClientRect().bottom > innerHeight) host.scrollIntoView();
    at.scrollIntoView({ block: "nearest" }); // on a small screen the answers alone may fill it
  }

  // --- asking the worker -------------------------------------------------------------------------------------------------

  /** An answer that cannot be shown whole is a failure like any other. */
  function ask(/** @type {object} */ request, /** @type {(step: Step) => void} */ answered) {
    helper?.ask({ ...request, root, today: today() }, (step) => {
      try {
        answered(step);
      } catch {
        helper?.stop();
        failed();
      }
    });
  }

  function want(/** @type {Asked} */ asked) {
    wanted = asked;
    questions.clear();
    if (!helper) start();
    if (!helper) return;
    if (!helper.ready && !wayOut.waiting()) say(TEXT.waiting, { visible: true });
    ask({ kind: "step", ...asked }, goOn);
  }

  /** Ask something about the advice that is shown. A step that is on its way goes first, and makes the question idle. */
  function askBeside(/** @type {Question} */ question) {
    if (wanted) return;
    const { kind } = question.request;
    questions.delete(kind);
    questions.set(kind, question);
    if (!helper) start();
    if (questions.size === 1) askNext();
  }

  function askNext() {
    const [question] = questions.values();
    if (!question) return;
    const { kind } = question.request;
    ask({ ...question.request, answers: steps[depth]?.answers }, (response) => {
      if (questions.get(kind) === question) questions.delete(kind);
      question.answered(response);
      askNext();
    });
  }

  /** Nothing that was asked matters any more. */
  function drop() {
    wanted = null;
    questions.clear();
    helper?.drop();
  }

  // --- going from step to step -------------------------------------------------------------------------------------------

  /** One deeper. The steps that Forward led to are gone, as they are for the browser. */
  function goOn(/** @type {Step} */ { html, ...step }) {
    const shown = { ...step, content: fragment(html), since: wanted?.before };
    const before = steps[depth];
    const otherRole = wanted?.change === null && before?.answers.rol && before.answers.rol !== step.answers.rol;
    if (before && wanted && !wanted.change) before.chosen = wanted.answers;
    wanted = null;
    depth += 1;
    steps.length = depth;
    steps[depth] = shown;
    history.pushState({ depth }, "");
    host.toggleAttribute("data-werkt", true); // seen from an answer, so that nothing goes away under who goes through the page
    show(shown);
    if (otherRole) say(step.text === null ? TEXT.otherRole : `${TEXT.otherRole} ${step.announcement}`);
  }

  /** To the question for the role, from the one after it with which the page began. */
  function askRole() {
    first.chosen = opening.answers;
    depth += 1;
    steps.length = depth;
    steps[depth] = first;
    history.pushState({ depth }, "");
    show(first);
  }

  /** In the single file, where one page has it all: a reader came along the page of a role. Who goes on where she was, does. */
  function beginAs(/** @type {string} */ role) {
    if ((wanted ?? steps[depth])?.answers.rol === role) return;
    if (answered()) forget();
    want({ answers: { rol: role }, change: null, before: null });
  }

  /** Forget all answers: the first step, at this depth of the history. */
  function forget() {
    drop();
    result.forget();
    delete first.chosen;
    steps = [];
    steps[depth] = first;
    hidden = false;
    put(host, first.content);
    rest.begin();
    document.title = name;
    say("");
    for (const opened of tree.querySelectorAll("details")) opened.open = false;
  }

  function travelled(/** @type {PopStateEvent} */ event) {
    const to = depthOf(event.state);
    if (to === undefined) return history.replaceState({ depth }, ""); // a link within the page: the same step
    if (to === depth) return;
    drop();
    depth = to;
    const step = steps[depth];
    if (step) return show(step, step.left);
    forget();
    if (depth > 0) history.go(-depth); // so that leaving the page takes one Back, not one for each forgotten step
  }

  // --- the worker --------------------------------------------------------------------------------------------------------

  function start() {
    wayOut.withdraw();
    helper?.stop();
    helper = null;
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      helper = new Helper(patience, { ready: started, slow: () => wayOut.slow(Boolean(wanted)), again: waitAgain, failed });
    } catch {
      failed();
    }
  }

  function waiting() {
    return Boolean(wanted ?? questions.size);
  }

  /** What stopped starts once more, and what was asked is asked again. */
  function waitAgain() {
    if (waiting()) say(TEXT.waiting, { visible: true });
  }

  /** Who turned to the tree meanwhile is not called away from it by an answer that was given before. */
  function started() {
    if (wayOut.taken) {
      drop();
      unmark(host);
    }
    wayOut.close();
    if (!wanted && status.textContent) say(TEXT.ready, { visible: true });
  }

  function failed() {
    const started = helper?.ready;
    helper = null;
    host.toggleAttribute("data-werkt", false);
    unmark(host);
    wayOut.failed(Boolean(wanted), started ? null : runtime);
  }

  function tryAgain() {
    say(TEXT.starting, { visible: true });
    start();
    land();
    if (wanted) want(wanted);
    else askNext();
  }

  // --- what the reader does ------------------------------------------------------------------------------------------------

  function pressed(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link) return jump(event, link.getAttribute("href") ?? "");
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const answers = steps[depth]?.answers ?? {};
    const { vraag, antwoord, wijzig } = button.dataset;
    const step = steps[depth];
    if (step && (vraag || wijzig)) step.left = placeOf(button);
    if (vraag && antwoord) {
      mark(host, button);
      const given = { ...answers, [vraag]: antwoord };
      want({ answers: given, change: null, before: cameFrom(steps[depth], given) });
    } else if (wijzig) {
      want({ answers, change: wijzig, before: cameFrom(steps[depth], answers) });
    } else if (button.classList.contains("rk-vorige")) {
      if (steps[depth] === opening) askRole();
      else history.back();
    } else if (button.classList.contains("rk-toon")) {
      if (step) show(step);
    } else if (button.classList.contains("rk-wis")) {
      forget();
      land();
      say(`${TEXT.cleared} ${first.announcement}`);
    } else {
      result.pressed(button);
    }
  }

  /** To a part of the advice, unfolded, or a task. The address stays as it is: the name of a part may tell who the reader is. */
  function jump(/** @type {MouseEvent} */ event, /** @type {string} */ to) {
    event.preventDefault();
    const part = host.querySelector(to);
    if (part instanceof HTMLDetailsElement) part.open = true;
    const title = part?.querySelector("summary, h2, .rk-doe");
    if (!(title instanceof HTMLElement)) return;
    if (title.localName !== "summary") title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  }

  /**
   * The digit before an option chooses it, as long as the focus is within the question (WCAG 2.1.4). With Shift too: on a French
   * keyboard that is how a digit is typed, and on others it makes no digit.
   */
  function typed(/** @type {KeyboardEvent} */ event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || rest.resting) return;
    const question = event.target instanceof Element ? event.target.closest("#checker .rk-vraag") : null;
    const option = question?.querySelectorAll(".rk-keuze")[Number(event.key) - 1];
    if (!(option instanceof HTMLElement)) return;
    event.preventDefault();
    option.click();
  }

  // --- the pause -----------------------------------------------------------------------------------------------------------

  /** Is there anything on the screen, or a step Back or Forward, that somebody answered? */
  function answered() {
    return Boolean(wanted ?? tree.querySelector("details[open]") ?? steps.find((step) => step && step !== first && step !== opening));
  }

  function clear(/** @type {string} */ pause) {
    const focused = host.contains(document.activeElement);
    forget();
    say(`Je antwoorden zijn gewist, omdat je ${pause} niets hebt gedaan.`, { visible: true });
    if (focused) land();
  }

  /** Who works from an advice on another screen does not lose it: it is hidden first, for who looks on. */
  function hide() {
    const focused = host.contains(document.activeElement);
    hidden = true;
    const heading = element("h1", "rk-kop", TEXT.hidden);
    heading.tabIndex = -1;
    heading.id = "rk-kop";
    const again = element("button", "rk-knop rk-toon", TEXT.showAgain);
    host.replaceChildren(heading, element("p", "", TEXT.hiddenWhy), again, element("button", "rk-knop rk-wis", TEXT.clear));
    say(TEXT.hidden);
    if (focused) land();
  }

  steps[depth] = opening;
  history.scrollRestoration = "manual"; // where to land is told here: see land
  history.replaceState({ depth }, "");
  const limits = { clear: Number(host.dataset.pauze), hide: Number(host.dataset.verberg) };
  const advised = () => !hidden && !wanted && typeof steps[depth]?.text === "string";
  const pause = new Pause(limits, { after: status, atStake: answered, advised, hide, clear });
  new Leaving({ atStake: answered, say });
  start();
  host.addEventListener("click", pressed);
  host.addEventListener("change", (event) => result.changed(event));
  host.addEventListener("rk-begin", (event) => event instanceof CustomEvent && beginAs(event.detail));
  addEventListener("keydown", typed, { capture: true }); // where the theme's script does not stop characters yet (theme/page.js)
  addEventListener("popstate", travelled);
  // The theme opens all that can be opened before it prints: of the tree that would be dozens of pages.
  addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), { capture: true });
  // Who comes back within the pause finds the page as it was left: the browser kept it alive, nothing was stored. It is not to be
  // seen before it is known that it may be: a browser paints a page that comes back before it tells it so.
  addEventListener("pagehide", () => (host.style.opacity = "0"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    pause.look();
    host.style.opacity = "";
    if (!helper?.ready) start();
  });
  document.getElementById("checker-uitweg")?.remove(); // what it says is not true any more
}

/**
 * What the page came with is put aside at the first start. A page that a browser saved as a file has that, beside the advice of
 * whoever saved it. That advice is taken away: nobody can tell whose it is, or from when.
 *
 * @param {HTMLElement} host
 * @param {HTMLElement} status
 * @param {HTMLDetailsElement} tree
 */
function restored(host, status, tree) {
  const kept = document.querySelector("template#checker-bewaard");
  if (kept instanceof HTMLTemplateElement) {
    host.replaceChildren(copied(kept.content));
    host.removeAttribute("style");
    document.title = kept.dataset.titel ?? document.title;
    for (const left of document.querySelectorAll("#checker-pauze, #checker-opnieuw")) left.remove();
    status.textContent = "";
    status.removeAttribute("data-zichtbaar");
    for (const opened of [tree, ...tree.querySelectorAll("details")]) opened.open = false;
  } else {
    const made = document.createElement("template");
    made.id = "checker-bewaard";
    made.dataset.titel = document.title;
    made.content.append(copied(host));
    host.before(made);
  }
}

/** What is in there, to show it later. @param {HTMLElement | DocumentFragment} place */
function copied(place) {
  const content = new DocumentFragment();
  content.append(...Array.from(place.childNodes, (node) => node.cloneNode(true)));
  return content;
}

/** The module that decides has no clock. */
function today() {
  return new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(new Date());
}

/**
 * The answers of the advice that the same reader came from, to tell what another answer changes.
 *
 * @param {Shown | undefined} step what is shown now
 * @param {Answers} answers those that are asked with next
 */
function cameFrom(step, answers) {
  const from = step && step.text !== null ? step.answers : step?.since;
  return from?.rol === answers.rol ? (from ?? null) : null;
}

/**
 * Where the reader is to land who comes back to what she left by this button: at a fork, at what could be otherwise, or at the
 * answer that she wanted to change; nowhere in particular when she answered a question, of which the heading says enough.
 *
 * @param {HTMLElement} button
 */
function placeOf(button) {
  const { wijzig, antwoord } = button.dataset;
  /** @type {HTMLElement | null} */
  const fork = button.closest("[data-vork]");
  if (fork) return `[data-vork="${fork.dataset.vork}"] [data-antwoord="${antwoord}"]`;
  if (button.closest(".rk-watals")) return ".rk-watals > summary";
  return wijzig ? `[data-wijzig="${wijzig}"]` : undefined;
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

/** Show which answer was given when this question was asked before. @param {HTMLElement} host @param {Answers} [answers] */
function markChosen(host, answers = {}) {
  if (host.querySelector(".rk-keuze .rk-nu")) return; // asked again: it says what the answer is, as it stands above the question
  for (const option of host.querySelectorAll(".rk-keuze")) {
    if (!(option instanceof HTMLElement) || answers[option.dataset.vraag ?? ""] !== option.dataset.antwoord) continue;
    if (!option.querySelector(".rk-nu")) option.append(" ", element("span", "rk-nu", TEXT.chosen));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} kind
 * @param {string} text
 */
function element(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (made instanceof HTMLButtonElement) made.type = "button";
  made.textContent = text;
  return made;
}

/** @param {HTMLElement} host */
function unmark(host) {
  for (const chosen of host.querySelectorAll("[data-gekozen]")) chosen.removeAttribute("data-gekozen");
}

const host = document.getElementById("checker");
const status = document.getElementById("checker-status");
const tree = document.getElementById("checker-boom");
if (host && status && tree instanceof HTMLDetailsElement) begin(host, status, tree);
