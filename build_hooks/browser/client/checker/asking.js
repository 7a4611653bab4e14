// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What the page asks the worker: the step that the reader wants next, and what she asks about the advice that is shown. What was
 * asked is kept through a failure, so that another try can go on with it.
 */

import { Fallback } from "./fallback.js";
import { TEXT } from "./texts.js";
import { WorkerClient } from "./worker-client.js";

/**
 * @typedef {import("./page.js").Answers} Answers
 * @typedef {import("./page.js").Step} Step
 * @typedef {import("./result.js").Question} Question
 * @typedef {{answers: Answers, change: string | null, before: Answers | null}} Asked `change` is the answered question to ask again;
 *   `before` are the answers of the advice that the reader came from
 */

export class Asking {
  /** The step that was asked for and is not shown yet. @type {Asked | null} */
  #wanted = null;

  /** Those that may be wanted next. @type {Asked[]} */
  #foreseen = [];

  /** What was asked about the advice that is shown, and is not answered yet: the last of each kind. @type {Map<string, Question>} */
  #questions = new Map();

  /** From its start until it fails. @type {WorkerClient | null} */
  #worker = null;

  /**
   * @param {import("./screen.js").Screen} screen its host tells where the runtime is, how long a start may take and how far the page
   *   is from the top of the site
   * @param {HTMLDetailsElement} tree the same questions without a script
   * @param {{answers: () => Answers | undefined, goOn: (step: Step, asked: Asked | null) => void}} page `answers` are those of
   *   the step that is shown; `goOn` shows the step that was asked for
   */
  constructor(screen, tree, page) {
    const { runtime, root, geduld, kaart } = screen.host.dataset;
    this.screen = screen;
    this.page = page;
    this.runtime = new URL(runtime ?? "", document.baseURI).href;
    this.root = root ?? "";
    this.patience = Number(geduld);
    this.fallback = new Fallback(screen.status, tree, {
      card: kaart ?? "",
      say: (text, how) => screen.say(text, how),
      tryAgain: () => this.#tryAgain(),
    });
  }

  get wanted() {
    return this.#wanted;
  }

  /** Start the worker, when none runs that is of use. */
  start() {
    if (!this.#worker?.ready) this.#start();
  }

  /**
   * These may be asked for next, and are worked out while the reader reads: as soon as what is shown was painted.
   *
   * @param {Asked[]} steps
   */
  foresee(steps) {
    this.#foreseen = steps;
    const give = () => this.#worker?.foresee(steps.map((asked) => this.#request({ kind: "step", ...asked })));
    requestAnimationFrame(() => setTimeout(() => steps === this.#foreseen && give()));
  }

  /**
   * Ask for a step. An earlier one that is on its way does not matter any more.
   *
   * @param {Asked} asked
   * @param {HTMLButtonElement} [pressed] the answer that is marked as long as the step is not there
   */
  want(asked, pressed) {
    this.#wanted = asked;
    this.#questions.clear();
    if (!this.#worker) this.#start();
    if (!this.#worker) return;
    if (!this.#worker.ready && !this.fallback.waiting()) this.screen.say(TEXT.waiting, { visible: true });
    this.#ask({ kind: "step", ...asked }, (step) => {
      const asked = this.#wanted;
      this.#wanted = null;
      this.page.goOn(step, asked);
    });
    if (this.#wanted && pressed) this.screen.mark(pressed);
  }

  /** Ask about the advice that is shown. A step that is on its way goes first, and makes the question idle. @param {Question} question */
  askAbout(question) {
    if (this.#wanted) return;
    const { kind } = question.request;
    this.#questions.delete(kind);
    this.#questions.set(kind, question);
    if (!this.#worker) this.#start();
    if (this.#questions.size === 1) this.#askNext();
  }

  /** Nothing that was asked matters any more. */
  drop() {
    this.#wanted = null;
    this.#questions.clear();
    this.#worker?.drop();
  }

  /** Nothing that was asked or foreseen is kept. */
  forget() {
    this.drop();
    this.#foreseen = [];
    this.#worker?.forget();
  }

  #askNext() {
    const [question] = this.#questions.values();
    if (!question) return;
    const { kind } = question.request;
    this.#ask({ ...question.request, answers: this.page.answers() }, (response) => {
      if (this.#questions.get(kind) === question) this.#questions.delete(kind);
      question.answered(response);
      this.#askNext();
    });
  }

  /** An answer that cannot be shown whole is a failure like any other. */
  #ask(/** @type {object} */ request, /** @type {(step: Step) => void} */ answered) {
    this.#worker?.ask(this.#request(request), (step) => {
      try {
        answered(step);
      } catch {
        this.#worker?.stop();
        this.#failed();
      }
    });
  }

  #request(/** @type {object} */ request) {
    return { ...request, root: this.root, today: today() };
  }

  // --- the worker --------------------------------------------------------------------------------------------------------

  #start() {
    this.fallback.withdraw();
    this.#worker?.stop();
    this.#worker = null;
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      this.#worker = new WorkerClient(this.patience, {
        ready: () => this.#started(),
        slow: () => this.fallback.slow(Boolean(this.#wanted)),
        again: () => this.#startsAgain(),
        failed: () => this.#failed(),
      });
    } catch {
      this.#failed();
    }
  }

  /** What stopped starts once more, and what was asked is asked again. */
  #startsAgain() {
    if (this.#wanted ?? this.#questions.size) this.screen.say(TEXT.waiting, { visible: true });
  }

  /** Who turned to the tree meanwhile is not called away from it by an answer that was given before. */
  #started() {
    if (this.fallback.taken) {
      this.drop();
      this.screen.unmark();
    }
    this.fallback.close();
    if (!this.#wanted && this.screen.status.textContent) this.screen.say(TEXT.ready, { visible: true });
  }

  #failed() {
    const started = this.#worker?.ready;
    this.#worker = null;
    this.screen.host.toggleAttribute("data-werkt", false);
    this.screen.unmark();
    this.fallback.failed(Boolean(this.#wanted), started ? null : this.runtime);
  }

  #tryAgain() {
    this.screen.say(TEXT.starting, { visible: true });
    this.#start();
    this.screen.land();
    if (this.#wanted) this.want(this.#wanted);
    else this.#askNext();
  }
}

/** The date here, such as 2026-05-01: the module that decides has no clock. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
