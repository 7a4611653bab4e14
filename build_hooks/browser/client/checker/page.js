// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The page's side of the checker: what a press, a key, Back or a long silence does. What a step is, and how it looks, comes from
 * Python in the worker (asking.js); it is shown on the screen (screen.js), and kept for Back and Forward (steps.js).
 *
 * Answers live in the memory of these modules and nowhere else: not in the address, the title, the history or any storage.
 */

import { Asking } from "./asking.js";
import { Inactivity } from "./inactivity.js";
import { Leaving } from "./leaving.js";
import { copied, restored } from "./restored.js";
import { Result } from "./result.js";
import { Screen } from "./screen.js";
import { Steps } from "./steps.js";
import { TEXT } from "./texts.js";

/**
 * @typedef {Record<string, string>} Answers question id to option id
 * @typedef {{content: DocumentFragment, answers: Answers, announcement: string, title: string, text: string | null}} Step what the
 *   worker makes of the answers; `text` is the advice as plain text, when it is complete
 * @typedef {import("./asking.js").Asked} Asked
 * @typedef {import("./steps.js").Shown} Shown
 */

/**
 * @param {HTMLElement} host holds the step; the first one was put there by the build. A page that is about a role begins with the
 *   question after it: then `data-rol` is the role, and the question for it is in the template `checker-begin`
 * @param {HTMLElement} status the live region; `data-begin` is what it says of the question for the role
 * @param {HTMLDetailsElement} tree the same questions without a script
 */
function begin(host, status, tree) {
  restored(host, status, tree);

  /** @type {HTMLTemplateElement | null} */
  const begin = document.querySelector("template#checker-begin");
  /** @type {Shown} */
  const first = { content: copied(begin?.content ?? host), answers: {}, announcement: status.dataset.begin ?? "", title: "", text: null };
  /** The role that a page is about is no answer that somebody gave. @type {Shown} */
  const opening = begin ? { ...first, content: copied(host), answers: { rol: host.dataset.rol ?? "" } } : first;

  const steps = new Steps(first, opening);
  const screen = new Screen(host, status, begin?.dataset.titel ?? document.title);
  const say = screen.say.bind(screen);
  const asking = new Asking(screen, tree, { answers: () => steps.current?.answers, goOn });
  const result = new Result(host, { ask: (question) => asking.askAbout(question), say });

  // --- from step to step -------------------------------------------------------------------------------------------------

  function show(/** @type {Shown} */ step, /** @type {string | undefined} */ left = undefined) {
    screen.show(step, left);
    result.shown(step.text);
    foresee();
  }

  /** Whatever the reader answers now is worked out before she does. */
  function foresee() {
    asking.foresee([...host.querySelectorAll("button")].filter(({ dataset }) => dataset.vraag).map(wantedBy));
  }

  /** The step that this button with an answer leads to. @returns {Asked} */
  function wantedBy(/** @type {HTMLButtonElement} */ { dataset: { vraag = "", antwoord = "" } }) {
    const answers = { ...steps.current?.answers, [vraag]: antwoord };
    return { answers, change: null, before: cameFrom(steps.current, answers) };
  }

  function goOn(/** @type {Step} */ step, /** @type {Asked | null} */ asked) {
    const before = steps.current;
    const otherRole = asked?.change === null && before?.answers.rol && before.answers.rol !== step.answers.rol;
    if (before && asked && !asked.change) before.chosen = asked.answers;
    const shown = { ...step, since: asked?.before };
    steps.add(shown);
    host.toggleAttribute("data-werkt", true); // seen from an answer, so that nothing goes away under who goes through the page
    show(shown);
    if (otherRole) say(step.text === null ? TEXT.otherRole : `${TEXT.otherRole} ${step.announcement}`);
  }

  /** To the question for the role, from the one after it with which the page began. */
  function askRole() {
    first.chosen = opening.answers;
    steps.add(first);
    show(first);
  }

  /** In the single file, where one page has it all: a reader came along the page of a role. Who goes on where she was, does. */
  function beginAs(/** @type {string} */ role) {
    if ((asking.wanted ?? steps.current)?.answers.rol === role) return;
    if (answered()) forget();
    asking.want({ answers: { rol: role }, change: null, before: null });
  }

  /** Forget all answers: the first step, at this depth of the history. */
  function forget() {
    asking.drop();
    result.forget();
    steps.forget();
    screen.clear(first);
    foresee();
    for (const opened of tree.querySelectorAll("details")) opened.open = false;
  }

  function wentBackOrForward(/** @type {PopStateEvent} */ event) {
    if (!steps.leadsElsewhere(event)) return;
    asking.drop();
    const step = steps.current;
    if (step) return show(step, step.left);
    forget();
    steps.rewind();
  }

  // --- what the reader does ------------------------------------------------------------------------------------------------

  function pressed(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link) return jump(event, link.getAttribute("href") ?? "");
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const step = steps.current;
    const answers = step?.answers ?? {};
    const { vraag, antwoord, wijzig } = button.dataset;
    if (step && (vraag || wijzig)) step.left = placeOf(button);
    if (vraag && antwoord) {
      asking.want(wantedBy(button), button);
    } else if (wijzig) {
      asking.want({ answers, change: wijzig, before: cameFrom(step, answers) });
    } else if (button.classList.contains("rk-vorige")) {
      if (step === opening) askRole();
      else history.back();
    } else if (button.classList.contains("rk-toon")) {
      if (step) show(step);
    } else if (button.classList.contains("rk-wis")) {
      forget();
      screen.land();
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
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || screen.guard.resting) return;
    const question = event.target instanceof Element ? event.target.closest("#checker .rk-vraag") : null;
    const option = question?.querySelectorAll(".rk-keuze")[Number(event.key) - 1];
    if (!(option instanceof HTMLElement)) return;
    event.preventDefault();
    option.click();
  }

  // --- when the reader does nothing, or is elsewhere -----------------------------------------------------------------------

  /** Is there anything on the screen, or a step Back or Forward, that somebody answered? */
  function answered() {
    return Boolean(asking.wanted ?? tree.querySelector("details[open]")) || steps.answered;
  }

  function clear(/** @type {string} */ pause) {
    const { focused } = screen;
    forget();
    say(TEXT.clearedAfter(pause), { visible: true });
    if (focused) screen.land();
  }

  const limits = { clear: Number(host.dataset.pauze), hide: Number(host.dataset.verberg) };
  const advised = () => !screen.hidden && !asking.wanted && typeof steps.current?.text === "string";
  const inactivity = new Inactivity(limits, { after: status, atStake: answered, advised, hide: () => screen.hide(), clear });
  new Leaving({ atStake: answered, say });
  asking.start();
  foresee();
  host.addEventListener("click", pressed);
  host.addEventListener("change", (event) => result.changed(event));
  host.addEventListener("rk-begin", (event) => event instanceof CustomEvent && beginAs(event.detail));
  addEventListener("keydown", typed, { capture: true }); // where the theme's script does not stop characters yet (theme/page.js)
  addEventListener("popstate", wentBackOrForward);
  // The theme opens all that can be opened before it prints: of the tree that would be dozens of pages.
  addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), { capture: true });
  // Who comes back within the pause finds the page as it was left: the browser kept it alive, nothing was stored. It is not to be
  // seen before it is known that it may be: a browser paints a page that comes back before it tells it so.
  addEventListener("pagehide", () => (host.style.opacity = "0"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    inactivity.look();
    host.style.opacity = "";
    asking.start();
  });
  document.getElementById("checker-uitweg")?.remove(); // what it says is not true any more
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

const host = document.getElementById("checker");
const status = document.getElementById("checker-status");
const tree = document.getElementById("checker-boom");
if (host && status && tree instanceof HTMLDetailsElement) begin(host, status, tree);
