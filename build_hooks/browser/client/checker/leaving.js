// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * Nobody loses an advice by a link. As long as there is something to lose, what leads away from the page opens beside it, and says so.
 */

import { TEXT } from "./texts.js";

export class Leaving {
  /** @param {{atStake: () => boolean, say: (text: string, how: {visible: boolean}) => void}} page `atStake`: is there an answer to lose? */
  constructor(page) {
    this.page = page;
    addEventListener("click", (event) => this.#pressed(event), { capture: true });
  }

  #pressed(/** @type {MouseEvent} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !leaves(link) || !this.page.atStake()) return;
    link.target = "_blank";
    link.rel = "noopener";
    this.page.say(TEXT.opensBeside, { visible: true });
  }
}

/** Does it lead to another page? @param {HTMLAnchorElement} link */
function leaves(link) {
  if (!link.href || link.target || link.download || !/^(https?|file):$/.test(link.protocol)) return false;
  return link.href.split("#")[0] !== location.href.split("#")[0] || !link.href.includes("#");
}
