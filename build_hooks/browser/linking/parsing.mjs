// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** What is in a module. */

import { instruction } from "./instructions.mjs";
import { END, KIND, Reader, SECTION, unknown } from "./wasm.mjs";

/**
 * @typedef {import("./wasm.mjs").Import} Import
 * @typedef {import("./wasm.mjs").Module} Module
 * @typedef {import("./wasm.mjs").Section} Section
 * @typedef {import("./wasm.mjs").Signature} Signature
 */

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
