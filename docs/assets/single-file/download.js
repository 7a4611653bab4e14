// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Stands in for checker/download.js in the single file: the files come from the page, in the first message. */

const WASM = "application/wasm";

/** @type {Promise<Map<string, string>>} name to content, packed with gzip and written in base64 */
const files = new Promise((received) => {
  const receive = (/** @type {MessageEvent<Map<string, string>>} */ event) => {
    event.stopImmediatePropagation(); // not for the worker
    received(event.data);
  };
  addEventListener("message", receive, { once: true });
});

/**
 * A file of the page. Rejects when it is not there; when it is damaged, reading what it gives does.
 *
 * @param {string} name
 * @returns {Promise<Response>}
 */
export async function download(name) {
  const content = (await files).get(name);
  if (content === undefined) throw new Error(`${name} is not in this file`);
  // Not the stream of a Blob: WebKit cannot read one in a page from a disk.
  const packed = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(bytes(content)).body);
  const unpacked = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, name.endsWith(".wasm") ? { headers: { "Content-Type": WASM } } : {});
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
