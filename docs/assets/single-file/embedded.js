// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * In the single file there is no worker to fetch: it is made of text in this page. It gets the files that it will ask for along,
 * as they stand here: packed, and written in letters.
 */

/** @param {string} selector */
const text = (selector) => document.querySelector(selector)?.textContent ?? "";

globalThis.Worker = class extends Worker {
  constructor() {
    const address = URL.createObjectURL(new Blob([text("#rk-worker")], { type: "text/javascript" }));
    super(address);
    URL.revokeObjectURL(address);
    const files = [...document.querySelectorAll("script[data-bestand]")];
    this.postMessage(new Map(files.map((file) => [file.getAttribute("data-bestand"), file.textContent])));
  }
};
