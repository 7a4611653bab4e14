// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Stands in for checker/program.js in the single file: the program is in the page, packed with gzip and written in letters. */

/** @returns {{compiled: Promise<WebAssembly.Module>, intact: Promise<unknown>}} both reject when it is damaged: gzip tells */
export function program() {
  const compiled = WebAssembly.compileStreaming(unpacked());
  return { compiled, intact: compiled };
}

/** @returns {Promise<Response>} */
async function unpacked() {
  const letters = atob(document.querySelector("#rk-programma")?.textContent ?? "");
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  // Not the stream of a Blob: WebKit cannot read one in a page from a disk.
  const packed = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(bytes).body);
  return new Response(packed.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": "application/wasm" } });
}
