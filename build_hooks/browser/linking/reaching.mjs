// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * Phase *data*: of the data that the runtime came with and nothing ever writes to, such as the tables of Chinese letters, what can
 * be reached stays. The rest is zero, which costs nothing to send.
 *
 * An address in this data is *known* when some function adds it to where the data begins, or data held it from the start. Known
 * addresses divide the data in pieces. A piece is reached when a number in a function that stays could be an address in it, when a
 * word in live memory is a known address in it, or when a reached piece points into it. Because a program may count from a little
 * before a table or from its end, pieces near a reached one stay too. It decides by what can be reached, and never by what was read.
 */

import { bodyOf } from "./coding.mjs";
import { factsOf } from "./instructions.mjs";
import { KIND } from "./wasm.mjs";

/** In bytes: so near a reached piece another one stays, where nothing is written and where something may be. */
const NEAR = { constant: 1024, variable: 64 };

/**
 * @param {import("./wasm.mjs").Module} module
 * @param {number[]} globals the values of the global variables
 * @param {Uint8Array<ArrayBuffer>} memory all of it, as it is
 * @param {Set<number>} kept the functions that stay
 * @returns {[start: number, end: number][]} the places in memory that nobody reaches
 */
export function unreached(module, globals, memory, kept) {
  const [data] = module.data;
  if (!data || module.data.length > 1) throw new Error("the runtime's data is not in one piece");
  const start = globals[data.base] ?? NaN;
  const end = start + data.content.length;
  const words = new Uint32Array(memory.buffer);
  const before = new Uint32Array(memory.length / 4);
  new Uint8Array(before.buffer).set(data.content, start);

  const isInside = (/** @type {number} */ address) => address >= start && address < end;
  /** An address is put in data when the runtime starts: what did not change since is no address. @param {number} from @param {number} to */
  const pointers = (from, to) => {
    const found = [];
    for (let index = Math.ceil(from / 4); index < to >> 2; index += 1) {
      const word = words[index] ?? 0;
      if (isInside(word) && word !== before[index]) found.push(word);
    }
    return found;
  };
  const constant = [start, 4 * words.findIndex((word, index) => index >= start >> 2 && word !== before[index])];
  const border = constant[1] ?? start; // what comes after it may change

  const known = new Set([start, border, ...globals.filter(isInside), ...pointers(border, end)]);
  for (const { kind, index } of module.exports) if (kind === KIND.global) known.add((globals[index] ?? 0) + start);
  for (const body of module.bodies) {
    for (const { to, number } of factsOf(body).added) if (to === data.base) known.add(start + number);
  }
  const pieces = new Pieces([...known].filter(isInside), end);

  const reached = new Set();
  /** @type {number[]} */
  const waiting = [];
  const reach = (/** @type {number} */ address) => {
    const isConstant = address < border;
    const near = isConstant ? NEAR.constant : NEAR.variable;
    const last = Math.min(pieces.endOf(pieces.at(address)) + near, isConstant ? border : end) - 1;
    for (let piece = pieces.at(Math.max(address - near, isConstant ? start : border)); piece <= pieces.at(last); piece += 1) {
      if (reached.has(piece)) continue;
      reached.add(piece);
      if (!isConstant) waiting.push(piece);
    }
  };
  for (const index of kept) {
    const facts = factsOf(bodyOf(module, index));
    const numbers = [...facts.numbers.map((number) => start + number), ...facts.globals.map((global) => globals[global] ?? 0)];
    numbers.filter(isInside).forEach(reach);
  }
  pointers(end, memory.length).filter((address) => known.has(address)).forEach(reach);
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    pointers(pieces.startOf(piece), pieces.endOf(piece)).forEach(reach);
  }
  return pieces.places().filter(([from], piece) => from < border && !reached.has(piece));
}

/** Data, divided at these addresses. */
class Pieces {
  /** @param {number[]} starts @param {number} end */
  constructor(starts, end) {
    this.starts = Float64Array.from(starts).sort();
    this.end = end;
  }

  /** @param {number} piece */
  startOf(piece) {
    return this.starts[piece] ?? this.end;
  }

  /** @param {number} piece */
  endOf(piece) {
    return this.startOf(piece + 1);
  }

  /** The number of the piece in which this is. @param {number} address */
  at(address) {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** @returns {[start: number, end: number][]} */
  places() {
    return Array.from(this.starts, (start, piece) => [start, this.endOf(piece)]);
  }
}
