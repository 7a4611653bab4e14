// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** The least that any Pyodide page does: compile the WebAssembly and evaluate the scripts. No Python is started. */

const RUNTIME = new URL("/stock/", location.origin).href;

await Promise.all([
  WebAssembly.compileStreaming(fetch(`${RUNTIME}pyodide.asm.wasm`)),
  import(`${RUNTIME}pyodide.mjs`),
  import(`${RUNTIME}pyodide.asm.js`),
]);

addEventListener("message", ({ data }) => postMessage({ id: data.id, response: null }));
postMessage({ type: "ready" });
