// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The ordinary start, for when the fast one fails: Pyodide loads its standard library and our package, as it does on any page.
 * It takes many times as long, and needs nothing but what Pyodide documents.
 */

import { address, download, run } from "./download.js";

/** What Python makes of one request: JSON in, JSON out. */
const DOOR = `
from functools import partial
from checker.browser import respond
from checker.compiled_card import CARD
partial(respond, CARD)
`;

/** @returns {Promise<(request: string) => string>} what Python makes of one request: JSON in, JSON out */
export async function fromLibrary() {
  const folder = address(".");
  Object.assign(console, { warn: silent, error: silent }); // what goes wrong here the page tells in its own words
  globalThis.fetch = (resource) => download(String(resource).slice(folder.length)); // whatever Pyodide fetches is to be intact
  const wasmFailed = noticeWasmErrors();
  avoidStackSwitching();
  const lock = await (await download("pyodide-lock.json")).json();
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await run("pyodide.js");
  const loading = loadPyodide({
    indexURL: folder,
    lockFileContents: lock,
    packageBaseUrl: folder,
    enableRunUntilComplete: false,
    stdout: silent,
    stderr: silent,
  });
  const python = await Promise.race([loading, wasmFailed]);
  await python.loadPackage("checker", { checkIntegrity: true, messageCallback: silent, errorCallback: silent });
  return python.runPython(DOOR);
}

/**
 * When WebAssembly cannot start, Pyodide waits for ever; here it becomes an error.
 *
 * @returns {Promise<never>}
 */
function noticeWasmErrors() {
  const instantiate = WebAssembly.instantiateStreaming;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (source, imports) => {
      const instantiated = instantiate(source, imports);
      instantiated.catch(reject);
      return instantiated;
    };
  });
}

/** Some virus scanners end pages that switch WebAssembly stacks. We never do, so the runtime need not find it there. */
function avoidStackSwitching() {
  for (const name of ["Suspending", "promising"]) Reflect.deleteProperty(WebAssembly, name);
}

/** What the runtime has to say is not for the console. */
function silent() {}
