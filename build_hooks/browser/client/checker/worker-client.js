// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The worker as the page sees it: one that answers in time, or fails once and is gone. Only its start may take long, on a slow
 * line; then the page is told so, and it goes on.
 */

import { fragment } from "./fragment.js";
import { program } from "./program.js";

/**
 * @typedef {import("./page.js").Step} Step
 * @typedef {{id: number, response: Omit<Step, "content"> & {html: string}} | {id: number, error: string}} Answer
 * @typedef {{type: "ready"} | {type: "again"} | {type: "failed"} | Answer} Message
 */

/** A step takes some milliseconds; on an old computer tenths of a second. In milliseconds. */
const STEP_LIMIT = 6_000;

/** So many steps that were worked out are kept when others may be asked next. */
const KEPT = 16;

/** At 20 kB a second, from a server that compresses nothing, the files take eleven minutes. */
const START_LIMIT = 900_000;

/**
 * The worker, from its start until it fails. It answers one request at a time: the last one asked. When nothing is asked, it works
 * out what may be asked next.
 */
export class WorkerClient {
  /** @type {{key: string, answered: (step: Step) => void} | null} */
  #asked = null;

  /** What may be asked next, and what comes of it; null when that is not worked out yet. @type {Map<string, Step | null>} */
  #ahead = new Map();

  /** What the worker has not answered yet, by the number that it was sent with. @type {Map<number, string>} */
  #sent = new Map();
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
   * @param {(step: Step) => void} answered called at once when the answer is known
   */
  ask(request, answered) {
    const key = JSON.stringify(request);
    const known = this.#ahead.get(key);
    this.#asked = { key, answered };
    if (known) return this.#answer(known);
    if (this.#ready) this.#send();
  }

  /**
   * These may be asked next. Of others what was worked out last is kept: who pressed a wrong answer goes back for the right one.
   *
   * @param {object[]} requests
   */
  foresee(requests) {
    const keys = requests.map((request) => JSON.stringify(request));
    const others = [...this.#ahead].filter(([key, step]) => step && !keys.includes(key)).slice(-KEPT);
    this.#ahead = new Map([...others, ...keys.map((key) => /** @type {const} */ ([key, this.#ahead.get(key) ?? null]))]);
    if (this.#ready) this.#send();
  }

  /** Nothing that was asked or worked out is kept. */
  forget() {
    this.drop();
    this.#ahead.clear();
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

  /** What is asked; or else what may be asked next, one at a time, so that nobody waits for more than that. */
  #send() {
    if (this.#asked) this.#allow(STEP_LIMIT);
    else if (this.#sent.size) return;
    const key = this.#asked?.key ?? [...this.#ahead.keys()].find((key) => !this.#ahead.get(key));
    if (!key || [...this.#sent.values()].includes(key)) return;
    this.#lastId += 1;
    this.#sent.set(this.#lastId, key);
    this.worker.postMessage({ id: this.#lastId, request: JSON.parse(key) });
  }

  /** Until it is ready. */
  #wait() {
    this.#allow(START_LIMIT);
    this.#patience = setTimeout(this.tell.slow, this.patience);
  }

  #startAgain() {
    this.#ready = false;
    this.#sent.clear();
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
    const key = this.#sent.get(message.id) ?? "";
    const step = read(message);
    this.#sent.delete(message.id);
    if (key === this.#asked?.key) {
      if (!step) return this.#fail();
      this.#answer(step);
    } else if (this.#ahead.has(key)) {
      if (step) this.#ahead.set(key, step);
      else this.#ahead.delete(key); // nobody asked for it
    }
    this.#send();
  }

  /** @param {Step} step */
  #answer(step) {
    const asked = this.#asked;
    this.drop();
    asked?.answered(step);
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

/** What the worker made; nothing when it could not, or when it is not what can be shown whole. @param {Answer} answer */
function read(answer) {
  if ("error" in answer) return null;
  const { html, ...step } = answer.response;
  try {
    return { ...step, content: fragment(html) };
  } catch {
    return null;
  }
}
