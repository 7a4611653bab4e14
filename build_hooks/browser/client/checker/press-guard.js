// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What has just appeared under a finger does not act: the second tap of a double tap, or a click too many, would answer a question
 * that nobody read. For a moment after every step, presses do nothing; and of a double click only the first one counts.
 */

export class PressGuard {
  #resting = false;
  #turn = 0;

  /**
   * @param {HTMLElement} host holds the steps; its `data-rust` is how long it rests, in milliseconds. As long as it rests,
   *   checker.css lets it be pressed by nobody
   */
  constructor(host) {
    this.host = host;
    host.addEventListener("click", (event) => this.#guard(event), { capture: true });
  }

  /** Is it too soon for a key to choose anything? */
  get resting() {
    return this.#resting;
  }

  /** A step was just put on the page. It rests until some time after it was painted. */
  rest() {
    const turn = ++this.#turn;
    const time = Number(this.host.dataset.rust);
    this.#set(time > 0);
    const end = () => setTimeout(() => turn === this.#turn && this.#set(false), time);
    if (document.hidden) end(); // nothing is painted
    else requestAnimationFrame(end);
  }

  #set(/** @type {boolean} */ resting) {
    this.#resting = resting;
    this.host.toggleAttribute("data-rustend", resting);
  }

  /** What a script presses is no finger. */
  #guard(/** @type {MouseEvent} */ event) {
    if (!event.isTrusted || (event.detail <= 1 && !this.#resting)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
