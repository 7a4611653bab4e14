// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The worker: Python with the card in it. It knows nothing of the page, keeps nothing between two requests, and fetches
 * nothing but the files of the runtime.
 *
 * In:  {type: "start", runtime} once, then {id, request} for every step.
 * Out: {type: "ready"} or {type: "failed"} once, then {id, response} or {id, error}.
 */

/**
 * @typedef {{type: "start", runtime: string}} Start `runtime` is the absolute address of the runtime's folder, with a slash.
 * @typedef {{id: number, request: unknown}} Asked
 */

/** What Python makes of one request: JSON in, JSON out. */
const DOOR = `
from functools import partial
from checker.browser import respond
from checker.compiled_card import CARD
partial(respond, CARD)
`;

/** @type {((request: string) => string) | undefined} */
let respond;

addEventListener("message", (/** @type {MessageEvent<Start | Asked>} */ { data }) => {
  if ("type" in data) start(data.runtime).then(ready, failed);
  else answer(data);
});

// The runtime loses some errors on the way; here they end up.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  failed();
});

/** @param {string} runtime */
async function start(runtime) {
  avoidStackSwitching();
  noticeWasmErrors();
  const [{ loadPyodide }, lock] = await Promise.all([loader(runtime), json(`${runtime}pyodide-lock.json`)]);
  const python = await loadPyodide({
    indexURL: runtime,
    lockFileContents: lock,
    packageBaseUrl: runtime,
    enableRunUntilComplete: false,
    stdout: silent,
    stderr: silent,
  });
  await python.loadPackage("checker", { checkIntegrity: true, messageCallback: silent, errorCallback: silent });
  respond = python.runPython(DOOR);
}

/** @param {string} runtime @returns {Promise<typeof import("pyodide")>} */
function loader(runtime) {
  return import(`${runtime}pyodide.js`);
}

/** @param {string} address */
async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * When WebAssembly cannot start the runtime waits for ever; the page had better know at once. And a server that gives the file
 * a wrong type need not stop us.
 */
function noticeWasmErrors() {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      const response = await source;
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return await instantiate(asWasm(response), imports);
    } catch (error) {
      failed();
      throw error;
    }
  };
}

/** The response itself when its type is right: only then the browser keeps what it compiled. @param {Response} response */
function asWasm(response) {
  const type = "application/wasm";
  if (response.headers.get("Content-Type") === type) return response;
  return new Response(response.body, { headers: { "Content-Type": type } });
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

function ready() {
  postMessage({ type: "ready" });
}

function failed() {
  postMessage({ type: "failed" });
}

/** What the runtime has to say is not for the console either. */
function silent() {}
