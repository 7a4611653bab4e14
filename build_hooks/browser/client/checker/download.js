// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** The files beside this one, byte for byte as the build made them: a damaged file is refused, whoever damaged it. */

import { INTEGRITY } from "./integrity.js";

const { fetch } = globalThis;
const WASM = "application/wasm";

/** The absolute address of a file in this folder. @param {string} name */
export function address(name) {
  return new URL(name, import.meta.url).href;
}

/**
 * Fetch a file of this folder. Rejects when it is not there, is cut off, or is not what the build made.
 *
 * @param {string} name
 * @param {RequestInit} [how] whoever gives another `integrity` holds it to its hash
 * @returns {Promise<Response>}
 */
export async function download(name, how) {
  const response = await fetch(address(name), { integrity: INTEGRITY[name] ?? "", ...how });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return name.endsWith(".wasm") ? asWasm(response) : response;
}

/**
 * Browsers insist on the type of WebAssembly, which not every server knows. When it is right the response itself is given: only
 * then the browser keeps what it compiled.
 *
 * @param {Response} response
 */
function asWasm(response) {
  if (response.headers.get("Content-Type") === WASM) return response;
  return new Response(response.body, { headers: { "Content-Type": WASM } });
}

/**
 * Run a script of this folder. An import does not notice damage; so it is fetched as well, which the browser does only once.
 *
 * @param {string} name
 */
export async function run(name) {
  const [script] = await Promise.all([import(address(name)), download(name)]);
  return script;
}
