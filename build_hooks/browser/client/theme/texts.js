// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/** Every sentence that the scripts of a page show. It runs before them. */
const TEXTS = {
  search: {
    start: "Typ een woord om te zoeken",
    busy: "Zoeken start zo",
    failed: "Zoeken lukt nu niet.",
    none: "Niets gevonden. Probeer een ander woord.",
    silent: "De kaart zegt hier niets over:",
    ask: "Vraag het na in je eigen organisatie.",
    without: "Zoek wel op:",
    meant: "Zo staat het nergens. Bedoel je",
    close: "Geen resultaat met al je woorden. Dit komt in de buurt:",
    missing: "Niet gevonden:",
    count: (/** @type {number} */ count) => (count === 1 ? "1 resultaat" : `${count} resultaten`),
    more: (/** @type {number} */ count) => (count === 1 ? "Nog 1 resultaat" : `Nog ${count} resultaten`),
  },
  offline: {
    kept: "Deze site staat op dit apparaat. Hij werkt ook zonder netwerk.",
    notKept: "Deze site staat niet op dit apparaat. Hij werkt alleen met netwerk.",
    removed: "De site staat niet meer op dit apparaat. Hij werkt nu alleen met netwerk.",
    busy: "Je browser bewaart de site nu op dit apparaat.",
    failed: "Bewaren lukt hier niet. De site werkt wel met netwerk.",
    remove: "Haal de site van dit apparaat",
    keep: "Bewaar de site op dit apparaat",
  },
  /** @param {Node} file the link to the file that works there */
  disk: (file) => ["Open ", file, ": daarin werkt de vragenhulp ook vanaf een schijf of netwerkmap."],
  table: "Tabel",
};
