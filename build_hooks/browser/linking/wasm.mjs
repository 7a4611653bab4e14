// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * WebAssembly as bytes (WebAssembly Core Specification, *Binary Format*): what a module is, and how to read on in one.
 *
 * A decoder of our own, because it is this small: what npm has for it is megabytes, and knows nothing of data that nobody reaches.
 * What it does not know stops the build. `parsing.mjs` reads a module, `instructions.mjs` the body of a function, and `writing.mjs`
 * writes them.
 */

/**
 * @typedef {{id: number, body: Buffer}} Section
 * @typedef {{parameters: number[], results: number[]}} Signature
 * @typedef {{module: string, name: string, kind: number, type: Buffer}} Import `type` is how the module describes it
 * @typedef {{name: string, kind: number, index: number}} Export
 * @typedef {object} Module Everything has its number: what is imported comes first, as in the module.
 * @property {Section[]} sections
 * @property {Signature[]} signatures
 * @property {Import[]} imports
 * @property {number[]} functions the signature of each
 * @property {Buffer[]} tables how each is described, as are the next
 * @property {Buffer[]} memories
 * @property {Buffer[]} tags
 * @property {Buffer[]} globals two bytes: type, and whether it changes
 * @property {Export[]} exports
 * @property {Buffer[]} bodies of the functions that are not imported
 * @property {{base: number, content: Buffer}[]} data what memory begins with: from where a global variable says
 */

export const SECTION = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11, tag: 13 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
export const I32 = 0x7f;
export const END = 0x0b;

/** Reads on from a place in bytes. */
export class Reader {
  /** @param {Buffer} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get ended() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes.readUInt8(this.at++);
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A number without a sign, of 32 bits. */
  u32() {
    let found = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      found |= (byte & 0x7f) << shift;
      if (byte < 0x80) return found >>> 0;
    }
  }

  /** A number with a sign; of one of 64 bits only the lower 32. */
  s32() {
    let found = 0;
    for (let shift = 0; ; ) {
      const byte = this.byte();
      if (shift < 32) found |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return shift < 32 && byte & 0x40 ? found | (-1 << shift) : found;
    }
  }

  name() {
    return this.take(this.u32()).toString();
  }

  /** @template T @param {() => T} each @returns {T[]} */
  list(each) {
    return Array.from({ length: this.u32() }, each);
  }

  /** The bytes that `read` reads. @param {() => void} read */
  passed(read) {
    const start = this.at;
    read();
    return this.bytes.subarray(start, this.at);
  }

  valueType() {
    const type = this.byte();
    if (type === 0x63 || type === 0x64) this.s32();
    return type;
  }

  limits() {
    const flags = this.byte();
    this.u32();
    if (flags & 1) this.u32();
  }

  tableType() {
    this.valueType();
    this.limits();
  }

  tagType() {
    this.byte();
    this.u32();
  }

  globalType() {
    this.valueType();
    this.byte();
  }

  memoryArgument() {
    if (this.u32() & 0x40) this.u32();
    return this.u32();
  }
}

/** @param {number} what @returns {() => never} */
export function unknown(what) {
  return () => {
    throw new Error(`0x${what.toString(16)} is not known here`);
  };
}
