// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node snapshot.mjs FOLDER LIBRARY...`: make FOLDER/snapshot.bin, with the runtime and the scripts that are in FOLDER, and with
 * these archives of Python modules, the standard library first.
 *
 * All that differs from one run to the next is fixed, so that equal inputs give equal bytes.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/** In bytes. With smaller blocks the list of ranges grows by more than what they leave out. */
const BLOCK = 256;

/**
 * What is in memory when the browser starts: `respond`, which answers requests, and one to try first, for the first question. A
 * whole advice has been answered here before, which fills what is worked out once per card.
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
ask = lambda answers: json.dumps({"kind": "step", "answers": answers, "change": None, "root": "", "today": ""})
respond = partial(respond, CARD)
respond(ask(answers))
request = ask({})
show = lambda name: globals()[name]

sys.path[:] = []
gc.collect()
gc.freeze()
`;

// By itself Node would quote the line that failed: for the runtime, all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error));
  process.exit(1);
});

const [folder = "", ...libraries] = process.argv.slice(2);

fixWhatDiffers();
pretendToBeABrowser();
/** @type {typeof import("../../docs/assets/checker/python.js")} */
const { call, checksum, createPython } = await import(addressOf("python.js"));
await import(addressOf("pyodide.asm.js"));
const wasm = await WebAssembly.compile(readFileSync(join(folder, "pyodide.asm.wasm")));

const fresh = await createPython(instantiate);
const started = await createPython(instantiate, library());
run(PROGRAM.replace("LIBRARIES", JSON.stringify(Object.keys(library()))));
const respond = place("respond");
const request = call(started, place("show"), "request");
const answer = checksum(call(started, respond, request));
writeFileSync(join(folder, "snapshot.bin"), image());
process.exit(); // the runtime would wait for ever

/** @param {string} name */
function addressOf(name) {
  return pathToFileURL(join(folder, name)).href;
}

/** @param {WebAssembly.Imports} imports */
async function instantiate(imports) {
  return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
}

/** The archives, by their place in Python's file system; Python looks for its standard library in the first. */
function library() {
  const place = (/** @type {string} */ path, /** @type {number} */ index) => (index ? `/lib/${basename(path)}` : "/lib/python313.zip");
  return Object.fromEntries(libraries.map((path, index) => [place(path, index), new Uint8Array(readFileSync(path))]));
}

/** @param {string} code */
function run(code) {
  const [status, error] = started.module.API.rawRun(code);
  if (status) throw new Error(error);
}

/** Where the global variable of this name is in memory. @param {string} name */
function place(name) {
  const { PyImport_AddModule, PyObject_GetAttrString } = started.exports;
  const found = PyObject_GetAttrString(PyImport_AddModule(text("__main__")), text(name));
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** A text for C. It is never given back: this process ends soon enough. @param {string} value */
function text(value) {
  const bytes = new TextEncoder().encode(`${value}\0`);
  const start = started.exports.malloc(bytes.length);
  started.module.HEAPU8.set(bytes, start);
  return start;
}

/** The file, as `restore` in docs/assets/checker/snapshot.js reads it. */
function image() {
  const heap = started.module.HEAPU8;
  const ranges = changed(heap, fresh.module.HEAPU8);
  const header = Buffer.from(JSON.stringify({ memory: heap.length, respond, ranges, request, answer }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, ...ranges.map(([start, size]) => heap.subarray(start, start + size))]);
}

/** Which parts of the memory differ. @param {Uint8Array} heap @param {Uint8Array} fresh @returns {[start: number, length: number][]} */
function changed(heap, fresh) {
  /** @type {[start: number, length: number][]} */
  const ranges = [];
  for (let start = 0; start < heap.length; start += BLOCK) {
    if (!Buffer.compare(heap.subarray(start, start + BLOCK), fresh.subarray(start, start + BLOCK))) continue;
    const last = ranges.at(-1);
    if (last && last[0] + last[1] === start) last[1] += BLOCK;
    else ranges.push([start, BLOCK]);
  }
  return ranges;
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
function pretendToBeABrowser() {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: folder }); // it finds out it is Node anyway
  for (const name of ["Suspending", "promising"]) Reflect.deleteProperty(WebAssembly, name);
  // On an iPhone it leaves out a function in a newer kind of WebAssembly.
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone", platform: "" } });
}
