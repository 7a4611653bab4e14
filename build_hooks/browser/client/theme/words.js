// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * What a Dutch word is to the search: which words say nothing by themselves, what the forms of a word have in common, and how much
 * one word is like another. `search.js` makes use of it.
 */

/** Verbs that say nothing by themselves: "gaat" does not, "gaat door" does. */
const VERBS = new Set("doe doen doet ga gaan gaat heb hebben heeft maken".split(" "));

/** Words that also a phrase can do without: who is in a hurry types "ex staat voor deur". */
const LEFT_OUT = new Set([
  ..."dat de deze die dit een er even haar hem het hij hun ik je jij jou jouw jullie me mij mijn nog nu ook te u uw".split(" "),
  ..."we wij ze zich zij zijn".split(" "),
]);

/** Words that say nothing about what someone looks for. "Om" is not among them: it is the Openbaar Ministerie. */
const FILLERS = new Set([
  ...VERBS,
  ...LEFT_OUT,
  ..."aan af als ben bent bij dan door dus eigenlijk en gebeurd gebeuren gebeurt geen graag had hoe hoelang".split(" "),
  ..."hoeveel iemand iets in is kan kom komt krijg kun kunnen kunt maar mag met mezelf moest moet moeten mogen na".split(" "),
  ..."naar nodig of omdat op over staat tegen tijdens toch uit van voor waar waarom wanneer want waren was wat".split(" "),
  ..."weet wel welke wie wil willen word worden wordt zal zit zo zou zouden zullen".split(" "),
]);

/** That there is no danger counts as one word, and not as "spoed". No other word is denied: "stopt niet help" asks for help. */
const NO_DANGER = "geen spoed";
const CALM = /\b(?:geen (?:spoed|haast|nood|(?:direct |acuut )?gevaar)|niet (?:dringend|acuut|urgent|spoedeisend|gevaarlijk))\b/g;

/** What a separable verb leaves behind: "meld … aan". */
const PARTICLES = "aan|af|door|in|mee|na|op|over|terug|uit|vast|voor|weg";
const IS_PARTICLE = new RegExp(`^(?:${PARTICLES})$`);
const PARTICIPLE = new RegExp(`^(${PARTICLES}|)ge(.{3,})[dt]$|^(${PARTICLES})ge(.{3,}en)$`);

/** @param {string} text without accents and capitals */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text @returns {string[]} */
const wordsIn = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a text, in which "geen spoed" is one. @param {string} text */
const read = (text) => wordsIn(fold(text).replace(CALM, "geenspoed")).map((word) => (word === "geenspoed" ? NO_DANGER : word));

/** With one vowel for two: "laat" as in "laten". @param {string} stem */
const short = (stem) => stem.replace(/([aeou])\1([^aeiou])$/, "$1$2");

/**
 * The same, told at once of a word that was asked about before: who types has the same words looked up at every key.
 * @template T @param {(word: string) => T} tell @returns {(word: string) => T}
 */
function remembering(tell) {
  /** @type {Map<string, T>} */
  const told = new Map();
  return (word) => {
    const known = told.get(word) ?? tell(word);
    told.set(word, known);
    return known;
  };
}

/** What the forms of a word have in common. */
const stemOf = remembering((word) => {
  let stem = word.replace(/^(.{4,})s$/, "$1").replace(/^(.{3,}?)(?:ingen|ing|en|e)$/, "$1");
  stem = short(stem.replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s"));
  return short(stem.replace(/^(.{3,})t$/, "$1").replace(/^(.{4,})s$/, "$1"));
});

/** The stem of a word, and those of the verb when it may be a participle: "aangemeld", "opgemaakt". */
const stemsOf = remembering((word) => {
  const [, before = "", weak = "", particle = "", strong = ""] = word.match(PARTICIPLE) ?? [];
  if (strong) return [stemOf(word), stemOf(particle + strong)];
  return weak ? [stemOf(word), stemOf(before + weak), stemOf(before + weak + word.slice(-1))] : [stemOf(word)];
});

/** Of a known word: without what only looks like a participle, such as "gemiddeld". @param {string} word */
const stemsOfKnown = (word) => (word.startsWith("ge") ? [stemOf(word)] : stemsOf(word));

/** What may stand between the parts of a compound: "opsporing-s-onderzoek". */
const BETWEEN = ["", "s", "e", "en", "n"];

/**
 * Whether a longer stem is a compound that ends with this one: it is the most of it, or comes after a link or a known word.
 * "Stopgesprek" ends with "gesprek"; in "casushouder" there is no "ouder".
 * @param {string} longer @param {string} stem @param {(word: string) => boolean} isKnown
 */
function endsCompound(longer, stem, isKnown) {
  if (stem.length < 4 || longer.length - stem.length < 3 || !longer.endsWith(stem)) return false;
  const before = longer.slice(0, -stem.length);
  if (stem.length >= before.length || before.endsWith("s")) return true;
  return BETWEEN.some((link) => before.endsWith(link) && isKnown(before.slice(0, before.length - link.length)));
}

/** How many letters to change, add, leave out or swap. @param {string} one @param {string} other */
function slips(one, other) {
  /** @type {number[][]} */
  const rows = [[...other, ""].map((_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    const [above = [], before = []] = [rows[i - 1], rows[i - 2]];
    for (let j = 1; j <= other.length; j++) {
      const at = (/** @type {number[]} */ line, /** @type {number} */ place) => line[place] ?? Infinity;
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same);
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, at(before, j - 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}
