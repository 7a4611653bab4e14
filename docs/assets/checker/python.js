// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * Python without Pyodide's way of starting it: an instance of the runtime, and CPython's own C API to call a function with.
 *
 * The build makes a snapshot of such an instance and the browser puts it back in one, so both make it here.
 */

/**
 * @typedef {"malloc" | "free" | "Py_DecRef" | "PyErr_Clear" | "PyImport_AddModule" | "PyObject_CallOneArg" |
 *   "PyObject_GetAttrString" | "PyUnicode_AsUTF8AndSize" | "PyUnicode_FromStringAndSize"} Name
 * @typedef {Record<Name, (...values: number[]) => number>} Exports functions of C and of Python's stable C API
 * @typedef {{mkdirTree: (path: string) => void, writeFile: (path: string, content: Uint8Array) => void}} FileSystem
 * @typedef {{rawRun: (code: string) => [status: number, error: string]}} Api
 * @typedef {{HEAPU8: Uint8Array, ENV: Record<string, string>, FS: FileSystem, API: Api}} Module
 * @typedef {{module: Module, exports: Exports}} Python
 */

/** In bytes. Some 13 MB is in use, and the card of another region may be larger; what is not touched costs nothing. */
const MEMORY = 32 * 1024 * 1024;

const ENVIRONMENT = { HOME: "/", PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2", PYTHONINSPECT: "1" };

const NO_OBJECT = Symbol("no object");

/**
 * A fresh instance of the runtime, whose own script has been run before.
 *
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {Record<string, Uint8Array>} [library] start Python too, with these files in its file system: path to content. Without
 *   it the memory is left as it is for a snapshot to be put in.
 * @returns {Promise<Python>}
 */
export function createPython(instantiate, library) {
  const { _createPyodideModule: create } = /** @type {{_createPyodideModule: (settings: object) => Promise<Module>}} */ (
    /** @type {unknown} */ (globalThis)
  );
  return new Promise((resolve, reject) => {
    /** @type {Exports} */
    let exports;
    const settings = {
      // What the runtime's own script wants to know about its surroundings: in the build the same as in the browser.
      API: {
        config: { jsglobals: {}, env: {} },
        runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
        lockFilePromise: new Promise(() => {}),
      },
      INITIAL_MEMORY: MEMORY,
      noInitialRun: !library,
      thisProgram: "python",
      arguments: ["-S", "-B"], // no site-packages, no bytecode to write
      print: silent,
      printErr: silent,
      preRun: [
        (/** @type {Module} */ module) => {
          Object.assign(module.ENV, ENVIRONMENT);
          module.FS.mkdirTree("/lib");
          for (const [path, content] of Object.entries(library ?? {})) module.FS.writeFile(path, content);
        },
      ],
      instantiateWasm(
        /** @type {WebAssembly.Imports} */ imports,
        /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ received,
      ) {
        const isNoObject = (/** @type {unknown} */ value) => value === NO_OBJECT;
        imports.sentinel = { create_sentinel: () => NO_OBJECT, is_sentinel: isNoObject };
        instantiate(imports).then(({ instance, module }) => {
          exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
          received(instance, module);
        }, reject);
        return {}; // it comes later
      },
    };
    create(settings).then((module) => resolve({ module, exports }), reject);
  });
}

/**
 * Call a function of Python that takes one string and gives one.
 *
 * @param {Python} python
 * @param {number} callable where it is in memory
 * @param {string} argument
 */
export function call({ module, exports: c }, callable, argument) {
  const encoded = new TextEncoder().encode(argument);
  const buffer = c.malloc(encoded.length + 4); // afterwards its first four bytes hold the length of the answer
  module.HEAPU8.set(encoded, buffer);
  const given = c.PyUnicode_FromStringAndSize(buffer, encoded.length);
  const result = c.PyObject_CallOneArg(callable, given);
  c.Py_DecRef(given);
  try {
    if (!result) throw new Error("Python raised an exception");
    const text = c.PyUnicode_AsUTF8AndSize(result, buffer);
    const length = new DataView(module.HEAPU8.buffer).getUint32(buffer, true);
    return new TextDecoder().decode(module.HEAPU8.subarray(text, text + length));
  } finally {
    c.PyErr_Clear();
    if (result) c.Py_DecRef(result);
    c.free(buffer);
  }
}

/** A number that stands for a text (FNV-1a over its UTF-16 units). @param {string} text */
export function checksum(text) {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}

/** What the runtime has to say is not for the console. */
function silent() {}
