// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * The theme's search worker, with an ear for Dutch. Runs as the worker, and starts the theme's script, whose address comes behind
 * the `#` of this one. The theme finds words that begin as the reader's word does. Ours has it look for more: first the word
 * itself ("om" before "omgeving"), then other forms of it ("melding" for "melden"), longer words that end in it ("stopgesprek" for
 * "gesprek"), words it is a part of ("stop gesprek"); and for a word that occurs nowhere, the words that come close ("reclasering").
 *
 * @typedef {{ title: string, text: string, also?: string }} Entry what can be found
 * @typedef {{ score: number, terms: Record<string, boolean> }} Hit
 * @typedef {{ type: 0, data: { config: { separator: string }, docs: Entry[] } }} Setup
 * @typedef {{ type: 2, data: string }} Query
 * @typedef {{ type: 3, data: { items: Hit[][] } }} Result
 * @typedef {{ intersect(other: Words): Words, toArray(): string[] }} Words
 * @typedef {{ fromArray(sorted: string[]): Words, fromFuzzyString(word: string, edits: number): Words }} TokenSet
 */

/** Words that say nothing about what someone looks for. "Om" is not among them: it is the Openbaar Ministerie. */
const FILLERS = new Set(
  "aan als bij dat de die dit door een en er gaat het hoe ik in is je met mijn moet of op te van voor wat welke wie zijn".split(" "),
);

/** A Dutch word with an ending: at least three letters, and then as long an ending as can be. */
const WITH_ENDING = /^(.{3,}?)(?:ingen|ing|en|er|e|n|s|t|jes|je)$/;

/** @type {RegExp} */
let separator;

/** All words that can be found. @type {string[]} */
let known = [];

/** The same, to compare with. @type {Words} */
let comparable;

/** What was last asked for: each of the reader's words, with what is looked up for it. @type {Map<string, string[]>} */
let asked = new Map();

/** Lunr's own way to compare words; the theme's script brings it along. @returns {TokenSet} */
const tokenSet = () => /** @type {any} */ (self).lunr.TokenSet;

/** @param {string} text */
const wordsIn = (text) => text.toLowerCase().split(separator).filter(Boolean);

/** @param {Setup["data"]} index */
function learn({ config, docs }) {
  separator = new RegExp(config.separator);
  const texts = docs.map(({ title, text, also = "" }) => `${title} ${text.replace(/<[^>]*>/g, " ")} ${also}`);
  known = [...new Set(texts.flatMap(wordsIn))].sort();
  comparable = tokenSet().fromArray(known);
}

/** The known words that differ in so many letters. @param {string} word @param {number} letters */
const near = (word, letters) => comparable.intersect(tokenSet().fromFuzzyString(word, letters)).toArray();

/** @param {string} word */
const stemOf = (word) => word.replace(WITH_ENDING, "$1").replace(/([^aeiou])\1$/, "$1");

/** What to look up for a word that is known, in one form or another: parts of a lunr query, the best first. @param {string} word */
function forms(word) {
  const stem = stemOf(word);
  const starts = [...new Set(stem.length > 3 || !known.some((each) => each.startsWith(word)) ? [word, stem] : [word])];
  const ends = known.filter((each) => stem.length > 3 && each !== word && (each.endsWith(word) || each.endsWith(stem)));
  const found = ends.length > 0 || starts.some((start) => known.some((each) => each.startsWith(start)));
  const alike = known.filter((each) => stem.length > 3 && each !== word && stemOf(each) === stem);
  if (!found) return [];
  return [`${word}^6`, ...alike.map((each) => `${each}^4`), ...starts.map((start) => `${start}*^2`), ...ends.map((each) => `${each}^2`)];
}

/** What to look up for a word: its forms, or else the words that come close. @param {string} word */
function meant(word) {
  const found = forms(word);
  if (found.length) return found;
  const slips = word.length > 4 ? near(word, 1) : [];
  return (slips.length || word.length < 8 ? slips : near(word, 2)).map((each) => `${each}^6`);
}

/**
 * The known words that two neighbours make together: "stop gesprek" is written as one, and so is "gaat door" elsewhere.
 * @param {string[]} words
 */
const joined = (words) =>
  words.slice(1).flatMap((word, at) => [`${words[at]}${word}`, `${word}${words[at]}`]).filter((pair) => known.includes(pair));

/** What the reader typed, in the query language of lunr. @param {string} text */
function query(text) {
  const words = wordsIn(text.replace(/[*+~^]/g, " "));
  const telling = [...words.filter((word) => !FILLERS.has(word)), ...joined(words)];
  asked = new Map((telling.length ? telling : words).map((word) => [word, meant(word)]));
  return [...asked].flatMap(([word, looked]) => (looked.length ? looked : [word])).join(" ");
}

/** Has the theme name the reader's own words when it says which are not in a result. @param {Result["data"]} result */
function inTheirOwnWords({ items }) {
  for (const hit of items.flat()) {
    if (!hit.score) continue; // the page around what was found
    const has = (/** @type {string} */ looked) => hit.terms[looked.split(/[*^]/)[0] ?? ""];
    hit.terms = Object.fromEntries([...asked].map(([word, looked]) => [word, looked.some(has)]));
  }
}

const tell = self.postMessage.bind(self);
self.postMessage = (/** @type {Result | { type: 1 }} */ message) => {
  if (message.type === 3) inTheirOwnWords(message.data);
  tell(message);
};

// Heard before the theme's script hears it.
self.addEventListener("message", (/** @type {MessageEvent<Setup | Query>} */ { data: message }) => {
  if (message.type === 0) learn(message.data);
  if (message.type === 2) message.data = query(message.data);
});

try {
  importScripts(decodeURIComponent(location.hash.slice(1)));
} catch (error) {
  close(); // who left the page while the theme's script came, searches no more: without that script no message can be answered
  throw error;
}
