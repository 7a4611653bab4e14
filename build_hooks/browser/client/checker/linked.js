// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The fast start: Python linked by the build with the card into one small program, which goes on where it stood at the build. There
 * is nothing to start. What was left out of it stops it, which is an error here and never an answer.
 */

import { call, checksum, read } from "./python.js";

/**
 * @typedef {import("./python.js").Python & Record<"respond" | "request" | "answer", WebAssembly.Global>} Linked where in memory the
 *   function is that answers, and a request to try; and the checksum of what should come of it
 */

/**
 * Start the linked program. Rejects when that is not possible, or when its answer to a first request is not the one that plain
 * Python gave at the build.
 *
 * @param {Promise<WebAssembly.Module | null>} program null when it could not be had
 * @param {Promise<boolean>} intact is it what the build made? What is damaged does not run: it may take the whole page with it
 * @returns {Promise<(request: string) => string>} what Python makes of one request: JSON in, JSON out
 */
export async function fromLinked(program, intact) {
  const compiled = await program;
  if (!compiled) throw new Error("there is no linked program");
  if (!(await intact)) throw new Error("the linked program is damaged");
  const { exports } = await WebAssembly.instantiate(compiled);
  const python = /** @type {Linked} */ (/** @type {unknown} */ (exports));
  const respond = (/** @type {string} */ request) => call(python, python.respond.value, request);
  const answer = respond(read(python, python.request.value));
  if (checksum(answer) !== python.answer.value) throw new Error("the linked program answers wrongly");
  return respond;
}
