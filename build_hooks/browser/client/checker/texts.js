// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Every sentence that the scripts of the checker show. What a step says comes from Python: `checker/`. */

const LIST = "Gebruik de lijst hieronder: daarin staan dezelfde vragen en taken.";

export const TEXT = {
  // asking.js: while the worker starts, or starts again
  waiting: "De vragenhulp start nog. Daarna gaat het vanzelf verder met je antwoord.",
  starting: "De vragenhulp start opnieuw.",
  ready: "De vragenhulp werkt nu. Je kunt verder.",

  // fallback.js: when the worker is slow or fails
  slow: "De vragenhulp start langzaam, maar de lijst hieronder werkt al.",
  failed: `De vragenhulp werkt nu niet. ${LIST}`,
  forbidden: `De vragenhulp werkt hier niet: de server staat WebAssembly niet toe. ${LIST}`,
  unknown: `De vragenhulp werkt niet in deze browser. ${LIST}`,
  renewed: (/** @type {string} */ card) => `Er is een nieuwe versie van ${card}. Laad de pagina opnieuw.`,
  again: "Probeer opnieuw",
  reload: "Laad de pagina opnieuw",

  // page.js and screen.js: what happened to the answers
  otherRole: "Je rol is nu een andere.",
  cleared: "Je antwoorden zijn gewist.",
  clearedAfter: (/** @type {string} */ pause) => `Je antwoorden zijn gewist, omdat je ${pause} niets hebt gedaan.`,
  hidden: "Je ziet je advies nu niet",
  hiddenWhy: "Je hebt een tijd niets gedaan. Misschien kijkt er nu iemand anders mee.",
  showAgain: "Toon mijn advies weer",
  clear: "Wis antwoorden",
  chosen: "(je antwoord)",

  // inactivity.js: before answers are cleared
  stillHere: "Ik ben er nog",
  warning: (/** @type {string} */ pause) => `Ben je er nog? Over ${pause} wist deze pagina je antwoorden.`,
  minutes: (/** @type {number} */ count) => (count === 1 ? "1 minuut" : `${count} minuten`),
  seconds: (/** @type {number} */ count) => `${count} seconden`,

  // leaving.js: a link while there is something to lose
  opensBeside: "De pagina opent in een nieuw tabblad. Je antwoorden blijven hier staan.",

  // result.js and clipboard.js: what one does with an advice
  copied: "Gekopieerd. Plak de tekst waar je die nodig hebt.",
  linkCopied: "Gekopieerd. In de link staat alleen de pagina van je rol.",
  copyYourself: "Kopiëren lukt hier niet vanzelf. Kopieer zelf de tekst die je nu gemarkeerd ziet.",
  toCopy: "Tekst om te kopiëren",
  told: "Het staat onder de nummers.",
};
