// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * What is found, and how sure that is. It knows nothing of a page: the index goes in, and what one typed; what comes out is shown by
 * `searchbox.js`. The index is made in `build_hooks/pages/search.py`.
 *
 * A word finds itself in another form ("melding" for "melden", "aangehouden" for "aanhouden"), longer words that begin or end with
 * it ("stopgesprek" for "gesprek"), and the word it makes with another ("stop gesprek", "zet … in"). A word that stands nowhere may
 * be a slip: then what comes close is searched for instead, and that is said. Of some words the card says nothing at all; who asks
 * for one is told so, and is shown nothing else. Who is in danger finds the number for that first, whatever else was typed.
 *
 * @typedef {{ place: string, title: string, kind: string, when?: string, text?: string[] }} Shown
 * @typedef {Shown & { also?: string, when_also?: string, first?: string[], rank?: number, boost?: number }} Entry
 *   what can be found: its address, what it is called, what kind of thing it is, and under which conditions; with other words for
 *   these, which are not shown, and the words with which it comes `first`, before all else. What to do has rank 0, what a word
 *   means comes after it, and what the site says of itself is last
 * @typedef {{ entries: Entry[], not_covered: string[] }} Index
 * @typedef {{ entry: Entry, score: number, late: number, words: Set<string>, missing: string[] }} Hit
 *   with the words that are meant, and those of the reader that are not in it
 * @typedef {{ hits: Hit[], meant: string, whole: boolean, silent: string[], without: string }} Found
 *   the best first; what was searched for instead, or ""; whether the best has all words; the words of which the card says nothing,
 *   and what is left to search for without these, or ""
 * @typedef {Map<string, number>} Likes known words, with how like the word they are: 1 is the word itself
 * @typedef {{ word: string, stem: string }} Wish a word of which the card says nothing
 * @typedef {{ own: string, words: string[], places: Map<Entry, number> }} Wanted
 *   a word of the reader, with the known words for it, and how well it is in the entries that have one
 */

/** Verbs that say nothing by themselves: "gaat" does not, "gaat door" does. */
const VERBS = new Set("doe doen doet ga gaan gaat heb hebben heeft maken".split(" "));

/** Words that say nothing about what someone looks for. "Om" is not among them: it is the Openbaar Ministerie. */
const FILLERS = new Set([
  ...VERBS,
  ..."aan af als ben bent bij dan dat de deze die dit door dus een eigenlijk en er even gebeurd gebeuren gebeurt".split(" "),
  ..."geen graag haar had hem het hij hoe hoelang hoeveel hun iemand iets ik in is je jij jou jouw jullie kan kom".split(" "),
  ..."komt krijg kun kunnen kunt maar mag me met mezelf mij mijn moest moet moeten mogen na naar nodig nog nu of".split(" "),
  ..."omdat ook op over staat te tegen tijdens toch u uit uw van voor waar waarom wanneer want waren was wat we".split(" "),
  ..."weet wel welke wie wij wil willen word worden wordt zal ze zich zij zijn zit zo zou zouden zullen".split(" "),
]);

/** That there is no danger counts as one word, and not as "spoed". No other word is denied: "stopt niet help" asks for help. */
const NO_DANGER = "geen spoed";
const CALM = /\b(?:geen (?:spoed|haast|nood|(?:direct |acuut )?gevaar)|niet (?:dringend|acuut|urgent|spoedeisend|gevaarlijk))\b/g;

/** What a separable verb leaves behind: "meld … aan". */
const PARTICLES = "aan|af|door|in|mee|na|op|over|terug|uit|vast|voor|weg";
const IS_PARTICLE = new RegExp(`^(?:${PARTICLES})$`);
const PARTICIPLE = new RegExp(`^(${PARTICLES}|)ge(.{3,})[dt]$|^(${PARTICLES})ge(.{3,}en)$`);

/** What may stand between the parts of a compound: "opsporing-s-onderzoek". */
const BETWEEN = ["", "s", "e", "en", "n"];

/** How much a place says: a word in the title is what it is about. */
const WEIGHTS = { title: 1, also: 0.9, first: 0.9, kind: 0.6, when: 0.5, when_also: 0.45, text: 0.35 };

/** @param {string} text without accents and capitals */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text @returns {string[]} */
const wordsIn = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a text, in which "geen spoed" is one. @param {string} text */
const read = (text) => wordsIn(fold(text).replace(CALM, "geenspoed")).map((word) => (word === "geenspoed" ? NO_DANGER : word));

/** With one vowel for two: "laat" as in "laten". @param {string} stem */
const short = (stem) => stem.replace(/([aeou])\1([^aeiou])$/, "$1$2");

/** What the forms of a word have in common. @param {string} word */
function stemOf(word) {
  let stem = word.replace(/^(.{4,})s$/, "$1").replace(/^(.{3,}?)(?:ingen|ing|en|e)$/, "$1");
  stem = short(stem.replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s"));
  return short(stem.replace(/^(.{3,})t$/, "$1").replace(/^(.{4,})s$/, "$1"));
}

/** @param {string} word @returns {string[]} its stem, and those of the verb when it may be a participle: "aangemeld", "opgemaakt" */
function stemsOf(word) {
  const [, before = "", weak = "", particle = "", strong = ""] = word.match(PARTICIPLE) ?? [];
  if (strong) return [stemOf(word), stemOf(particle + strong)];
  return weak ? [stemOf(word), stemOf(before + weak), stemOf(before + weak + word.slice(-1))] : [stemOf(word)];
}

/** Of a known word: without what only looks like a participle, such as "gemiddeld". @param {string} word */
const stemsOfKnown = (word) => (word.startsWith("ge") ? [stemOf(word)] : stemsOf(word));

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

/**
 * @param {Index} index
 * @returns {(text: string) => Found}
 */
function searchIn({ entries, not_covered }) {
  /** Every word that can be found, with the entries it is in, and how much it says there. @type {Map<string, Map<Entry, number>>} */
  const known = new Map();
  /** @type {Map<string, string>} */
  const stems = new Map();
  /** @type {Map<string, Set<string>>} */
  const byStem = new Map();
  /** @type {Map<Entry, string[]>} */
  const titles = new Map();
  const urgent = entries.find(({ first }) => first);
  const alarms = (urgent?.first ?? []).map((words) => wordsIn(words).map(stemOf));
  for (const entry of entries) {
    titles.set(entry, [...new Set(read(entry.title))].filter((word) => !FILLERS.has(word)));
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      const value = entry[/** @type {keyof typeof WEIGHTS} */ (field)] ?? "";
      for (const word of read(Array.isArray(value) ? value.join(", ") : value)) {
        const places = known.get(word) ?? new Map();
        places.set(entry, Math.max(places.get(entry) ?? 0, weight));
        known.set(word, places);
      }
    }
  }
  for (const word of known.keys()) {
    if (FILLERS.has(word) || word === NO_DANGER) continue;
    stems.set(word, stemOf(word));
    for (const stem of stemsOfKnown(word)) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(word));
  }
  const silent = not_covered.map((words) => wordsIn(words).map((word) => ({ word, stem: stemOf(word) })));

  /** @param {string} word */
  const isKnown = (word) => known.has(word) || stemsOf(word).some((stem) => byStem.has(stem));

  /** The known words that are this word in some form, or longer words with it. @param {string} word @returns {Likes} */
  function like(word) {
    /** @type {Likes} */
    const likes = new Map();
    const stem = stemOf(word);
    for (const [each, itsStem] of stems) {
      if (each.startsWith(word) && word.length > 2) likes.set(each, 0.6);
      else if (stem.length > 3 && itsStem.length - stem.length > 2 && itsStem.endsWith(stem)) likes.set(each, 0.5);
    }
    for (const each of stemsOf(word).flatMap((each) => [...(byStem.get(each) ?? [])])) likes.set(each, 0.9);
    if (known.has(word)) likes.set(word, 1);
    return likes;
  }

  /** The words that this one makes with others of the reader's. @param {string} word @param {string[]} words */
  function joined(word, words) {
    const at = words.indexOf(word);
    const beside = [words[at - 1], words[at + 1]];
    const [before = "", after = ""] = FILLERS.has(word) ? [] : beside.map((each = "") => (FILLERS.has(each) ? "" : each));
    const compounds = BETWEEN.flatMap((link) => [after && word + link + after, before && before + link + word]);
    const verbs = IS_PARTICLE.test(word) ? [] : words.filter((each) => IS_PARTICLE.test(each)).map((particle) => particle + word);
    return [...compounds, ...verbs].filter((each) => each && isKnown(each));
  }

  /** How well each entry has one of these words. @param {Likes} likes */
  function placesOf(likes) {
    /** @type {Map<Entry, number>} */
    const places = new Map();
    for (const [word, likeness] of likes) {
      for (const [entry, weight] of known.get(word) ?? []) places.set(entry, Math.max(places.get(entry) ?? 0, likeness * weight));
    }
    return places;
  }

  /** A compound that stands nowhere, as two parts that stand in one place together. @param {string} own @returns {Wanted} */
  function taken(own) {
    for (let at = 4; at <= own.length - 4; at++) {
      const starts = BETWEEN.filter((link) => own.slice(0, at).endsWith(link)).map((link) => own.slice(0, at - link.length));
      const start = starts.find((each) => each.length > 3 && isKnown(each));
      if (!start || !isKnown(own.slice(at))) continue;
      const [one, other] = [like(start), like(own.slice(at))];
      const beside = placesOf(other);
      const both = [...placesOf(one)].filter(([entry]) => beside.has(entry));
      const places = new Map(both.map(([entry, well]) => [entry, Math.min(well, beside.get(entry) ?? 0)]));
      if (places.size) return { own, words: [...one.keys(), ...other.keys()], places };
    }
    return { own, words: [], places: new Map() };
  }

  /**
   * The known word that the reader may have meant: one that looks like it, or the longest in it.
   * @param {string} word @returns {string} "" when there is none
   */
  function near(word) {
    const most = word.length < 8 ? 1 : 2;
    const onTheCard = [...stems.keys()].filter((each) => [...(known.get(each)?.keys() ?? [])].some(({ rank }) => rank !== 2));
    const alike = onTheCard
      .filter((each) => word.length > 4 && each.slice(0, most) === word.slice(0, most) && Math.abs(each.length - word.length) <= most)
      .map((each) => ({ each, away: slips(word, each), often: known.get(each)?.size ?? 0 }))
      .filter(({ away }) => away <= most)
      .sort((one, other) => one.away - other.away || other.often - one.often);
    const within = onTheCard.filter((each) => each.length > 4 && (word.startsWith(each) || word.endsWith(each)));
    return alike[0]?.each ?? within.sort((one, other) => other.length - one.length)[0] ?? "";
  }

  /** @param {string[]} words @returns {Wanted[]} */
  function wanted(words) {
    const telling = words.filter((word) => !FILLERS.has(word) || (VERBS.has(word) && joined(word, words).length));
    return (telling.length ? telling : words).map((own) => {
      const itself = telling.length && FILLERS.has(own) ? [] : [own];
      const likes = new Map([...itself, ...joined(own, words)].flatMap((each) => [...like(each)]));
      return likes.size ? { own, words: [...likes.keys()], places: placesOf(likes) } : taken(own);
    });
  }

  /** @param {Wanted[]} wishes @returns {Hit[]} */
  function rank(wishes) {
    const rare = wishes.map(({ places }) => Math.log(1 + entries.length / (1 + places.size)));
    const all = rare.reduce((sum, each) => sum + each, 0);
    const words = new Set(wishes.flatMap(({ words }) => words));
    const hits = entries.filter((entry) => wishes.some(({ places }) => places.has(entry))).map((entry) => {
      const each = wishes.map(({ places }) => places.get(entry) ?? 0);
      const sum = each.reduce((sum, one, at) => sum + one * (rare[at] ?? 0), 0);
      const share = each.reduce((sum, one, at) => sum + Math.min(1, 2 * one) * (rare[at] ?? 0), 0) / all;
      const title = titles.get(entry) ?? [];
      const cover = title.filter((word) => words.has(word)).length / (title.length || 1);
      const missing = wishes.filter((_, at) => !each[at]).map(({ own }) => own);
      // What a word means, and what tells of the site, when it only mentions a word, comes behind what has it but lacks another.
      const mentioned = entry.rank && Math.min(...each) <= WEIGHTS.text ? 1 : 0;
      const late = 3 * (missing.length + mentioned) + (entry.rank ?? 0);
      return { entry, words, missing, late, score: sum * share ** 2 * (0.6 + cover) * (entry.boost ?? 1) };
    });
    return hits.sort((one, other) => one.late - other.late || other.score - one.score);
  }

  /** Of which words the card says nothing. @param {string[]} words */
  function notOnTheCard(words) {
    const singles = words.map((word) => ({ own: [word], word, stem: stemOf(word) }));
    const pairs = words.slice(1).map((word, at) => ({ own: words.slice(at, at + 2), word: words[at] + word, stem: stemOf(words[at] + word) }));
    /** In another form, or in a longer word that is not on the card; a short stem could be that of any word. @param {Wish} wish */
    const about = (wish) =>
      [...singles, ...pairs].find(({ own, word, stem }) => {
        if (wish.stem.length < 4) return word === wish.word || (stem === wish.stem && !isKnown(word));
        const longer = !own[1] && !isKnown(word) && (stem.startsWith(wish.stem) || stem.endsWith(wish.stem));
        return longer || stem === wish.stem;
      });
    return silent.flatMap((wishes) => (wishes.every(about) ? wishes.flatMap((wish) => about(wish)?.own ?? []) : []));
  }

  /** Which of these words say that somebody is in danger. @param {string[]} words */
  function alarming(words) {
    const stems = words.map(stemOf);
    const said = alarms.filter((alarm) => alarm.every((stem) => stems.includes(stem))).flat();
    return words.filter((_, at) => said.includes(stems[at] ?? ""));
  }

  /** What is found, with what comes first when somebody is in danger. @param {string[]} words @returns {Hit[]} */
  function ranked(words) {
    const alarm = alarming(words);
    const rest = words.filter((word) => !alarm.includes(word));
    const hits = rank(wanted(alarm.length && rest.some((word) => !FILLERS.has(word)) ? rest : words));
    if (!alarm.length || !urgent) return hits;
    const first = { entry: urgent, words: new Set(alarm), missing: [], late: 0, score: 0 };
    return [first, ...hits.filter(({ entry }) => entry !== urgent)];
  }

  return (text) => {
    const words = read(text);
    const silent = [...new Set(notOnTheCard(words))];
    if (silent.length) {
      const alarm = alarming(words);
      const rest = words.filter((word) => ![...silent, ...alarm].includes(word) && !FILLERS.has(word));
      const useful = wanted(rest).filter(({ places }) => [...places.keys()].some(({ rank }) => !rank));
      return { hits: ranked(alarm), meant: "", whole: true, silent, without: useful.map(({ own }) => own).join(" ") };
    }
    const wishes = wanted(words);
    const instead = new Map(wishes.filter(({ places }) => !places.size).map(({ own }) => [own, near(own)]));
    const guessed = words.map((word) => instead.get(word) || word);
    const meant = [...instead.values()].some(Boolean) ? guessed.join(" ") : "";
    const hits = ranked(guessed);
    return { hits, meant, whole: !hits[0]?.missing.length, silent: [], without: "" };
  };
}
