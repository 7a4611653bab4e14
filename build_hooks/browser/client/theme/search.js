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

/** How much a place says: a word in the title is what it is about. */
const WEIGHTS = { title: 1, also: 0.9, first: 0.9, kind: 0.6, when: 0.5, when_also: 0.45, text: 0.35 };

/** The index of one site, and what is found in it: `find` tells. */
class Search {
  /** Every word that can be found, with the entries it is in, and how much it says there. @type {Map<string, Map<Entry, number>>} */
  #known = new Map();
  /** Of every known word that says something. @type {Map<string, string>} */
  #stems = new Map();
  /** @type {Map<string, Set<string>>} */
  #byStem = new Map();
  /** The known words that are not only in what the site says of itself. @type {string[]} */
  #onTheCard;
  /** @type {Map<Entry, string[]>} */
  #titles = new Map();
  /** @type {Entry[]} */
  #entries;
  /** What comes before all else when somebody is in danger. @type {Entry | undefined} */
  #urgent;
  /** The stems of each of the words that say so. @type {string[][]} */
  #alarms;
  /** @type {Wish[][]} */
  #notCovered;

  /** @param {Index} index */
  constructor({ entries, not_covered }) {
    this.#entries = entries;
    this.#urgent = entries.find(({ first }) => first);
    const phrases = (this.#urgent?.first ?? []).map((words) => wordsIn(words).filter((word) => !LEFT_OUT.has(word)));
    this.#alarms = phrases.filter(({ length }) => length).map((words) => words.map(stemOf));
    this.#notCovered = not_covered.map((words) => wordsIn(words).map((word) => ({ word, stem: stemOf(word) })));
    for (const entry of entries) this.#learn(entry);
    for (const word of this.#known.keys()) {
      if (FILLERS.has(word) || word === NO_DANGER) continue;
      this.#stems.set(word, stemOf(word));
      for (const stem of stemsOfKnown(word)) this.#byStem.set(stem, (this.#byStem.get(stem) ?? new Set()).add(word));
    }
    this.#onTheCard = [...this.#stems.keys()].filter((word) => [...(this.#known.get(word)?.keys() ?? [])].some(({ rank }) => rank !== 2));
  }

  /** @param {Entry} entry */
  #learn(entry) {
    this.#titles.set(entry, [...new Set(read(entry.title))].filter((word) => !FILLERS.has(word)));
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      const value = entry[/** @type {keyof typeof WEIGHTS} */ (field)] ?? "";
      for (const word of read(Array.isArray(value) ? value.join(", ") : value)) {
        const places = this.#known.get(word) ?? new Map();
        places.set(entry, Math.max(places.get(entry) ?? 0, weight));
        this.#known.set(word, places);
      }
    }
  }

  /** @param {string} text what somebody typed @returns {Found} */
  find(text) {
    const words = read(text);
    const silent = [...new Set(this.#notOnTheCard(words))];
    if (silent.length) {
      const alarm = this.#alarming(words);
      const rest = words.filter((word) => ![...silent, ...alarm].includes(word) && !FILLERS.has(word));
      const useful = this.#wanted(rest).filter(({ places }) => [...places.keys()].some(({ rank }) => !rank));
      return { hits: this.#ranked(alarm), meant: "", whole: true, silent, without: useful.map(({ own }) => own).join(" ") };
    }
    const wishes = this.#wanted(words);
    const instead = new Map(wishes.filter(({ places }) => !places.size).map(({ own }) => [own, this.#near(own)]));
    const guessed = words.map((word) => instead.get(word) || word);
    const meant = [...instead.values()].some(Boolean) ? guessed.join(" ") : "";
    const hits = this.#ranked(guessed);
    return { hits, meant, whole: !hits[0]?.missing.length, silent: [], without: "" };
  }

  #isKnown = remembering((word) => this.#known.has(word) || stemsOf(word).some((stem) => this.#byStem.has(stem)));

  /** The known words that are this word in some form, or longer words with it. */
  #like = remembering((word) => {
    /** @type {Likes} */
    const likes = new Map();
    const stem = stemOf(word);
    for (const [each, itsStem] of this.#stems) {
      if (each.startsWith(word) && word.length > 2) likes.set(each, 0.6);
      else if (endsCompound(itsStem, stem, (before) => this.#isKnown(before))) likes.set(each, 0.5);
    }
    for (const each of stemsOf(word).flatMap((each) => [...(this.#byStem.get(each) ?? [])])) likes.set(each, 0.9);
    if (this.#known.has(word)) likes.set(word, 1);
    return likes;
  });

  /** The words that this one makes with others of the reader's. @param {string} word @param {string[]} words */
  #joined(word, words) {
    const at = words.indexOf(word);
    const beside = [words[at - 1], words[at + 1]];
    const [before = "", after = ""] = FILLERS.has(word) ? [] : beside.map((each = "") => (FILLERS.has(each) ? "" : each));
    const compounds = BETWEEN.flatMap((link) => [after && word + link + after, before && before + link + word]);
    const verbs = IS_PARTICLE.test(word) ? [] : words.filter((each) => IS_PARTICLE.test(each)).map((particle) => particle + word);
    return [...compounds, ...verbs].filter((each) => each && this.#isKnown(each));
  }

  /** How well each entry has one of these words. @param {Likes} likes */
  #placesOf(likes) {
    /** @type {Map<Entry, number>} */
    const places = new Map();
    for (const [word, likeness] of likes) {
      for (const [entry, weight] of this.#known.get(word) ?? []) places.set(entry, Math.max(places.get(entry) ?? 0, likeness * weight));
    }
    return places;
  }

  /** A compound that stands nowhere and is no slip, as two parts that stand in one place together. @param {string} own @returns {Wanted} */
  #taken(own) {
    /** @type {Wanted} */
    const nothing = { own, words: [], places: new Map() };
    if (this.#slipOf(own)) return nothing;
    for (let at = 4; at <= own.length - 4; at++) {
      const starts = BETWEEN.filter((link) => own.slice(0, at).endsWith(link)).map((link) => own.slice(0, at - link.length));
      const start = starts.find((each) => each.length > 3 && this.#isKnown(each));
      if (!start || !this.#isKnown(own.slice(at))) continue;
      const [one, other] = [this.#like(start), this.#like(own.slice(at))];
      const beside = this.#placesOf(other);
      const both = [...this.#placesOf(one)].filter(([entry]) => beside.has(entry));
      const places = new Map(both.map(([entry, well]) => [entry, Math.min(well, beside.get(entry) ?? 0)]));
      if (places.size) return { own, words: [...one.keys(), ...other.keys()], places };
    }
    return nothing;
  }

  /** The known word that looks most like this one, or "": it may be a slip. @param {string} word */
  #slipOf(word) {
    const most = word.length < 8 ? 1 : 2;
    const alike = this.#onTheCard
      .filter((each) => word.length > 4 && each.slice(0, most) === word.slice(0, most) && Math.abs(each.length - word.length) <= most)
      .map((each) => ({ each, away: slips(word, each), often: this.#known.get(each)?.size ?? 0 }))
      .filter(({ away }) => away <= most)
      .sort((one, other) => one.away - other.away || other.often - one.often);
    return alike[0]?.each ?? "";
  }

  /**
   * The known word that the reader may have meant: one that looks like it, or the longest in it. That is at least half of it, and not
   * with the particle of another verb: "meenemen" is not "nemen". A word for danger comes before all others, however long the rest.
   * @param {string} word @returns {string} "" when there is none
   */
  #near(word) {
    const within = this.#onTheCard
      .filter((each) => each.length > 4 && (word.startsWith(each) || word.endsWith(each)))
      .filter((each) => !IS_PARTICLE.test(word.slice(0, -each.length)))
      .map((each) => ({ each, alarms: this.#alarming([each]).length }))
      .filter(({ each, alarms }) => alarms || 2 * each.length >= word.length)
      .sort((one, other) => other.alarms - one.alarms || other.each.length - one.each.length);
    return this.#slipOf(word) || (within[0]?.each ?? "");
  }

  /** @param {string[]} words @returns {Wanted[]} */
  #wanted(words) {
    const telling = words.filter((word) => !FILLERS.has(word) || (VERBS.has(word) && this.#joined(word, words).length));
    return (telling.length ? telling : words).map((own) => {
      const itself = telling.length && FILLERS.has(own) ? [] : [own];
      const likes = new Map([...itself, ...this.#joined(own, words)].flatMap((each) => [...this.#like(each)]));
      return likes.size ? { own, words: [...likes.keys()], places: this.#placesOf(likes) } : this.#taken(own);
    });
  }

  /** @param {Wanted[]} wishes @returns {Hit[]} */
  #rank(wishes) {
    const rare = wishes.map(({ places }) => Math.log(1 + this.#entries.length / (1 + places.size)));
    const all = rare.reduce((sum, each) => sum + each, 0);
    const words = new Set(wishes.flatMap(({ words }) => words));
    const hits = this.#entries.filter((entry) => wishes.some(({ places }) => places.has(entry))).map((entry) => {
      const each = wishes.map(({ places }) => places.get(entry) ?? 0);
      const sum = each.reduce((sum, one, at) => sum + one * (rare[at] ?? 0), 0);
      const share = each.reduce((sum, one, at) => sum + Math.min(1, 2 * one) * (rare[at] ?? 0), 0) / all;
      const title = this.#titles.get(entry) ?? [];
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
  #notOnTheCard(words) {
    const singles = words.map((word) => ({ own: [word], word, stem: stemOf(word) }));
    const pairs = words.slice(1).map((word, at) => ({ own: words.slice(at, at + 2), word: words[at] + word, stem: stemOf(words[at] + word) }));
    /** In another form, or in a longer word that is not known and no slip; a short stem could be that of any word. @param {Wish} wish */
    const about = (wish) =>
      [...singles, ...pairs].find(({ own, word, stem }) => {
        if (wish.stem.length < 4) return word === wish.word || (stem === wish.stem && !this.#isKnown(word));
        const longer = !own[1] && !this.#isKnown(word) && (stem.startsWith(wish.stem) || stem.endsWith(wish.stem));
        const participle = !this.#isKnown(word) && stemsOf(word).includes(wish.stem);
        return stem === wish.stem || participle || (longer && !this.#slipOf(word));
      });
    return this.#notCovered.flatMap((wishes) => (wishes.every(about) ? wishes.flatMap((wish) => about(wish)?.own ?? []) : []));
  }

  /** Which of these words say that somebody is in danger. @param {string[]} words */
  #alarming(words) {
    const stems = words.map(stemsOf);
    const said = this.#alarms.filter((alarm) => alarm.every((stem) => stems.flat().includes(stem))).flat();
    return words.filter((_, at) => stems[at]?.some((stem) => said.includes(stem)));
  }

  /** What is found, with what comes first when somebody is in danger. @param {string[]} words @returns {Hit[]} */
  #ranked(words) {
    const alarm = this.#alarming(words);
    const rest = words.filter((word) => !alarm.includes(word));
    const hits = this.#rank(this.#wanted(alarm.length && rest.some((word) => !FILLERS.has(word)) ? rest : words));
    if (!alarm.length || !this.#urgent) return hits;
    const first = { entry: this.#urgent, words: new Set(alarm), missing: [], late: 0, score: 0 };
    return [first, ...hits.filter(({ entry }) => entry !== this.#urgent && entry.rank !== 2)]; // 2: what the site says of itself
  }
}
