// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node link.mjs FOLDER MADE LIBRARY...`: make MADE/python.wasm, one small program that answers what the page asks, of the runtime that
 * is in FOLDER and these archives of Python modules, the standard library first. MADE/kept.tsv tells what stayed, and why. The
 * requests, with what plain Python answers, are read as `asking.py` prints them.
 *
 * Equal inputs give equal bytes.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksum } from "../client/checker/python.js";
import { bodyOf, exportOf, linked } from "./coding.mjs";
import { inHalves } from "./halves.mjs";
import { factsOf } from "./instructions.mjs";
import { parse } from "./parsing.mjs";
import { instrumented } from "./profiling.mjs";
import { unreached } from "./reaching.mjs";
import { start } from "./starting.mjs";

/** @typedef {import("./coding.mjs").Content} Content */

/** In bytes. With smaller blocks the program is hardly smaller, and there are many more of them. */
const BLOCK = 32;

/** What build_hooks/browser/client/checker/python.js calls. */
const CALLED = "malloc free Py_DecRef PyErr_Clear PyObject_CallOneArg PyUnicode_AsUTF8AndSize PyUnicode_FromStringAndSize".split(" ");

// By itself Node would quote the line that failed: for the runtime, all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error));
  process.exit(1);
});

const [folder = "", made = "", ...libraries] = process.argv.slice(2);
const [ranInPython, ...asked] = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const [first, expected] = asked[0] ?? ["", ""];

// Phase *start*.
const module = parse(readFileSync(join(folder, "pyodide.asm.wasm")));
const code = await WebAssembly.compile(instrumented(module));
const starting = { folder, libraries, code, ran: ranInPython.join("\n"), first };
const running = await start(starting);
const { respond, request } = running;
const memory = new Uint8Array(running.memory.buffer.slice());
const globals = running.globals.slice(0, module.globals.length).map(({ value }) => value);
const functions = Array.from({ length: running.table.length }, (_, at) => Number(running.table.get(at)?.name ?? NaN));

// Phase *profile*: what answers, and what all of that calls, which may be a way that nothing took. When a reader's Python tidies up, and
// what is there then, depends on all that was asked before: so all that may do it stays.
const ran = await inHalves("profile", asked, { starting, imported: module.functions.length - module.bodies.length, own: module.globals.length });
/** @type {Map<number, string>} a function, and why it stays */
const kept = new Map(ran.flat().toSorted((one, other) => one - other).map((index) => [index, "ran"]));
for (const index of running.tidying.map((at) => functions[at] ?? NaN)) if (!kept.has(index)) kept.set(index, "tidies up");
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
const program = linked(module, frozen, new Set(kept.keys()), CALLED, { respond, request, answer: checksum(expected ?? "") });
writeFileSync(join(made, "python.wasm"), program);
writeFileSync(join(made, "kept.tsv"), described());

// Phase *check*.
await inHalves("check", asked, { code: await WebAssembly.compile(program), first });
process.exit(); // the runtime would wait for ever

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
