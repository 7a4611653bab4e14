// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Python without Pyodide: CPython's own C API, to call a function with. The build tries the linked program with it too. */

/**
 * @typedef {"malloc" | "free" | "Py_DecRef" | "PyErr_Clear" | "PyObject_CallOneArg" | "PyUnicode_AsUTF8AndSize" |
 *   "PyUnicode_FromStringAndSize"} Name
 * @typedef {{memory: WebAssembly.Memory} & Record<Name, (...values: number[]) => number>} Python functions of C and of Python's
 *   stable C API
 */

/**
 * Call a function of Python that takes one string and gives one.
 *
 * @param {Python} python
 * @param {number} callable where it is in memory
 * @param {string} argument
 */
export function call(python, callable, argument) {
  const encoded = new TextEncoder().encode(argument);
  const buffer = room(python, encoded.length + 1);
  new Uint8Array(python.memory.buffer).set(encoded, buffer);
  const given = python.PyUnicode_FromStringAndSize(buffer, encoded.length);
  python.free(buffer);
  if (!given) throw new Error("Python has no memory left");
  const result = python.PyObject_CallOneArg(callable, given);
  python.Py_DecRef(given);
  if (!result) {
    python.PyErr_Clear();
    throw new Error("Python raised an exception");
  }
  const text = read(python, result);
  python.Py_DecRef(result);
  return text;
}

/** The content of a string. @param {Python} python @param {number} string where it is in memory */
export function read(python, string) {
  const length = room(python, 4);
  const start = python.PyUnicode_AsUTF8AndSize(string, length);
  const [size] = new Uint32Array(python.memory.buffer, length, 1);
  python.free(length);
  if (!start) throw new Error("not a string that can be written");
  return new TextDecoder().decode(new Uint8Array(python.memory.buffer, start, size));
}

/** So many bytes of memory. @param {Python} python @param {number} size */
function room({ malloc }, size) {
  const start = malloc(size);
  if (!start) throw new Error("there is no memory left");
  return start;
}

/** A number that stands for a text (FNV-1a over its UTF-16 units). @param {string} text */
export function checksum(text) {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum | 0;
}
