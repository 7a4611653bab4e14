// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * After a long pause the answers are cleared: on a shared computer the next person need not see them. Before that the reader is
 * warned, and any key, click, touch or scrolling is a sign that somebody is there (WCAG 2.2.1). An advice that is complete stays
 * longer, and is hidden before it is cleared: somebody may work from it.
 *
 * The clock decides, not the timer: a computer that slept has missed its timers.
 */

import { TEXT } from "./texts.js";

const DEFAULT_LIMIT = 600_000;
const WARNING = 60_000;
const SCROLLING = 1_000; // as long as it may take a browser to scroll smoothly, and to tell of it
const SIGNS = ["keydown", "pointerdown", "click", "wheel", "touchmove", "scroll"];
const PASSIVE = ["wheel", "touchmove", "scroll"];

export class Inactivity {
  #lastSign = Date.now();
  #timer = 0;
  /** The press that came too late has a click still to come. */
  #late = false;
  /** What had the focus before the warning. @type {Element | null} */
  #before = null;

  /** Our own scrolling is no sign of a reader. */
  #scrolling = false;

  /**
   * @param {{clear: number, hide: number}} limits in milliseconds: after which pause answers are cleared, and a complete advice is
   *   hidden; the default when it is not a number above zero
   * @param {{after: Element, atStake: () => boolean, advised: () => boolean, hide: () => void, clear: (pause: string) => void}} page
   *   `after`: the warning comes after it. `atStake`: is there an answer to lose? `advised`: is a complete advice on the screen?
   *   `clear` is told how long the pause was, in words
   */
  constructor(limits, page) {
    this.limit = limits.clear > 0 ? limits.clear : DEFAULT_LIMIT;
    this.hiding = limits.hide > 0 ? limits.hide : this.limit;
    this.warning = Math.min(WARNING, this.limit / 5);
    this.page = page;
    this.bar = document.createElement("div");
    this.bar.id = "checker-pauze";
    this.bar.hidden = true;
    this.said = document.createElement("p");
    this.said.setAttribute("role", "alert");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "rk-knop";
    this.button.textContent = TEXT.stillHere;
    this.bar.append(this.said, this.button);
    page.after.after(this.bar);

    this.button.addEventListener("click", () => this.#calm());
    for (const sign of SIGNS) addEventListener(sign, (event) => this.#noticed(event), { capture: true, passive: PASSIVE.includes(sign) });
    for (const awake of ["focus", "pageshow"]) addEventListener(awake, () => this.look());
    document.addEventListener("visibilitychange", () => this.look());
    this.look();
  }

  /** Somebody is there. After too long it may be somebody else, who saw other things than are there now: then it is not acted on. */
  #noticed(/** @type {Event} */ event) {
    if (event.type === "scroll" && this.#scrolling) return;
    const rest = event.type === "click" && this.#late;
    this.#late = false;
    if (this.look() || rest) {
      this.#late = event.type === "pointerdown";
      if (event.cancelable && !PASSIVE.includes(event.type)) event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!(event.target instanceof Node && this.bar.contains(event.target))) {
      this.#calm(); // what is pressed in the bar itself is for its button
    }
  }

  /** Is it time to warn, to hide or to clear? True when what the reader saw is not there any more. */
  look() {
    const atStake = this.page.atStake();
    const advised = atStake && this.page.advised();
    this.#lastSign = Math.min(this.#lastSign, Date.now()); // somebody set the clock back
    const pause = Date.now() - this.#lastSign;
    const left = (advised ? this.hiding : this.limit) - pause;
    if (left <= 0 && atStake) {
      if (advised && pause < this.hiding + this.limit) {
        this.#lastSign += this.hiding; // from here on it is as long as ever until it is cleared
        this.page.hide();
        this.#lookAgain(Math.max(0, this.#lastSign + this.limit - this.warning - Date.now()));
      } else {
        this.#calm();
        this.page.clear(words(advised ? this.hiding + this.limit : this.limit));
      }
      return true;
    }
    if (left <= this.warning && atStake && !advised) this.#warn();
    this.#lookAgain(left > this.warning && !advised ? left - this.warning : left > 0 ? left : this.limit);
    return false;
  }

  #lookAgain(/** @type {number} */ time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), time);
  }

  #warn() {
    if (!this.bar.hidden) return;
    this.#before = document.activeElement;
    this.#showBar(true);
    this.said.textContent = TEXT.warning(words(this.warning));
    this.#scrolling = true;
    this.#before?.scrollIntoView({ block: "nearest" }); // the bar may lie on it
    setTimeout(() => (this.#scrolling = false), SCROLLING);
  }

  /** What gets the focus is not to be under it. The page itself says so: to look for the bar in all of it takes long at every step. */
  #showBar(/** @type {boolean} */ shown) {
    this.bar.hidden = !shown;
    document.documentElement.toggleAttribute("data-pauze", shown);
  }

  #calm() {
    this.#lastSign = Date.now();
    this.#lookAgain(Math.min(this.limit - this.warning, this.hiding));
    if (this.bar.hidden) return;
    const focused = this.bar.contains(document.activeElement);
    this.#showBar(false);
    this.said.textContent = "";
    if (focused && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }
}

/** @param {number} time in milliseconds */
function words(time) {
  const minutes = Math.round(time / 60_000);
  return minutes ? TEXT.minutes(minutes) : TEXT.seconds(Math.max(1, Math.round(time / 1_000)));
}
