// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What asks everything, and so takes long, in two threads, each with one half. There are always two, so that equal inputs give an equal
 * program on any computer.
 */

import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { call, read } from "../client/checker/python.js";
import { ranIn } from "./profiling.mjs";
import { start } from "./starting.mjs";

/**
 * @typedef {[request: string, answer: string | null]} Asked the answer is null when the request is refused
 */

const WORK = { profile, check };

if (!isMainThread) {
  const { work, asked, given } = /** @type {{work: keyof typeof WORK, asked: Asked[], given: any}} */ (workerData);
  parentPort?.postMessage(await WORK[work](asked, given));
  process.exit(); // the runtime would wait for ever
}

/**
 * What this work makes of each half.
 *
 * @template {keyof typeof WORK} Name
 * @param {Name} work
 * @param {Asked[]} every
 * @param {Parameters<typeof WORK[Name]>[1]} given
 * @returns {Promise<Awaited<ReturnType<typeof WORK[Name]>>[]>}
 */
export function inHalves(work, every, given) {
  const half = async (/** @type {number} */ first) => {
    const asked = first ? every.slice(every.length >> 1) : every.slice(0, every.length >> 1);
    const [made] = await once(new Worker(new URL(import.meta.url), { workerData: { work, asked, given } }), "message");
    return made;
  };
  return Promise.all([half(0), half(1)]);
}

/**
 * Phase *profile*: the functions that answer, tidy up, and do without memory.
 *
 * @param {Asked[]} asked
 * @param {{starting: import("./starting.mjs").Starting, imported: number, own: number}} given how many functions and global variables
 *   come before those that tell what ran
 * @returns {Promise<number[]>}
 */
async function profile(asked, { starting, imported, own }) {
  const running = await start(starting);
  return ranIn(running, { imported, own }, () => {
    const python = { ...running.functions, memory: running.memory };
    compare((each) => call(python, running.respond, each), "the runtime", asked);
    running.functions.PyGC_Collect();
    running.functions.malloc(2 ** 30); // more than there is
  });
}

/**
 * Phase *check*: the linked program answers everything as plain Python does.
 *
 * @param {Asked[]} asked
 * @param {{code: WebAssembly.Module, first: string}} given
 */
async function check(asked, { code, first }) {
  const program = /** @type {any} */ ((await WebAssembly.instantiate(code)).exports);
  if (read(program, program.request.value) !== first) throw new Error("the first request is not in the linked program");
  compare((each) => call(program, program.respond.value, each), "the linked program", asked);
}

/** @param {(request: string) => string} respond @param {string} who @param {Asked[]} asked @throws {Error} when an answer differs */
function compare(respond, who, asked) {
  for (const [each, answer] of asked) {
    let given = null;
    try {
      given = respond(each);
    } catch (error) {
      if (answer !== null || error instanceof WebAssembly.RuntimeError) throw new Error(`${who} does not answer ${each}: ${error}`);
    }
    if (given !== answer) throw new Error(`${who} answers ${each} otherwise than plain Python: ${given}, not ${answer}`);
  }
}
