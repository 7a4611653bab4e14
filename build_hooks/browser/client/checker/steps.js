// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The steps that were shown, as the browser's Back and Forward walk through them. They live in this module's memory and nowhere
 * else: the history knows of each step how deep it is, and nothing of what it says.
 */

/**
 * @typedef {import("./page.js").Answers} Answers
 * @typedef {import("./page.js").Step & {chosen?: Answers, left?: string | undefined, since?: Answers | null | undefined}} Shown a step as
 *   it can be shown; `chosen` is the answer that led on from it, `left` where the reader was when she left it, `since` the answers
 *   of the advice that it came from
 */

export class Steps {
  /** What was shown at each depth. A hole is a step that was forgotten, by Wis or by a reload. @type {Shown[]} */
  #shown = [];
  #depth = depthOf(history.state) ?? 0;

  /**
   * @param {Shown} first without any answer: what is left after Wis
   * @param {Shown} opening what the page came with; on the page of a role that is the question after it
   */
  constructor(first, opening) {
    this.first = first;
    this.opening = opening;
    this.#shown[this.#depth] = opening;
    history.scrollRestoration = "manual"; // where to land is told by the screen
    history.replaceState({ depth: this.#depth }, "");
  }

  /** What is shown now; nothing when it was forgotten. */
  get current() {
    return this.#shown[this.#depth];
  }

  /** Is there a step, here or behind Back or Forward, that somebody's answer led to? */
  get answered() {
    return this.#shown.some((step) => step !== this.first && step !== this.opening);
  }

  /** The answers of the advice that the same reader came from, to tell what these answers change. @param {Answers} answers */
  cameFrom(answers) {
    const step = this.current;
    const from = step && step.text !== null ? step.answers : step?.since;
    return from?.rol === answers.rol ? (from ?? null) : null;
  }

  /** One deeper. The steps that Forward led to are gone, as they are for the browser. @param {Shown} step */
  add(step) {
    this.#depth += 1;
    this.#shown.length = this.#depth;
    this.#shown[this.#depth] = step;
    history.pushState({ depth: this.#depth }, "");
  }

  /** Forget all steps: the first one is at this depth. */
  forget() {
    delete this.first.chosen;
    this.#shown = [];
    this.#shown[this.#depth] = this.first;
  }

  /** Back or Forward was pressed. Is what it leads to another step? @param {PopStateEvent} event */
  leadsElsewhere({ state }) {
    const depth = depthOf(state);
    if (depth === undefined) history.replaceState({ depth: this.#depth }, ""); // a link within the page: the same step
    if (depth === undefined || depth === this.#depth) return false;
    this.#depth = depth;
    return true;
  }

  /** To the start of this page in the history, so that leaving it takes one Back, and not one for each forgotten step. */
  rewind() {
    if (this.#depth > 0) history.go(-this.#depth);
  }
}

/** @param {unknown} state what this page, or another script, left in the history @returns {number | undefined} */
function depthOf(state) {
  const depth = /** @type {{depth?: unknown} | null} */ (state)?.depth;
  return typeof depth === "number" ? depth : undefined;
}
