// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node queries.mjs SCRIPT… INDEX`: what the site finds for each of the words that are given as JSON, as JSON. Of what has all that the
 * best has, in order, the places.
 */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

for (const script of process.argv.slice(2)) runInThisContext(readFileSync(script, "utf8"), script);
const search = runInThisContext("new Search(searchIndex)");
/** @type {string[]} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const told = asked.map((words) => {
  const { hits, meant, silent } = search.find(words);
  const best = hits.filter((/** @type {{ missing: string[] }} */ hit) => hit.missing.length === hits[0].missing.length);
  return { hits: best.map((/** @type {{ entry: { place: string } }} */ hit) => hit.entry.place), meant, silent: silent.length > 0 };
});
console.log(JSON.stringify(told));
