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
  const data = new Data(module, globals, memory);
  const pieces = new Pieces(data.addresses(module), data.end);
  const constantReached = new Set();
  const reached = new Set();
  const reach = (/** @type {number} */ address) => {
    const { near, from, to } = data.around(address);
    const last = pieces.at(Math.min(pieces.endOf(pieces.at(address)) + near, to) - 1);
    const first = pieces.at(Math.max(address - near, from));
    for (let piece = first; piece <= last; piece += 1) (to === data.border ? constantReached : reached).add(piece);
  };
  for (const index of kept) data.namedIn(bodyOf(module, index)).forEach(reach);
  data.pointers(data.end, memory.length).filter((address) => pieces.isStart(address)).forEach(reach);
  // What is reached on the way comes at the end of the set, and so has its turn too.
  for (const piece of reached) data.pointers(pieces.startOf(piece), pieces.endOf(piece)).forEach(reach);
  return pieces.places().filter(([from], piece) => from < data.border && !constantReached.has(piece));
}

/** The data that the runtime came with, as it is in memory now: from `start` to `end`, of which nothing is written before `border`. */
class Data {
  /** Memory in words, now and as the runtime came. @type {Uint32Array} */
  #words;
  /** @type {Uint32Array} */
  #before;

  /**
   * @param {import("./wasm.mjs").Module} module
   * @param {number[]} globals
   * @param {Uint8Array<ArrayBuffer>} memory
   */
  constructor(module, globals, memory) {
    const [data] = module.data;
    if (!data || module.data.length > 1) throw new Error("the runtime's data is not in one piece");
    this.base = data.base;
    this.globals = globals;
    this.start = globals[data.base] ?? NaN;
    this.end = this.start + data.content.length;
    this.#words = new Uint32Array(memory.buffer);
    this.#before = new Uint32Array(memory.length / 4);
    new Uint8Array(this.#before.buffer).set(data.content, this.start);
    this.border = 4 * this.#words.findIndex((word, index) => index >= this.start >> 2 && word !== this.#before[index]);
  }

  /** @param {number} address */
  has(address) {
    return address >= this.start && address < this.end;
  }

  /** An address is put in data when the runtime starts: what did not change since is no address. @param {number} from @param {number} to */
  pointers(from, to) {
    const found = [];
    for (let index = Math.ceil(from / 4); index < to >> 2; index += 1) {
      const word = this.#words[index] ?? 0;
      if (this.has(word) && word !== this.#before[index]) found.push(word);
    }
    return found;
  }

  /** All known addresses. @param {import("./wasm.mjs").Module} module */
  addresses(module) {
    const known = [this.start, this.border, ...this.globals, ...this.pointers(this.border, this.end)];
    for (const { kind, index } of module.exports) if (kind === KIND.global) known.push((this.globals[index] ?? 0) + this.start);
    for (const body of module.bodies) {
      for (const { to, number } of factsOf(body).added) if (to === this.base) known.push(this.start + number);
    }
    return known.filter((address) => this.has(address));
  }

  /** What could be an address in a function. @param {Buffer} body */
  namedIn(body) {
    const { numbers, globals } = factsOf(body);
    const named = [...numbers.map((number) => this.start + number), ...globals.map((global) => this.globals[global] ?? 0)];
    return named.filter((address) => this.has(address));
  }

  /** How near another piece stays too, and between which places: those where nothing is written, or the others. @param {number} address */
  around(address) {
    if (address < this.border) return { near: NEAR.constant, from: this.start, to: this.border };
    return { near: NEAR.variable, from: this.border, to: this.end };
  }
}

/** Data, divided at these addresses. */
class Pieces {
  /** @param {number[]} starts @param {number} end */
  constructor(starts, end) {
    this.starts = Float64Array.from(new Set(starts)).sort();
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

  /** @param {number} address */
  isStart(address) {
    return this.startOf(this.at(address)) === address;
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
