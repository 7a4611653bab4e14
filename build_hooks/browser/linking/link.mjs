// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node link.mjs FOLDER TABLE LIBRARY...`: make FOLDER/python.wasm, one small program that answers what the page asks, of the runtime
 * and the scripts that are in FOLDER and these archives of Python modules, the standard library first. TABLE tells what stayed, and
 * why. The requests, with what plain Python answers, are read as `asking.py` prints them.
 *
 * Equal inputs give equal bytes.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { call, checksum, read } from "../client/checker/python.js";
import { bodyOf, exportOf, linked } from "./coding.mjs";
import { factsOf } from "./instructions.mjs";
import { parse } from "./parsing.mjs";
import { instrumented, ranIn } from "./profiling.mjs";
import { unreached } from "./reaching.mjs";
import { start } from "./starting.mjs";

/**
 * @typedef {[request: string, answer: string | null]} Asked the answer is null when the request is refused
 * @typedef {import("./coding.mjs").Content} Content
 * @typedef {import("../client/checker/python.js").Python} Python
 */

/** In bytes. With smaller blocks the program is hardly smaller, and there are many more of them. */
const BLOCK = 32;

/** To look for garbage all the time takes five times as long. */
const EVERY_FEW = 11;

/** What build_hooks/browser/client/checker/python.js calls. */
const CALLED = "malloc free Py_DecRef PyErr_Clear PyObject_CallOneArg PyUnicode_AsUTF8AndSize PyUnicode_FromStringAndSize".split(" ");

// By itself Node would quote the line that failed: for the runtime, all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error));
  process.exit(1);
});

const [folder = "", table = "", ...libraries] = process.argv.slice(2);
const [ranInPython, ...lines] = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const asked = /** @type {Asked[]} */ (lines);
const [first = "", expected = ""] = asked[0] ?? [];

// Phase *start*.
const module = parse(readFileSync(join(folder, "pyodide.asm.wasm")));
const running = await start(folder, libraries, await WebAssembly.compile(instrumented(module)), ranInPython.join("\n"), first);
const { respond, request, tidyAlways } = running;
const memory = new Uint8Array(running.memory.buffer.slice());
const globals = running.globals.slice(0, module.globals.length).map(({ value }) => value);
const functions = Array.from({ length: running.table.length }, (_, at) => Number(running.table.get(at)?.name ?? NaN));

// Phase *profile*: what answers, tidies up, and does without memory; and what all of that calls, which may be a way that nothing took.
// When a reader's Python looks for garbage depends on all that was asked before. So of every few requests there is one here during
// which it does whenever it can: whatever kind of object may then be there, is there.
const ran = ranIn(module, running, () => {
  const python = /** @type {Python} */ (/** @type {unknown} */ ({ ...running.functions, memory: running.memory }));
  const ask = (/** @type {string} */ each) => call(python, respond, each);
  differences(ask, "the runtime", asked);
  call(python, tidyAlways, "");
  differences(ask, "the runtime", asked.filter((_, place) => place % EVERY_FEW === 0));
  running.functions.PyGC_Collect();
  running.functions.malloc(2 ** 30); // more than there is
});
/** @type {Map<number, string>} a function, and why it stays */
const kept = new Map([...ran].map((index) => [index, "ran"]));
for (const name of CALLED) kept.set(exportOf(module, name), "called by the page");
for (const index of [...kept.keys()]) {
  for (const { index: callee } of factsOf(bodyOf(module, index)).calls) {
    if (!kept.has(callee) && callee >= module.functions.length - module.bodies.length) kept.set(callee, `called by ${index}`);
  }
}

// Phase *data*.
const dropped = unreached(module, globals, memory, new Set(kept.keys()));
for (const [from, to] of dropped) memory.fill(0, from, to);

// Phase *code*.
const frozen = { globals, functions, size: memory.length, content: blocks() };
const made = linked(module, frozen, new Set(kept.keys()), CALLED, { respond, request, answer: checksum(expected ?? "") });
writeFileSync(join(folder, "python.wasm"), made);
writeFileSync(table, described());

// Phase *check*.
const { instance } = await WebAssembly.instantiate(made);
const program = /** @type {Python} */ (/** @type {unknown} */ (instance.exports));
if (read(program, request) !== first) throw new Error("the first request is not in the linked program");
differences((each) => call(program, respond, each), "the linked program", asked);
process.exit(); // the runtime would wait for ever

/** @param {(request: string) => string} respond @param {string} who @param {Asked[]} requests */
function differences(respond, who, requests) {
  for (const [each, answer] of requests) {
    let given = null;
    try {
      given = respond(each);
    } catch (error) {
      if (answer !== null || error instanceof WebAssembly.RuntimeError) throw new Error(`${who} does not answer ${each}: ${error}`);
    }
    if (given !== answer) throw new Error(`${who} answers ${each} otherwise than plain Python: ${given}, not ${answer}`);
  }
}

/** What is in memory, but for what is zero. @returns {Content} */
function blocks() {
  const nothing = new Uint8Array(BLOCK);
  /** @type {Content} */
  const found = [];
  for (let start = 0; start < memory.length; start += BLOCK) {
    if (!Buffer.compare(memory.subarray(start, start + BLOCK), nothing)) continue;
    const last = found.at(-1);
    if (last && last[0] + last[1].length === start) last[1] = memory.subarray(last[0], start + BLOCK);
    else found.push([start, memory.subarray(start, start + BLOCK)]);
  }
  return found;
}

/** What stayed, and why; one a line, to be read as a table. */
function described() {
  const names = new Map(module.exports.map(({ name, index }) => [index, name]));
  const functions = [...kept].map(([index, why]) => ["function", index, names.get(index) ?? "", bodyOf(module, index).length, why]);
  const left = dropped.map(([from, to]) => ["no data", from, "", to - from, "nothing reaches it"]);
  return [["what", "where", "name", "bytes", "why"], ...functions, ...left].map((row) => `${row.join("\t")}\n`).join("");
}
