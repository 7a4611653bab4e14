// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The worker: Python with the card in it. It knows nothing of the page, keeps nothing between two requests, and fetches
 * nothing but the files of its own folder.
 *
 * Out: {type: "ready"} or {type: "failed"} once.
 * In:  {id, request} for every step; out: {id, response} or {id, error}.
 */

import { fromSnapshot } from "./snapshot.js";

/** @typedef {{id: number, request: unknown}} Asked */

/** @type {((request: string) => string) | undefined} */
let respond;

addEventListener("message", (/** @type {MessageEvent<Asked>} */ { data }) => answer(data));

// The runtime loses some errors on the way; here they end up.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  failed();
});

avoidStackSwitching();
fromSnapshot().catch(fromLibrary).then(ready, failed);

/** Fetched only when it is needed: hardly ever. */
async function fromLibrary() {
  const library = await import("./library.js");
  return library.fromLibrary();
}

/** Some virus scanners end pages that switch WebAssembly stacks. We never do, so the runtime need not find it there. */
function avoidStackSwitching() {
  for (const name of ["Suspending", "promising"]) Reflect.deleteProperty(WebAssembly, name);
}

/** @param {Asked} asked */
function answer({ id, request }) {
  try {
    if (!respond) throw new Error("asked before ready");
    postMessage({ id, response: JSON.parse(respond(JSON.stringify(request))) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
}

/** @param {(request: string) => string} started */
function ready(started) {
  respond = started;
  postMessage({ type: "ready" });
}

function failed() {
  postMessage({ type: "failed" });
}
