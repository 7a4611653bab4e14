// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * Phase *code*: a program as it stands → a module that goes on where it stands and needs nothing from outside. What was imported is made
 * in it: memory, table and global variables with the content that they have now. A call of a function that is left out is
 * the instruction *unreachable*, and its place in the table is empty: both stop the program.
 */

import { factsOf } from "./instructions.mjs";
import { END, I32, KIND, SECTION } from "./wasm.mjs";
import { exported, global, list, s32, sized, u32, written } from "./writing.mjs";

/**
 * @typedef {import("./wasm.mjs").Module} Module
 * @typedef {[start: number, content: Uint8Array][]} Content what is in memory; all else is zero
 * @typedef {{globals: number[], functions: number[], size: number, content: Content}} Frozen a program as it stands: its global
 *   variables, the functions in its table by their numbers, and how large its memory is in bytes with what is in it
 */

/** In pages of 64 kB. An advice takes some 20 MB; what takes ten times as much has gone wrong. */
const MOST_MEMORY = 4096;

/** Functions that scripts of the runtime have, and that are needed. @type {Record<string, (module: Module, table: Table) => Buffer>} */
const MADE_HERE = { _PyEM_TrampolineCall_JS: trampoline, emscripten_resize_heap: growing };

/**
 * What can be called through the table: the place, the new number and the parameters of each function.
 *
 * @typedef {{at: number, index: number, parameters: number}[]} Table
 */

/**
 * @param {Module} module
 * @param {Frozen} frozen
 * @param {Set<number>} kept the functions that stay
 * @param {string[]} called the functions that are called from outside
 * @param {Record<string, number>} values to be found by name in the finished program
 */
export function linked(module, frozen, kept, called, values) {
  const imports = module.imports.filter(({ kind }) => kind === KIND.function);
  const made = imports.flatMap(({ name }, index) => (Object.hasOwn(MADE_HERE, name) ? [index] : []));
  const order = [...made, ...[...kept].toSorted((one, other) => one - other)];
  /** The new number of each function. */
  const numbers = new Map(order.map((index, number) => [index, number]));
  const table = tableOf(module, frozen.functions, numbers);
  const body = (/** @type {number} */ index) => {
    const name = imports[index]?.name;
    return name ? (MADE_HERE[name] ?? unexpected(name))(module, table) : renumbered(bodyOf(module, index), numbers);
  };
  const places = Object.entries(values);
  const memory = [Buffer.from([1]), u32(frozen.size / 65536), u32(MOST_MEMORY)];
  return written([
    ...module.sections.filter(({ id }) => id === SECTION.type),
    { id: SECTION.function, body: list(order.map((index) => u32(module.functions[index] ?? 0))) },
    { id: SECTION.table, body: list([sizedTable(frozen.functions), ...module.tables.slice(1)]) },
    { id: SECTION.memory, body: list([Buffer.concat(memory)]) },
    { id: SECTION.tag, body: list(module.tags) },
    { id: SECTION.global, body: list([...globalsOf(module, frozen), ...places.map(([, value]) => global(I32, false, value))]) },
    {
      id: SECTION.export,
      body: list([
        exported("memory", KIND.memory, 0),
        ...called.map((name) => exported(name, KIND.function, numbers.get(exportOf(module, name)) ?? unexpected(name))),
        ...places.map(([name], index) => exported(name, KIND.global, module.globals.length + index)),
      ]),
    },
    { id: SECTION.element, body: list(runs(table).map(elements)) },
    { id: SECTION.code, body: list(order.map((index) => sized(body(index)))) },
    { id: SECTION.data, body: list(frozen.content.map(([start, bytes]) => Buffer.concat([at(start), sized(bytes)]))) },
  ]);
}

/** @param {string} what @returns {never} */
function unexpected(what) {
  throw new Error(`${what} is not there to be linked`);
}

/** The number of an exported function. @param {Module} module @param {string} name */
export function exportOf(module, name) {
  return module.exports.find((found) => found.name === name && found.kind === KIND.function)?.index ?? unexpected(name);
}

/** @param {Module} module @param {number} index of a function that is not imported */
export function bodyOf(module, index) {
  return module.bodies[index - (module.functions.length - module.bodies.length)] ?? unexpected(`function ${index}`);
}

/** Zero, and the start of what is put in memory or in the table there. @param {number} start */
function at(start) {
  return Buffer.concat([Buffer.from([0, 0x41]), s32(start), Buffer.from([END])]);
}

/** How the table is described: of functions, and no larger or smaller than now. @param {number[]} functions */
function sizedTable({ length }) {
  return Buffer.concat([Buffer.from([0x70, 1]), u32(length), u32(length)]);
}

/** With the values that they have now. @param {Module} module @param {Frozen} frozen */
function globalsOf(module, { globals }) {
  return module.globals.map((type, index) => global(type.readUInt8(0), Boolean(type.readUInt8(1)), globals[index] ?? 0));
}

/**
 * What there is in the table of what stays.
 *
 * @param {Module} module
 * @param {number[]} functions
 * @param {Map<number, number>} numbers
 * @returns {Table}
 */
function tableOf(module, functions, numbers) {
  return functions.flatMap((before, at) => {
    const index = numbers.get(before);
    return index === undefined ? [] : [{ at, index, parameters: plainParameters(module, before) }];
  });
}

/** How many, when all that it takes and the one thing it gives are numbers of 32 bits; else -1. @param {Module} module @param {number} index */
function plainParameters(module, index) {
  const { parameters, results } = module.signatures[module.functions[index] ?? -1] ?? unexpected(`function ${index}`);
  return String(results) === String([I32]) && parameters.every((type) => type === I32) ? parameters.length : -1;
}

/** @param {Table} table @returns {Table[]} those that stand beside each other */
function runs(table) {
  /** @type {Table[]} */
  const found = [];
  for (const entry of table) {
    const last = found.at(-1);
    if (last && (last.at(-1)?.at ?? NaN) + 1 === entry.at) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

/** @param {Table} run */
function elements(run) {
  return Buffer.concat([at(run[0]?.at ?? 0), list(run.map(({ index }) => u32(index)))]);
}

/** The body with the new numbers of what it calls. @param {Buffer} body @param {Map<number, number>} numbers */
function renumbered(body, numbers) {
  const parts = [];
  let from = 0;
  for (const call of factsOf(body).calls) {
    const index = numbers.get(call.index);
    parts.push(body.subarray(from, call.from), index === undefined ? UNREACHABLE : Buffer.concat([Buffer.from([0x10]), u32(index)]));
    from = call.to;
  }
  return Buffer.concat([...parts, body.subarray(from)]);
}

const UNREACHABLE = Buffer.from([0]);

const [BLOCK, BRANCH, RETURN, CALL_INDIRECT, GET, NOTHING] = [0x02, 0x0e, 0x0f, 0x11, 0x20, 0x40];
const ARGUMENTS = 3;

/**
 * Python calls functions of C with three arguments of which some take fewer, which WebAssembly does not allow. A script can do that,
 * and so the runtime asks one each time. Here it is known what each function takes.
 *
 * @param {Module} module
 * @param {Table} table
 */
function trampoline(module, table) {
  const refused = ARGUMENTS + 1;
  const cases = Array(1 + (table.at(-1)?.at ?? 0)).fill(refused);
  for (const { at, parameters } of table) if (parameters >= 0 && parameters <= ARGUMENTS) cases[at] = parameters;
  const branch = [GET, 0, BRANCH, ...u32(cases.length), ...cases, refused];
  /** @type {number[]} */
  let code = branch;
  for (let count = 0; count <= ARGUMENTS; count += 1) {
    const type = module.signatures.findIndex(({ parameters, results }) => [...parameters, "", ...results].join() === [...Array(count).fill(I32), "", I32].join());
    const given = Array.from({ length: count }, (_, index) => [GET, index + 1]).flat();
    const call = type < 0 ? UNREACHABLE : [...given, GET, 0, CALL_INDIRECT, ...u32(type), 0, RETURN];
    code = [BLOCK, NOTHING, ...code, END, ...call];
  }
  return Buffer.from([0, BLOCK, NOTHING, ...code, END, ...UNREACHABLE, END]);
}

/** Make the memory at least so large; does it work? */
function growing() {
  const size = [0x3f, 0]; // memory.size, in pages
  const inPages = [0x20, 0, 0x41, 0xff, 0xff, 3, 0x6a, 0x41, 16, 0x76]; // (local.get 0 + 65535) >>> 16
  const enough = [0x20, 0, ...size, 0x41, 16, 0x74, 0x4d]; // local.get 0 <= memory.size << 16
  const grown = [...inPages, ...size, 0x6b, 0x40, 0, 0x41, 0x7f, 0x47]; // memory.grow(pages - memory.size) != -1
  return Buffer.from([0, ...enough, 0x04, I32, 0x41, 1, 0x05, ...grown, END, END]);
}
