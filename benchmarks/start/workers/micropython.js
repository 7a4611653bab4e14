// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** The smallest Python for browsers. It cannot run the checker; its answer is a sum. */

const RUNTIME = new URL("/micropython/", location.origin).href;

const { loadMicroPython } = await import(`${RUNTIME}micropython.mjs`);
const python = await loadMicroPython({ url: `${RUNTIME}micropython.wasm` });

addEventListener("message", ({ data }) => {
  python.runPython("answer = 1 + 1");
  postMessage({ id: data.id, response: python.globals.get("answer") });
});
postMessage({ type: "ready" });
