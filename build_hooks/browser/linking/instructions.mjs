// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** What is in the body of a function: its instructions, one by one, and what somebody here wants to know of them. */

import { END, Reader, unknown } from "./wasm.mjs";

/**
 * @typedef {object} Facts What is in the body of a function.
 * @property {{from: number, to: number, index: number}[]} calls each with the place of its instruction in the body
 * @property {number[]} numbers constants, and what is added to an address
 * @property {number[]} globals
 * @property {{to: number, number: number}[]} added constants right after a global variable: to what lies at it, an address is formed so
 */

/** Where the instructions of a function begin, after its local variables. @param {Buffer} body */
export function codeStart(body) {
  const reader = new Reader(body);
  locals(reader);
  return reader.at;
}

/** @param {Reader} reader */
function locals(reader) {
  reader.list(() => [reader.u32(), reader.valueType()]);
}

/** @param {Buffer} body @returns {Facts} */
export function factsOf(body) {
  const reader = new Reader(body);
  locals(reader);
  /** @type {Facts} */
  const facts = { calls: [], numbers: [], globals: [], added: [] };
  let variable = -1;
  while (!reader.ended) {
    const from = reader.at;
    const { opcode, value } = instruction(reader);
    if (opcode === 0x41 && variable >= 0) facts.added.push({ to: variable, number: value });
    variable = opcode === 0x23 ? value : -1;
    if (opcode === 0x10) facts.calls.push({ from, to: reader.at, index: value });
    else if (opcode === 0x23 || opcode === 0x24) facts.globals.push(value);
    else if (opcode === 0x41 || (opcode >= 0x28 && opcode <= 0x3e) || opcode === 0xfd) facts.numbers.push(value);
    else if (REFUSED.has(opcode)) unknown(opcode)();
  }
  return facts;
}

/** What names a function otherwise than by a call or through the table: it would have to be numbered anew. Nothing does so yet. */
const REFUSED = new Set([0x12, 0xd2]);

/**
 * The next instruction, with the one number in it that somebody here wants to know.
 *
 * @param {Reader} reader
 * @returns {{opcode: number, value: number}}
 */
export function instruction(reader) {
  const opcode = reader.byte();
  return { opcode, value: operand(reader, opcode) };
}

/** Instructions by what is in them, as sections 5.4 of the specification and of its exceptions list these. */
const WITH_NOTHING = new Set([
  ...[0x00, 0x01, 0x05, 0x0a, END, 0x0f], // unreachable, nop, else, throw_ref, end, return
  ...[0x19, 0x1a, 0x1b, 0xd1], // catch_all, drop, select, ref.is_null
]);
const WITH_SIGNED = new Set([0x02, 0x03, 0x04, 0x06, 0x41, 0x42, 0xd0]); // block, loop, if, try, i32.const, i64.const, ref.null
const WITH_UNSIGNED = new Set([
  ...[0x07, 0x08, 0x09, 0x0c, 0x0d, 0x18], // catch, throw, rethrow, br, br_if, delegate
  ...[0x10, 0x12, 0xd2], // call, return_call, ref.func
  ...[0x20, 0x21, 0x22, 0x23, 0x24], // local.get, local.set, local.tee, global.get, global.set
  ...[0x25, 0x26, 0x3f, 0x40], // table.get, table.set, memory.size, memory.grow
]);

/** @param {Reader} reader @param {number} opcode @returns {number} */
function operand(reader, opcode) {
  if ((opcode >= 0x45 && opcode <= 0xc4) || WITH_NOTHING.has(opcode)) return 0; // among these is all arithmetic
  if (opcode >= 0x28 && opcode <= 0x3e) return reader.memoryArgument();
  if (WITH_SIGNED.has(opcode)) return reader.s32();
  if (WITH_UNSIGNED.has(opcode)) return reader.u32();
  switch (opcode) {
    case 0x11: // call_indirect
    case 0x13: // return_call_indirect
      return (reader.u32(), reader.u32());
    case 0x0e: // br_table
      return (reader.list(() => reader.u32()), reader.u32());
    case 0x1c: // select, with types
      return reader.list(() => reader.valueType()).length;
    case 0x1f: // try_table
      reader.s32();
      return reader.list(() => (reader.byte() < 2 ? (reader.u32(), reader.u32()) : reader.u32())).length;
    case 0x43: // f32.const
      return reader.take(4).length;
    case 0x44: // f64.const
      return reader.take(8).length;
    case 0xfc:
      return ofManyBytes(reader);
    case 0xfd:
      return vector(reader);
    default:
      return unknown(opcode)();
  }
}

/** Conversions, and what works on much memory or a table at once. @param {Reader} reader */
function ofManyBytes(reader) {
  const kind = reader.u32();
  if (kind > 17) return unknown(kind)();
  const indices = kind < 8 ? 0 : kind === 8 || kind === 10 || kind === 12 || kind === 14 ? 2 : 1;
  for (let index = 0; index < indices; index += 1) reader.u32();
  return 0;
}

/** What works on 128 bits at once. @param {Reader} reader */
function vector(reader) {
  const kind = reader.u32();
  if (kind <= 11 || kind === 92 || kind === 93) return reader.memoryArgument();
  if (kind === 12 || kind === 13) return (reader.take(16), 0);
  if (kind >= 21 && kind <= 34) return (reader.byte(), 0);
  if (kind >= 84 && kind <= 91) {
    const offset = reader.memoryArgument();
    reader.byte();
    return offset;
  }
  return 0;
}
