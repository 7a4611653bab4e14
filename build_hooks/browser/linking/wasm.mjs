// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * WebAssembly as bytes: what is in a module, and how to write one (WebAssembly Core Specification, *Binary Format*).
 *
 * A decoder of our own, because it is this small: what npm has for it is megabytes, and knows nothing of data that nobody reaches.
 * What it does not know stops the build.
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
 * @typedef {object} Facts What is in the body of a function.
 * @property {{from: number, to: number, index: number}[]} calls each with the place of its instruction in the body
 * @property {number[]} numbers constants, and what is added to an address
 * @property {number[]} globals
 * @property {{to: number, number: number}[]} added constants right after a global variable: to what lies at it, an address is formed so
 */

export const SECTION = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11, tag: 13 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
export const I32 = 0x7f;
export const END = 0x0b;
const ORDER = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/** Reads on from a place in bytes. */
class Reader {
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

/** @param {Buffer} bytes @returns {Module} */
export function parse(bytes) {
  const sections = sectionsOf(bytes);
  /** @template T @param {number} id @param {(reader: Reader) => T} each @returns {T[]} */
  const entries = (id, each) => {
    const section = sections.find((found) => found.id === id);
    if (!section) return [];
    const reader = new Reader(section.body);
    return reader.list(() => each(reader));
  };
  const imports = entries(SECTION.import, importOf);
  /** @param {number} kind */
  const imported = (kind) => imports.filter((found) => found.kind === kind).map(({ type }) => type);
  return {
    sections,
    imports,
    signatures: entries(SECTION.type, signatureOf),
    functions: [...imported(KIND.function).map((type) => new Reader(type).u32()), ...entries(SECTION.function, (reader) => reader.u32())],
    tables: [...imported(KIND.table), ...entries(SECTION.table, (reader) => reader.passed(() => reader.tableType()))],
    memories: [...imported(KIND.memory), ...entries(SECTION.memory, (reader) => reader.passed(() => reader.limits()))],
    tags: [...imported(KIND.tag), ...entries(SECTION.tag, (reader) => reader.passed(() => reader.tagType()))],
    globals: [...imported(KIND.global), ...entries(SECTION.global, globalOf)],
    exports: entries(SECTION.export, (reader) => ({ name: reader.name(), kind: reader.byte(), index: reader.u32() })),
    bodies: entries(SECTION.code, (reader) => reader.take(reader.u32())),
    data: entries(SECTION.data, dataOf),
  };
}

/** @param {Buffer} bytes @returns {Section[]} */
function sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  const sections = [];
  while (!reader.ended) {
    const id = reader.byte();
    const body = reader.take(reader.u32());
    sections.push({ id, body });
  }
  return sections;
}

/** @param {Reader} reader @returns {Signature} */
function signatureOf(reader) {
  const form = reader.byte();
  if (form !== 0x60) throw new Error(`a type of the form ${form} is not known here`);
  return { parameters: reader.list(() => reader.valueType()), results: reader.list(() => reader.valueType()) };
}

/** @param {Reader} reader @returns {Import} */
function importOf(reader) {
  const found = { module: reader.name(), name: reader.name(), kind: reader.byte() };
  const reads = [() => reader.u32(), () => reader.tableType(), () => reader.limits(), () => reader.globalType(), () => reader.tagType()];
  return { ...found, type: reader.passed(reads[found.kind] ?? unknown(found.kind)) };
}

/** Its first value does not matter here. @param {Reader} reader */
function globalOf(reader) {
  const type = reader.passed(() => reader.globalType());
  while (instruction(reader).opcode !== END);
  return type;
}

/** @param {Reader} reader */
function dataOf(reader) {
  const [mode, { opcode, value }, end] = [reader.u32(), instruction(reader), instruction(reader)];
  if (mode !== 0 || opcode !== 0x23 || end.opcode !== END) unknown(opcode)();
  return { base: value, content: reader.take(reader.u32()) };
}

/** @param {number} what @returns {() => never} */
function unknown(what) {
  return () => {
    throw new Error(`0x${what.toString(16)} is not known here`);
  };
}

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
function instruction(reader) {
  const opcode = reader.byte();
  return { opcode, value: operand(reader, opcode) };
}

/** @param {Reader} reader @param {number} opcode @returns {number} */
function operand(reader, opcode) {
  if (opcode >= 0x45 && opcode <= 0xc4) return 0; // arithmetic
  if (opcode >= 0x28 && opcode <= 0x3e) return reader.memoryArgument();
  switch (opcode) {
    case 0x00: // unreachable
    case 0x01: // nop
    case 0x05: // else
    case 0x0a: // throw_ref
    case END:
    case 0x0f: // return
    case 0x19: // catch_all
    case 0x1a: // drop
    case 0x1b: // select
    case 0xd1: // ref.is_null
      return 0;
    case 0x02: // block
    case 0x03: // loop
    case 0x04: // if
    case 0x06: // try
    case 0x41: // i32.const
    case 0x42: // i64.const
    case 0xd0: // ref.null
      return reader.s32();
    case 0x07: // catch
    case 0x08: // throw
    case 0x09: // rethrow
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x10: // call
    case 0x12: // return_call
    case 0x18: // delegate
    case 0x20: // local.get
    case 0x21: // local.set
    case 0x22: // local.tee
    case 0x23: // global.get
    case 0x24: // global.set
    case 0x25: // table.get
    case 0x26: // table.set
    case 0x3f: // memory.size
    case 0x40: // memory.grow
    case 0xd2: // ref.func
      return reader.u32();
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

// --- writing ----------------------------------------------------------------------------------------------------------------

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
