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

class Page {
  /**
   * @param {HTMLElement} host holds the step; the first one was put there by the build. A page that is about a role begins with the
   *   question after it: then `data-rol` is the role, and the question for it is in the template `checker-begin`
   * @param {HTMLElement} status the live region; `data-begin` is what it says of the question for the role
   * @param {HTMLDetailsElement} tree the same questions without a script
   */
  constructor(host, status, tree) {
    restored(host, status, tree);
    this.host = host;
    this.tree = tree;

    /** @type {HTMLTemplateElement | null} */
    const begin = document.querySelector("template#checker-begin");
    const announcement = status.dataset.begin ?? "";
    /** @type {Shown} */
    this.first = { content: copied(begin?.content ?? host), answers: {}, announcement, title: "", text: null };
    /** The role that a page is about is no answer that somebody gave. @type {Shown} */
    this.opening = begin ? { ...this.first, content: copied(host), answers: { rol: host.dataset.rol ?? "" } } : this.first;

    this.steps = new Steps(this.first, this.opening);
    this.screen = new Screen(host, status, begin?.dataset.titel ?? document.title);
    this.asking = new Asking(this.screen, tree, {
      answers: () => this.steps.current?.answers,
      goOn: (step, asked) => this.#goOn(step, asked),
    });
    const say = this.screen.say.bind(this.screen);
    this.result = new Result(host, { ask: (question) => this.asking.askAbout(question), say });
    this.inactivity = this.#watch();
    new Leaving({ atStake: () => this.answered, say });
    this.asking.start();
    this.#foresee();
    this.#listen();
    document.getElementById("checker-uitweg")?.remove(); // what it says is not true any more
  }

  // --- from step to step -------------------------------------------------------------------------------------------------

  #show(/** @type {Shown} */ step, /** @type {string | undefined} */ left = undefined) {
    this.screen.show(step, left);
    this.result.shown(step.text);
    this.#foresee();
  }

  /** Whatever the reader answers now is worked out before she does. */
  #foresee() {
    const answers = [...this.host.querySelectorAll("button")].filter(({ dataset }) => dataset.vraag);
    this.asking.foresee(answers.map((button) => this.#wantedBy(button)));
  }

  /** The step that this button with an answer leads to. @returns {Asked} */
  #wantedBy(/** @type {HTMLButtonElement} */ { dataset: { vraag = "", antwoord = "" } }) {
    const answers = { ...this.steps.current?.answers, [vraag]: antwoord };
    return { answers, change: null, before: this.steps.cameFrom(answers) };
  }

  #goOn(/** @type {Step} */ step, /** @type {Asked | null} */ asked) {
    const before = this.steps.current;
    const otherRole = asked?.change === null && before?.answers.rol && before.answers.rol !== step.answers.rol;
    if (before && asked && !asked.change) before.chosen = asked.answers;
    const shown = { ...step, since: asked?.before };
    this.steps.add(shown);
    this.host.toggleAttribute("data-werkt", true); // seen from an answer, so that nothing goes away under who goes through the page
    this.#show(shown);
    if (otherRole) this.screen.say(step.text === null ? TEXT.otherRole : `${TEXT.otherRole} ${step.announcement}`);
  }

  /** To the question for the role, from the one after it with which the page began. */
  #askRole() {
    this.first.chosen = this.opening.answers;
    this.steps.add(this.first);
    this.#show(this.first);
  }

  /** In the single file, where one page has it all: a reader came along the page of a role. Who goes on where she was, does. */
  #beginAs(/** @type {string} */ role) {
    if ((this.asking.wanted ?? this.steps.current)?.answers.rol === role) return;
    if (this.answered) this.#forget();
    this.asking.want({ answers: { rol: role }, change: null, before: null });
  }

  /** Forget all answers: the first step, at this depth of the history. */
  #forget() {
    this.asking.forget();
    this.result.forget();
    this.steps.forget();
    this.screen.clear(this.first);
    this.#foresee();
    for (const opened of this.tree.querySelectorAll("details")) opened.open = false;
  }

  #wentBackOrForward(/** @type {PopStateEvent} */ event) {
    if (!this.steps.leadsElsewhere(event)) return;
    this.asking.drop();
    const step = this.steps.current;
    if (step) return this.#show(step, step.left);
    this.#forget();
    this.steps.rewind();
  }

  // --- what the reader does ------------------------------------------------------------------------------------------------

  #pressed(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link) return this.#jump(event, link.getAttribute("href") ?? "");
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const step = this.steps.current;
    const answers = step?.answers ?? {};
    const { vraag, antwoord, wijzig } = button.dataset;
    if (step && (vraag || wijzig)) step.left = placeOf(button);
    if (vraag && antwoord) {
      this.asking.want(this.#wantedBy(button), button);
    } else if (wijzig) {
      this.asking.want({ answers, change: wijzig, before: this.steps.cameFrom(answers) });
    } else if (button.classList.contains("rk-vorige")) {
      if (step === this.opening) this.#askRole();
      else history.back();
    } else if (button.classList.contains("rk-toon")) {
      if (step) this.#show(step);
    } else if (button.classList.contains("rk-wis")) {
      this.#forget();
      this.screen.land();
      this.screen.say(`${TEXT.cleared} ${this.first.announcement}`);
    } else {
      this.result.pressed(button);
    }
  }

  /** To a part of the advice, unfolded, or a task. The address stays as it is: the name of a part may tell who the reader is. */
  #jump(/** @type {MouseEvent} */ event, /** @type {string} */ to) {
    event.preventDefault();
    const part = this.host.querySelector(to);
    if (part instanceof HTMLDetailsElement) part.open = true;
    const title = part?.querySelector("summary, h2, .rk-doe");
    if (!(title instanceof HTMLElement)) return;
    if (title.localName !== "summary") title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView();
    this.screen.guard.rest(); // something else is under the finger now
  }

  /**
   * The digit before an option chooses it, as long as the focus is within the question (WCAG 2.1.4). With Shift too: on a French
   * keyboard that is how a digit is typed, and on others it makes no digit.
   */
  #typed(/** @type {KeyboardEvent} */ event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || this.screen.guard.resting) return;
    const question = event.target instanceof Element ? event.target.closest("#checker .rk-vraag") : null;
    const option = question?.querySelectorAll(".rk-keuze")[Number(event.key) - 1];
    if (!(option instanceof HTMLElement)) return;
    event.preventDefault();
    option.click();
  }

  // --- when the reader does nothing, or is elsewhere -----------------------------------------------------------------------

  /** Is there anything on the screen, or a step Back or Forward, that somebody answered? */
  get answered() {
    return Boolean(this.asking.wanted ?? this.tree.querySelector("details[open]")) || this.steps.answered;
  }

  #clear(/** @type {string} */ pause) {
    const { focused } = this.screen;
    this.#forget();
    this.screen.say(TEXT.clearedAfter(pause), { visible: true });
    if (focused) this.screen.land();
  }

  #watch() {
    const { pauze, verberg } = this.host.dataset;
    const limits = { clear: Number(pauze), hide: Number(verberg) };
    return new Inactivity(limits, {
      after: this.screen.status,
      atStake: () => this.answered,
      advised: () => !this.screen.hidden && !this.asking.wanted && typeof this.steps.current?.text === "string",
      hide: () => this.screen.hide(),
      clear: (pause) => this.#clear(pause),
    });
  }

  #listen() {
    this.host.addEventListener("click", (event) => this.#pressed(event));
    this.host.addEventListener("change", (event) => this.result.changed(event));
    this.host.addEventListener("rk-begin", (event) => event instanceof CustomEvent && this.#beginAs(event.detail));
    // Caught on the way down: the theme's script does not stop characters there yet (theme/page.js).
    addEventListener("keydown", (event) => this.#typed(event), { capture: true });
    addEventListener("popstate", (event) => this.#wentBackOrForward(event));
    // The theme opens all that can be opened before it prints: of the tree that would be dozens of pages.
    addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), { capture: true });
    // Who comes back within the pause finds the page as it was left: the browser kept it alive, nothing was stored. It is not to be
    // seen before it is known that it may be: a browser paints a page that comes back before it tells it so.
    addEventListener("pagehide", () => (this.host.style.opacity = "0"));
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      this.inactivity.look();
      this.host.style.opacity = "";
      this.asking.start();
    });
  }
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
if (host && status && tree instanceof HTMLDetailsElement) new Page(host, status, tree);
