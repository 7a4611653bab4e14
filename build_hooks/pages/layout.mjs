// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node layout.mjs`: read a JSON list of graphs in Graphviz's DOT language, print a JSON list of where Graphviz puts everything,
 * in points, from the top left.
 */

import { readFileSync } from "node:fs";
import { Graphviz } from "@hpcc-js/wasm-graphviz";

// By itself Node would quote the line that failed: for Graphviz, all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error));
  process.exit(1);
});

const graphviz = await Graphviz.load();
/** @type {string[]} */
const graphs = JSON.parse(readFileSync(0, "utf8"));
const FORMAT = /** @type {any} */ ("json0"); // Graphviz has it, the types do not name it
const layouts = graphs.map((graph) => JSON.parse(graphviz.layout(graph, FORMAT, "dot", { yInvert: true })));
console.log(JSON.stringify(layouts));
