// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** A module as bytes again, of its sections. */

import { END, I32 } from "./wasm.mjs";

/** @typedef {import("./wasm.mjs").Section} Section */

/** In which order sections stand. */
const ORDER = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/** @param {number} value a number without a sign */
export function u32(value) {
  const bytes = [];
  let rest = value >>> 0;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest);
  return Buffer.from(bytes);
}

/** @param {number} value a number with a sign, of 32 bits */
export function s32(value) {
  const bytes = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const last = (rest >> 6 === 0 || rest >> 6 === -1);
    bytes.push((rest & 0x7f) | (last ? 0 : 0x80));
    if (last) return Buffer.from(bytes);
  }
}

/** @param {readonly Uint8Array[]} items */
export function list(items) {
  return Buffer.concat([u32(items.length), ...items]);
}

/** Bytes with their number before them. @param {Uint8Array} content */
export function sized(content) {
  return Buffer.concat([u32(content.length), content]);
}

/** @param {string} name @param {number} kind @param {number} index */
export function exported(name, kind, index) {
  return Buffer.concat([sized(Buffer.from(name)), Buffer.from([kind]), u32(index)]);
}

/** @param {number} type @param {boolean} changes @param {number} value */
export function global(type, changes, value) {
  if (type !== I32) throw new Error(`a global variable of the type 0x${type.toString(16)} is not known here`);
  return Buffer.concat([Buffer.from([type, Number(changes), 0x41]), s32(value), Buffer.from([END])]);
}

/** A module of these sections, in any order. @param {Section[]} sections */
export function written(sections) {
  const inOrder = sections.toSorted((one, other) => ORDER.indexOf(one.id) - ORDER.indexOf(other.id));
  return Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), ...inOrder.flatMap(({ id, body }) => [Buffer.from([id]), sized(body)])]);
}
