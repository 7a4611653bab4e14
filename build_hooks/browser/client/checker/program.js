// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The linked program on its way to the worker. The page fetches it, for the browser has asked for it since it read the page
 * (`preload`); a worker could not have what was asked for in that way.
 */

import { download } from "./download.js";
import { INTEGRITY } from "./integrity.js";

const NAME = "python.wasm";

/**
 * Fetch the program. It is compiled while it comes; its hash is made beside that, and holds nothing up.
 *
 * @param {AbortSignal} signal when nobody waits for it any more
 * @returns {{compiled: Promise<WebAssembly.Module>, intact: Promise<unknown>}} what was `compiled` may not run before it is known to
 *   be `intact`. Each rejects when it is not so
 */
export function program(signal) {
  const canHash = Boolean(globalThis.crypto?.subtle); // not over http: there the browser itself does, and gives it when it is whole
  const response = download(NAME, canHash ? { signal, integrity: "" } : { signal });
  return { intact: response.then((given) => (canHash ? held(given.clone()) : undefined)), compiled: compiled(response) };
}

/** @param {Promise<Response>} response */
async function compiled(response) {
  return WebAssembly.compileStreaming(response);
}

/** @param {Response} given */
async function held(given) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await given.arrayBuffer()));
  if (INTEGRITY[NAME] !== `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Error(`${NAME} is damaged`);
}
