// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Phase *profile*: which functions run. Each gets a global variable, and sets it first of all. */

import { codeStart } from "./instructions.mjs";
import { GLOBAL } from "./starting.mjs";
import { I32, KIND, SECTION } from "./wasm.mjs";
import { exported, global, list, s32, sized, u32, written } from "./writing.mjs";

/** @typedef {import("./wasm.mjs").Module} Module */

/**
 * The same module, in which one can see every global variable, and from these which functions ran.
 *
 * @param {Module} module
 * @returns {Buffer<ArrayBuffer>}
 */
export function instrumented(module) {
  const first = module.globals.length; // of the variables of functions
  const count = module.bodies.length;
  const section = (/** @type {number} */ id) => module.sections.find((found) => found.id === id)?.body ?? Buffer.from([0]);
  const changed = new Map([
    [SECTION.global, longer(section(SECTION.global), Array.from({ length: count }, () => global(I32, true, 0)))],
    [SECTION.export, longer(section(SECTION.export), Array.from({ length: first + count }, (_, index) => exported(`${GLOBAL}${index}`, KIND.global, index)))],
    [SECTION.code, list(module.bodies.map((body, index) => sized(marking(body, first + index))))],
  ]);
  return written(module.sections.map(({ id, body }) => ({ id, body: changed.get(id) ?? body })));
}

/**
 * The functions that run while this is done.
 *
 * @param {import("./starting.mjs").Running} running
 * @param {{imported: number, own: number}} before how many functions are imported, and how many global variables the module had
 * @param {() => void} work
 * @returns {number[]}
 */
export function ranIn({ globals }, { imported, own }, work) {
  const variables = globals.slice(own);
  for (const variable of variables) variable.value = 0;
  work();
  return variables.flatMap(({ value }, index) => (value ? [imported + index] : []));
}

/** A function that sets this variable to 1 before all else. @param {Buffer} body @param {number} variable */
function marking(body, variable) {
  const start = codeStart(body);
  return Buffer.concat([body.subarray(0, start), Buffer.from([0x41]), s32(1), Buffer.from([0x24]), u32(variable), body.subarray(start)]);
}

/** A list with more at its end. @param {Buffer} before @param {Buffer[]} added */
function longer(before, added) {
  let start = 0;
  let length = 0;
  for (let shift = 0, byte = 0x80; byte >= 0x80; shift += 7, start += 1) {
    byte = before.readUInt8(start);
    length |= (byte & 0x7f) << shift;
  }
  return Buffer.concat([u32(length + added.length), before.subarray(start), ...added]);
}
