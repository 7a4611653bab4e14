// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What a reader can do with a complete advice: check off tasks, see what another answer would change, take the advice along.
 * The marks live in this module's memory, and nowhere else.
 */

import { textField, toClipboard } from "./clipboard.js";
import { put } from "./fragment.js";
import { TEXT } from "./texts.js";

/**
 * @typedef {{content: DocumentFragment, announcement: string, text: string | null}} Response
 * @typedef {{request: {kind: string} & Record<string, unknown>, answered: (response: Response) => void}} Question
 */

export class Result {
  /** How far each task is, of every advice since the answers were cleared. @type {Record<string, string>} */
  #marks = {};
  #checking = false;
  /** The advice as plain text, as it was shown. @type {string | null} */
  #text = null;
  /** The same with the marks in it, as long as the self-check is open. @type {string | null} */
  #checkedText = null;

  /**
   * @param {HTMLElement} host
   * @param {{ask: (question: Question) => void, say: (text: string, how?: {visible: boolean}) => void}} page
   */
  constructor(host, page) {
    this.host = host;
    this.page = page;
  }

  /** Another step is shown. @param {string | null} text the advice as plain text, when the step is complete */
  shown(text) {
    this.#text = text;
    this.#checkedText = null;
    this.#keepClearOfTheBar();
    if (this.#checking) this.#check({ announced: false });
  }

  /** The answers were cleared. */
  forget() {
    this.#marks = {};
    this.#checking = false;
    this.#text = this.#checkedText = null;
    this.#keepClearOfTheBar();
  }

  /** @param {HTMLButtonElement} button */
  pressed(button) {
    const { stelVraag, stelAntwoord, wie, adres } = button.dataset;
    if (stelVraag && stelAntwoord) this.#suppose(button, stelVraag, stelAntwoord);
    else if (wie) this.#tell(button, wie);
    else if (button.classList.contains("rk-zelfcheck-knop")) this.#toggleCheck();
    else if (button.classList.contains("rk-kopieer")) this.#copy(button, this.#checkedText ?? this.#text ?? "", TEXT.copied);
    else if (adres) this.#copy(button, new URL(adres, document.baseURI).href, TEXT.linkCopied);
    else if (button.classList.contains("rk-print")) print();
    else if (button.classList.contains("rk-overleg-knop")) this.#meet();
  }

  /** @param {Event} event that tells of a radio button */
  changed({ target }) {
    const task = target instanceof HTMLInputElement ? target.closest("[data-stand-taak]") : null;
    if (!(task instanceof HTMLElement) || !(target instanceof HTMLInputElement)) return;
    this.#marks[task.dataset.standTaak ?? ""] = target.value;
    this.#check();
  }

  // --- the self-check ----------------------------------------------------------------------------------------------------

  #toggleCheck() {
    this.#checking = !this.#checking;
    this.#checkedText = null;
    if (!this.#checking) {
      this.#unfold();
      return this.page.say("");
    }
    this.#check();
    const first = this.#choices()[0]; // the tasks stand far above
    /** @type {HTMLElement | null | undefined} */ (first?.querySelector(":checked") ?? first?.querySelector("input"))?.focus();
  }

  /** Fold the self-check out or in: the choices with each task, and the sum of it. */
  #unfold() {
    const place = this.#place("zelfcheck");
    if (place) place.hidden = !this.#checking;
    this.#bar()?.toggleAttribute("hidden", !this.#checking);
    const fold = place?.closest("details");
    if (fold && this.#checking) fold.open = true;
    this.host.querySelector(".rk-zelfcheck-knop")?.setAttribute("aria-expanded", String(this.#checking));
    for (const choices of this.#choices()) choices.hidden = !this.#checking;
    this.#keepClearOfTheBar();
  }

  /** What gets the focus is not to be under it. The page itself says so: to look for a bar in all of it takes long at every step. */
  #keepClearOfTheBar() {
    document.documentElement.toggleAttribute("data-balk", this.#checking && this.#bar() !== null);
  }

  #check({ announced = true } = {}) {
    const place = this.#place("zelfcheck");
    if (!place) return;
    this.#unfold();
    /** @type {Record<string, string>} */
    const marks = {};
    for (const choices of this.#choices()) {
      const task = choices.dataset.standTaak ?? "";
      const mark = this.#marks[task];
      if (!mark) continue;
      marks[task] = mark;
      for (const radio of choices.querySelectorAll("input")) radio.checked = radio.value === mark;
    }
    const answered = (/** @type {Response} */ { content, announcement, text }) => {
      if (!this.#checking) return;
      put(place, content);
      const stand = this.#bar()?.firstElementChild;
      if (stand) stand.textContent = announcement;
      this.#checkedText = text;
      if (announced) this.page.say(announcement);
    };
    this.page.ask({ request: { kind: "self-check", marks }, answered });
  }

  /** How far the reader is, above all she sees. */
  #bar() {
    return this.host.querySelector(".rk-balk");
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #choices() {
    return this.host.querySelectorAll("[data-stand-taak]");
  }

  // --- what if -----------------------------------------------------------------------------------------------------------

  /** @param {HTMLButtonElement} button @param {string} question @param {string} answer */
  #suppose(button, question, answer) {
    const place = this.#place("wat-als");
    const pressed = button.getAttribute("aria-pressed") !== "true";
    for (const other of this.host.querySelectorAll("[data-stel-vraag]")) {
      other.setAttribute("aria-pressed", String(pressed && other === button));
    }
    place?.replaceChildren();
    if (!place || !pressed) return;
    button.closest("fieldset")?.after(place); // in sight of what was pressed
    const answered = (/** @type {Response} */ { content, announcement }) => {
      if (button.getAttribute("aria-pressed") !== "true") return;
      put(place, content);
      this.page.say(announcement);
    };
    this.page.ask({ request: { kind: "what-if", question, answer }, answered });
  }

  // --- what somebody else ought to do ------------------------------------------------------------------------------------

  /** Below the numbers, so that none moves; pressed again, it is gone. @param {HTMLButtonElement} button @param {string} who */
  #tell(button, who) {
    const place = this.#place(`wie-${who}`);
    const opened = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(opened));
    if (!place) return;
    place.hidden = !opened;
    place.replaceChildren();
    if (!opened) return;
    const answered = (/** @type {Response} */ { content }) => {
      put(place, content);
      place.scrollIntoView({ block: "nearest" });
      this.page.say(TEXT.told);
    };
    this.page.ask({ request: { kind: "doing", who }, answered });
  }

  // --- taking it along ---------------------------------------------------------------------------------------------------

  /** Print a sheet for the meeting instead of the advice. It is on the page only as long as it is printed. */
  #meet() {
    const place = this.#place("overleg");
    if (!place) return;
    const answered = (/** @type {Response} */ { content }) => {
      put(place, content);
      place.hidden = false;
      this.host.toggleAttribute("data-overleg", true);
      const done = () => {
        place.hidden = true;
        place.replaceChildren();
        this.host.toggleAttribute("data-overleg", false);
      };
      addEventListener("afterprint", done, { once: true });
      print();
    };
    this.page.ask({ request: { kind: "meeting" }, answered });
  }

  /** @param {HTMLButtonElement} button @param {string} text @param {string} copied what to say when it went well */
  async #copy(button, text, copied) {
    const done = await toClipboard(text);
    if (!button.isConnected) return;
    for (const earlier of this.host.querySelectorAll(".rk-gezegd, .rk-tekst")) earlier.remove();
    const said = document.createElement("p");
    said.className = "rk-gezegd";
    said.textContent = done ? copied : TEXT.copyYourself;
    button.after(said);
    this.page.say(said.textContent);
    if (done) return;
    const field = textField(text);
    said.after(field);
    field.focus();
    field.select();
  }

  /** @param {string} name @returns {HTMLElement | null} */
  #place(name) {
    return this.host.querySelector(`[data-plek="${name}"]`);
  }
}
