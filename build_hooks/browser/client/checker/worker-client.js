// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The worker as the page sees it: one that answers in time, or fails once and is gone. Only its start may take long, on a slow
 * line; then the page is told so, and it goes on.
 */

import { program } from "./program.js";

/**
 * @typedef {import("./page.js").Step} Step
 * @typedef {{type: "ready"} | {type: "again"} | {type: "failed"} | {id: number, response: Step} | {id: number, error: string}} Message
 */

/** A step takes some milliseconds; on an old computer tenths of a second. In milliseconds. */
const STEP_LIMIT = 6_000;

/** At 20 kB a second, from a server that compresses nothing, the files take eleven minutes. */
const START_LIMIT = 900_000;

/** The worker, from its start until it fails. It answers one request at a time: the last one asked. */
export class WorkerClient {
  /** @type {{id: number, request: object, answered: (step: Step) => void} | null} */
  #asked = null;
  #ready = false;
  #lastId = 0;
  #limit = 0;
  #patience = 0;
  #gone = new AbortController();

  /**
   * @param {number} patience how long a start may take before it is called slow, in milliseconds
   * @param {{ready: () => void, slow: () => void, again: () => void, failed: () => void}} tell of every start `slow` is called before
   *   `ready`, or not at all. After `again` there is another start, with the open request; after `failed` nothing comes any more
   */
  constructor(patience, tell) {
    this.patience = patience;
    this.tell = tell;
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onmessageerror = () => this.#fail();
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail();
    };
    this.#give();
    this.#wait();
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
    if (this.#ready) this.#disallow();
  }

  /** End the worker. Nothing is told any more. */
  stop() {
    this.#disallow();
    clearTimeout(this.#patience);
    this.worker.onmessage = this.worker.onmessageerror = this.worker.onerror = null;
    this.worker.terminate();
    this.#gone.abort();
  }

  /** The program, as soon as it is compiled; and whether it is intact, as soon as that is known. */
  #give() {
    const { compiled, intact } = program(this.#gone.signal);
    const tell = (/** @type {object} */ message) => this.worker.postMessage(message);
    compiled.then((program) => tell({ program }), () => tell({ program: null }));
    intact.then(() => tell({ intact: true }), () => tell({ intact: false }));
  }

  #send() {
    if (!this.#asked) return;
    this.#allow(STEP_LIMIT);
    this.worker.postMessage({ id: this.#asked.id, request: this.#asked.request });
  }

  /** Until it is ready. */
  #wait() {
    this.#allow(START_LIMIT);
    this.#patience = setTimeout(this.tell.slow, this.patience);
  }

  #startAgain() {
    this.#ready = false;
    this.#disallow();
    this.#wait();
    this.tell.again();
  }

  #begin() {
    this.#disallow();
    clearTimeout(this.#patience);
    this.#ready = true;
    this.tell.ready();
    this.#send();
  }

  /** @param {Message} message */
  #hear(message) {
    if ("type" in message) {
      const heard = { ready: () => this.#begin(), again: () => this.#startAgain(), failed: () => this.#fail() };
      return heard[message.type]();
    }
    this.#disallow();
    if (!this.#asked) return;
    if (message.id !== this.#asked.id) return this.#allow(STEP_LIMIT);
    if ("error" in message) return this.#fail();
    const { answered } = this.#asked;
    this.drop();
    answered(message.response);
  }

  /** From the first request on that is open: who presses again and again is told in time as well. @param {number} limit */
  #allow(limit) {
    this.#limit ||= setTimeout(() => this.#fail(), limit);
  }

  #disallow() {
    clearTimeout(this.#limit);
    this.#limit = 0;
  }

  #fail() {
    this.stop();
    this.tell.failed();
  }
}
