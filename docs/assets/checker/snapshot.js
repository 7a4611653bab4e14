// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The fast start: Python's memory as it was after the card had been imported, put back into a fresh instance. Nothing of Python has
 * to start then: no standard library is read and no module imported.
 */

import { download, run } from "./download.js";
import { call, checksum, createPython } from "./python.js";

/**
 * @typedef {[start: number, length: number]} Range in bytes
 * @typedef {{memory: number, respond: number, ranges: Range[], request: string, answer: number}} Header
 *   `memory` is the size of the whole memory in bytes; `respond` is where the function is in it; `ranges` are what differs from a
 *   fresh instance; `request` is one to try, and `answer` the checksum of what should come of it
 */

/**
 * Start Python from the memory that the build made. Rejects when that is not possible, or when the answer to a first request is
 * not the one it had at the build.
 *
 * @returns {Promise<(request: string) => string>} what Python makes of one request: JSON in, JSON out
 */
export async function fromSnapshot() {
  const wasm = download("pyodide.asm.wasm");
  const [image, python] = await Promise.all([
    download("snapshot.bin").then((response) => response.arrayBuffer()),
    run("pyodide.asm.js").then(() => createPython((imports) => WebAssembly.instantiateStreaming(wasm, imports))),
    wasm,
  ]);
  const header = restore(python.module, image);
  const respond = (/** @type {string} */ request) => call(python, header.respond, request);
  if (checksum(respond(header.request)) !== header.answer) throw new Error("the snapshot answers wrongly");
  return respond;
}

/**
 * Put the memory back. The file is: the length of the header in four bytes, the header, the content of its ranges.
 *
 * @param {import("./python.js").Module} module
 * @param {ArrayBuffer} image
 * @returns {Header}
 */
function restore(module, image) {
  const length = new DataView(image).getUint32(0, true);
  /** @type {Header} */
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(image, 4, length)));
  if (header.memory !== module.HEAPU8.length) throw new Error("the snapshot is of another size");
  let at = 4 + length;
  for (const [start, size] of header.ranges) {
    module.HEAPU8.set(new Uint8Array(image, at, size), start);
    at += size;
  }
  return header;
}
