// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * Phase *start*: Python in Node as it would be in a browser, with the card imported, one advice answered, and all thrown away that
 * only starting needed. All that differs from one run to the next is fixed, so that equal inputs leave equal memory.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { read } from "../client/checker/python.js";

/**
 * @typedef {import("../client/checker/python.js").Name} Name
 * @typedef {Record<Name | "PyObject_GetAttrString" | "PyImport_AddModule" | "PyGC_Collect" | "PyType_GetSlot",
 *   (...values: number[]) => number>} Functions of C and of Python's C API
 * @typedef {{memory: WebAssembly.Memory, table: WebAssembly.Table, functions: Functions, globals: WebAssembly.Global[]}} Running
 *   a program that runs: all that there is of it but its code. `globals` are in the order of the module
 * @typedef {object} Starting
 * @property {string} folder has the runtime
 * @property {string[]} libraries archives of Python's modules, the standard library first
 * @property {WebAssembly.Module} code the runtime's code, instrumented
 * @property {string} ran the functions of Python that are needed to answer, one a line: file and name
 * @property {string} first a request to try
 * @typedef {{respond: number, request: number, tidying: number[]}} Places where in memory the function is that answers, and a request
 *   to try; and where in the table the functions are that tidy up
 */

/** In bytes. Some 14 MB is in use, and the card of another region may be larger; what is not touched costs nothing. */
const MEMORY = 32 * 1024 * 1024;

const ENVIRONMENT = { HOME: "/", PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2", PYTHONINSPECT: "1" };

/** What is in the name of a global variable that `instrumented` lets one see. */
export const GLOBAL = "$";

const NO_OBJECT = Symbol("no object");

/**
 * What is in memory: `respond`, which answers requests, and one to try first. A whole advice has been answered here before, which fills
 * what is worked out once per card.
 */
const PROGRAM = `
import sys
sys.path[:] = LIBRARIES

import gc, json
from functools import partial
from checker import decide
from checker.browser import respond
from checker.compiled_card import CARD

answers = {}
while (question := decide(CARD, answers).question) is not None:
    answers[question.id] = question.options[0].id
respond = partial(respond, CARD)
respond(json.dumps({"kind": "step", "answers": answers, "change": None, "before": None, "root": "", "today": ""}))
request = REQUEST
`;

/** The addresses of all types. */
const TYPES = `
found, waiting = {}, [object]
while waiting:
    each = waiting.pop()
    found[id(each)] = None
    waiting += (one for one in type.__subclasses__(each) if id(one) not in found)
all_types = " ".join(map(str, found))
del found, waiting, each
`;

/** What a type has to tidy up its objects with, by its number in typeslots.h, which is part of Python's stable ABI. */
const TIDYING = { clear: 51, dealloc: 52, del: 53, traverse: 71, free: 74, finalize: 80 };

/**
 * What only starting needed goes: all functions but those that answered something go empty, and nothing can be imported any more. It
 * is in Python as it is in WebAssembly: what is left out stops the program. (A function with variables of another one stays: only
 * one like it could take its place. So does a generator.)
 */
const FORGET = `
import gc, sys, types

def left_out(*given, **named):
    raise SystemError("this was left out when the program was linked")

del all_types
ran = set(RAN.splitlines())
for found in [each for each in gc.get_objects() if type(each) is types.FunctionType]:
    code = found.__code__
    name = code.co_filename.rpartition("/")[2] + " " + code.co_qualname
    if name in ran or code.co_freevars or code.co_flags & 0x2a0:
        continue
    found.__code__ = left_out.__code__
    found.__defaults__ = found.__kwdefaults__ = found.__doc__ = None
    found.__annotations__ = {}
del found, code, name, ran
for each in (sys.path, sys.meta_path, sys.path_hooks, sys.path_importer_cache, sys.modules):
    each.clear()
gc.collect()
gc.collect()
gc.freeze()
`;

/**
 * @param {Starting} starting
 * @returns {Promise<Running & Places>}
 */
export async function start({ folder, libraries, code, ran, first }) {
  fixWhatDiffers();
  pretendToBeABrowser(folder);
  await import(pathToFileURL(join(folder, "pyodide.asm.js")).href);
  const files = library(libraries);
  const { running, run } = await create(code, files);
  run(PROGRAM.replace("LIBRARIES", () => JSON.stringify(Object.keys(files))).replace("REQUEST", () => JSON.stringify(first)));
  run(TYPES);
  const places = {
    respond: place(running, "respond"),
    request: place(running, "request"),
    tidying: tidyingOf(running),
  };
  run(FORGET.replace("RAN", () => JSON.stringify(ran)));
  clearFree(running);
  return { ...running, ...places };
}

/**
 * An instance of the runtime in which Python has started.
 *
 * @param {WebAssembly.Module} module
 * @param {Record<string, Uint8Array>} files Python's file system: path to content
 * @returns {Promise<{running: Running, run: (code: string) => void}>}
 */
async function create(module, files) {
  /** @type {PromiseWithResolvers<Running>} */
  const { promise: running, resolve } = Promise.withResolvers();
  const settings = {
    // What the runtime's own script wants to know about its surroundings.
    API: {
      config: { jsglobals: {}, env: {} },
      runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
      lockFilePromise: new Promise(() => {}),
    },
    INITIAL_MEMORY: MEMORY,
    thisProgram: "python",
    arguments: ["-S", "-B"], // no site-packages, no bytecode to write
    print: silent,
    printErr: silent,
    preRun: [
      (/** @type {any} */ runtime) => {
        Object.assign(runtime.ENV, ENVIRONMENT);
        runtime.FS.mkdirTree("/lib");
        for (const [path, content] of Object.entries(files)) runtime.FS.writeFile(path, content);
      },
    ],
    instantiateWasm(/** @type {any} */ imports, /** @type {(instance: object, module: WebAssembly.Module) => void} */ received) {
      instantiate(module, imports).then(({ exports, ...made }) => (resolve(made), received({ exports }, module)));
      return {}; // it comes later
    },
  };
  const { _createPyodideModule: createModule } = /** @type {any} */ (globalThis);
  const runtime = await createModule(settings);
  const run = (/** @type {string} */ code) => {
    const [status, error] = runtime.API.rawRun(code);
    if (status) throw new Error(error);
  };
  return { running: await running, run };
}

/**
 * The instance, with what the runtime's own script may know of it: `exports`.
 *
 * @param {WebAssembly.Module} module
 * @param {any} imports what that script gives it
 * @returns {Promise<Running & {exports: WebAssembly.Exports}>}
 */
async function instantiate(module, imports) {
  imports.env.emscripten_resize_heap = () => 0; // there is no more than that
  imports.sentinel = { create_sentinel: () => NO_OBJECT, is_sentinel: (/** @type {unknown} */ value) => value === NO_OBJECT };
  const { exports } = await WebAssembly.instantiate(module, imports);
  const ours = Object.entries(exports).filter(([name]) => name.startsWith(GLOBAL));
  const theirs = Object.entries(exports).filter(([name]) => !name.startsWith(GLOBAL));
  return {
    memory: imports.env.memory,
    table: imports.env.__indirect_function_table,
    functions: /** @type {Functions} */ (exports),
    globals: ours.map(([, variable]) => /** @type {WebAssembly.Global} */ (variable)),
    exports: Object.fromEntries(theirs),
  };
}

/** The archives, by their place in Python's file system; Python looks for its standard library in the first. @param {string[]} paths */
function library(paths) {
  const place = (/** @type {string} */ path, /** @type {number} */ index) => (index ? `/lib/${basename(path)}` : "/lib/python313.zip");
  return Object.fromEntries(paths.map((path, index) => [place(path, index), new Uint8Array(readFileSync(path))]));
}

/** Where the global variable of this name is in memory. @param {Running} running @param {string} name */
function place({ memory, functions }, name) {
  const text = (/** @type {string} */ value) => {
    const bytes = new TextEncoder().encode(`${value}\0`);
    const start = functions.malloc(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, start);
    return start;
  };
  const found = functions.PyObject_GetAttrString(functions.PyImport_AddModule(text("__main__")), text(name));
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** Where in the table the functions are that tidy up objects, of whatever type. @param {Running} running */
function tidyingOf(running) {
  const types = read({ ...running.functions, memory: running.memory }, place(running, "all_types"));
  const found = types.split(" ").flatMap((type) => Object.values(TIDYING).map((slot) => running.functions.PyType_GetSlot(Number(type), slot)));
  return [...new Set(found)].filter(Boolean); // a type may have none
}

/** Make all that is free in memory zero: take all there is, whole chunks first, and give it back. @param {Running} running */
function clearFree({ memory, functions }) {
  const taken = [];
  for (let size = MEMORY; size >= 8; ) {
    const start = functions.malloc(size);
    if (start) taken.push({ start, size });
    else size = size > 64 ? size >> 1 : size - 8;
  }
  for (const { start, size } of taken) new Uint8Array(memory.buffer, start, size).fill(0);
  for (const { start } of taken) functions.free(start);
}

/** The clock, its zone, and chance. */
function fixWhatDiffers() {
  process.env.TZ = "UTC"; // Python keeps the names and hours of the time zone
  Date.now = () => 0;
  performance.now = () => 0;
  Math.random = () => 0;
  crypto.getRandomValues = (values) => values;
}

/** The runtime's script was written for browsers and for Node. Here it is to leave in memory what every browser can have. */
function pretendToBeABrowser(/** @type {string} */ folder) {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: folder }); // it finds out it is Node anyway
  for (const name of ["Suspending", "promising"]) Reflect.deleteProperty(WebAssembly, name);
  // On an iPhone it leaves out a function in a newer kind of WebAssembly.
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone", platform: "" } });
}

/** What the runtime has to say is not for the console. */
function silent() {}
