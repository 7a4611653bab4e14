// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** What is on the screen: one step at a time, where the reader lands on it, and what is said of it to who listens. */

import { put } from "./fragment.js";
import { PressGuard } from "./press-guard.js";
import { TEXT } from "./texts.js";

/**
 * @typedef {import("./page.js").Answers} Answers
 * @typedef {import("./steps.js").Shown} Shown
 */

export class Screen {
  #hidden = false;

  /**
   * @param {HTMLElement} host holds the step
   * @param {HTMLElement} status the live region
   * @param {string} name of the page, as its title has it
   */
  constructor(host, status, name) {
    this.host = host;
    this.status = status;
    this.name = name;
    this.guard = new PressGuard(host);
  }

  /** Is the advice hidden, because nobody was there for a long time? */
  get hidden() {
    return this.#hidden;
  }

  /** Is the focus on it? */
  get focused() {
    return this.host.contains(document.activeElement);
  }

  /** Say something to who listens; and, when it is not on the screen anyway, to who looks: then what is below it moves. */
  say(/** @type {string} */ text, { visible = false } = {}) {
    this.status.toggleAttribute("data-zichtbaar", visible);
    if (visible) this.guard.rest();
    this.status.textContent = text;
  }

  /**
   * The heading has the focus and is heard; of an advice, how much it is is heard as well.
   *
   * @param {Shown} step
   * @param {string} [left] where the reader left it
   */
  show(step, left) {
    this.#put(step);
    markChosen(this.host, step.chosen);
    document.title = step.title ? `${step.title} - ${this.name}` : this.name;
    this.say(""); // what was to be seen above the step goes before she lands on it
    this.land(left);
    this.say(step.text === null ? "" : step.announcement);
  }

  /** The step without answers takes the place of all that was there. The focus stays where it is. @param {Shown} first */
  clear(first) {
    this.#put(first);
    document.title = this.name;
    this.say("");
  }

  /** @param {Shown} step */
  #put({ content }) {
    this.#hidden = false;
    put(this.host, content);
    this.guard.rest();
  }

  /** The focus, and what one sees: where the reader left the step; else at its top, with its heading. @param {string} [left] */
  land(left) {
    const place = left ? this.host.querySelector(left) : null;
    const at = place ?? this.host.querySelector(".rk-kop");
    if (!(at instanceof HTMLElement)) return;
    at.focus({ preventScroll: true });
    if (place) {
      place.scrollIntoView({ block: "center" });
      place.closest(".rk-vork")?.querySelector("h3")?.scrollIntoView({ block: "nearest" }); // what it was an answer to
      return place.scrollIntoView({ block: "nearest" });
    }
    const end = this.host.querySelector(".rk-keuzes > :last-child, .rk-blok h2");
    const below = (/** @type {Element | null} */ element) => element !== null && element.getBoundingClientRect().bottom > innerHeight;
    if (this.host.getBoundingClientRect().top < 0 || below(at) || below(end)) this.host.scrollIntoView();
    if (below(end)) at.scrollIntoView(); // whoever sees two of three answers may choose the wrong one
    at.scrollIntoView({ block: "nearest" }); // on a small screen the answers alone may fill it
  }

  /** Who works from an advice on another screen does not lose it: it is hidden first, for who looks on. */
  hide() {
    const { focused } = this;
    this.#hidden = true;
    const heading = element("h1", "rk-kop", TEXT.hidden);
    heading.tabIndex = -1;
    heading.id = "rk-kop";
    const again = element("button", "rk-knop rk-toon", TEXT.showAgain);
    this.host.replaceChildren(heading, element("p", "", TEXT.hiddenWhy), again, element("button", "rk-knop rk-wis", TEXT.clear));
    this.say(TEXT.hidden);
    if (focused) this.land();
  }

  /** Show which answer was pressed, as long as the next step is not there. @param {Element} button */
  mark(button) {
    for (const option of this.host.querySelectorAll("[data-antwoord]")) option.toggleAttribute("data-gekozen", option === button);
  }

  unmark() {
    for (const chosen of this.host.querySelectorAll("[data-gekozen]")) chosen.removeAttribute("data-gekozen");
  }
}

/** Show which answer was given when this question was asked before. @param {HTMLElement} host @param {Answers} [answers] */
function markChosen(host, answers = {}) {
  if (host.querySelector(".rk-keuze .rk-nu")) return; // asked again: it says what the answer is, as it stands above the question
  for (const option of host.querySelectorAll(".rk-keuze")) {
    if (!(option instanceof HTMLElement) || answers[option.dataset.vraag ?? ""] !== option.dataset.antwoord) continue;
    if (!option.querySelector(".rk-nu")) option.append(" ", element("span", "rk-nu", TEXT.chosen));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} kind
 * @param {string} text
 */
function element(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (made instanceof HTMLButtonElement) made.type = "button";
  made.textContent = text;
  return made;
}
