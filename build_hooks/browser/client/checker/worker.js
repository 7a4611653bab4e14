// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The worker: Python with the card in it. It knows nothing of the page, keeps nothing between two requests, and fetches
 * nothing but the files of its own folder. The page gives it the linked program along, which it may have sooner.
 *
 * Out: {type: "ready"} or {type: "failed"} once; after the first perhaps {type: "again"}, and then once more one of these two.
 * In, once: {program}, null when there is none, and {intact}, whether it is what the build made.
 * In:  {id, request} for every step; out: {id, response} or {id, error}. What is asked after "again" has to be asked anew.
 */

import { fromLinked } from "./linked.js";

/** @typedef {{id: number, request: unknown}} Asked */

/** @type {((request: string) => string) | undefined} */
let respond;

/** Has the ordinary start begun? There is none after it. */
let ordinary = false;

addEventListener("message", (/** @type {MessageEvent<Asked>} */ { data }) => "request" in data && answer(data));

// The runtime loses some errors on the way; here they end up.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  failed();
});

fromLinked(told("program"), told("intact")).catch(fromLibrary).then(ready, failed);

/**
 * What the page says once, by this name.
 *
 * @param {string} name
 * @returns {Promise<any>}
 */
function told(name) {
  return new Promise((resolve) => addEventListener("message", ({ data }) => name in data && resolve(data[name])));
}

/** Fetched only when it is needed: hardly ever. */
async function fromLibrary() {
  ordinary = true;
  const library = await import("./library.js");
  return library.fromLibrary();
}

/** @param {Asked} asked */
function answer({ id, request }) {
  if (!respond) return;
  try {
    postMessage({ id, response: JSON.parse(respond(JSON.stringify(request))) });
  } catch (error) {
    if (ordinary) postMessage({ id, error: String(error) });
    else startAgain();
  }
}

/** Something stopped the linked program: then nothing of it is used any more. */
function startAgain() {
  respond = undefined;
  postMessage({ type: "again" });
  fromLibrary().then(ready, failed);
}

/** @param {(request: string) => string} started */
function ready(started) {
  respond = started;
  postMessage({ type: "ready" });
}

function failed() {
  postMessage({ type: "failed" });
}
