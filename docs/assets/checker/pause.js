// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * After a long pause the answers are cleared: on a shared computer the next person need not see them. Before that the reader is
 * warned, and any key, click, touch or turn of the wheel is a sign that somebody is there (WCAG 2.2.1).
 *
 * The clock decides, not the timer: a computer that slept has missed its timers.
 */

const DEFAULT_LIMIT = 600_000;
const WARNING = 60_000;
const SIGNS = ["keydown", "pointerdown", "click", "wheel"];

export class Pause {
  #lastSign = Date.now();
  #timer = 0;
  /** The press that came too late has a click still to come. */
  #late = false;
  /** What had the focus before the warning. @type {Element | null} */
  #before = null;

  /**
   * @param {number} limit in milliseconds; the default when it is not a number above zero
   * @param {{after: Element, atStake: () => boolean, clear: (pause: string) => void}} page `after`: the warning comes after it.
   *   `atStake`: is there an answer to lose? `clear` is told how long the pause was, in words
   */
  constructor(limit, page) {
    this.limit = limit > 0 ? limit : DEFAULT_LIMIT;
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
    this.button.textContent = "Ik ben er nog";
    this.bar.append(this.said, this.button);
    page.after.after(this.bar);

    this.button.addEventListener("click", () => this.#calm());
    for (const sign of SIGNS) addEventListener(sign, (event) => this.#noticed(event), { capture: true, passive: sign === "wheel" });
    for (const awake of ["focus", "pageshow"]) addEventListener(awake, () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
    this.#look();
  }

  /** Somebody is there. After too long it may be somebody else, who saw other things than are there now: then it is not acted on. */
  #noticed(/** @type {Event} */ event) {
    const rest = event.type === "click" && this.#late;
    this.#late = false;
    if (this.#look() || rest) {
      this.#late = event.type === "pointerdown";
      if (event.cancelable && event.type !== "wheel") event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!(event.target instanceof Node && this.bar.contains(event.target))) {
      this.#calm(); // what is pressed in the bar itself is for its button
    }
  }

  /** Is it time to warn or to clear? True when the answers were cleared. */
  #look() {
    const left = this.#lastSign + this.limit - Date.now();
    const atStake = this.page.atStake();
    if (left <= 0 && atStake) {
      this.#calm();
      this.page.clear(words(this.limit));
      return true;
    }
    if (left <= this.warning && atStake) this.#warn();
    this.#lookAgain(left > this.warning ? left - this.warning : left > 0 ? left : this.limit);
    return false;
  }

  #lookAgain(/** @type {number} */ time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), time);
  }

  #warn() {
    if (!this.bar.hidden) return;
    this.#before = document.activeElement;
    this.bar.hidden = false;
    this.said.textContent = `Ben je er nog? Over ${words(this.warning)} wist deze pagina je antwoorden.`;
    this.#before?.scrollIntoView({ block: "nearest" }); // the bar may lie on it
  }

  #calm() {
    this.#lastSign = Date.now();
    this.#lookAgain(this.limit - this.warning);
    if (this.bar.hidden) return;
    const focused = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    this.said.textContent = "";
    if (focused && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }
}

/** @param {number} time in milliseconds */
function words(time) {
  const minutes = Math.round(time / 60_000);
  if (minutes > 1) return `${minutes} minuten`;
  if (minutes === 1) return "1 minuut";
  return `${Math.max(1, Math.round(time / 1_000))} seconden`;
}
