// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What the page does when the worker is slow or fails: one sentence, the tree with the same questions opens, and another try is on
 * offer where it can help. When page.js itself does not come there is the paragraph `checker-uitweg`, which checker.css shows by itself.
 */

import { TEXT } from "./texts.js";

/** The smallest program there is. */
const NO_PROGRAM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

export class Fallback {
  /** Has the reader turned to the tree since the last answer? */
  #inTree = false;
  /** Is the tree open because of us? */
  #opened = false;
  #button = document.createElement("button");

  /**
   * @param {HTMLElement} status what is said stands here; the button comes after it
   * @param {HTMLDetailsElement} tree
   * @param {{card: string, say: (text: string, how: {visible: boolean}) => void, tryAgain: () => void}} page `card` is what the card is called
   */
  constructor(status, tree, page) {
    this.status = status;
    this.tree = tree;
    this.page = page;
    this.#button.type = "button";
    this.#button.id = "checker-opnieuw";
    for (const sign of ["focusin", "click"]) tree.addEventListener(sign, () => (this.#inTree = true));
  }

  /** Is the reader busy with the tree? Then the focus and the screen stay where they are. */
  get taken() {
    return this.#inTree;
  }

  /** The reader waits for an answer again. True when she knows already that it takes long; then it is said once more. */
  waiting() {
    this.#inTree = false;
    if (!this.#button.isConnected) return false;
    this.slow(true);
    return true;
  }

  /** The start takes long, and goes on. @param {boolean} waiting does the reader wait for an answer? */
  slow(waiting) {
    this.#offer(TEXT.slow, waiting);
  }

  /**
   * The worker is gone.
   *
   * @param {boolean} waiting does the reader wait for an answer? Only then the focus goes to the tree
   * @param {string | null} runtime the folder that it could not start from
   */
  failed(waiting, runtime) {
    const never = whyNever();
    this.#offer(never || TEXT.failed, waiting);
    if (never) this.#button.remove();
    if (waiting && !this.#inTree) this.tree.querySelector("summary")?.focus({ preventScroll: true });
    if (runtime) this.#lookForAnother(runtime);
  }

  /** It starts again. */
  withdraw() {
    this.#inTree = false;
    this.#button.remove();
  }

  /** It works. The tree is closed again, unless somebody is busy with it. */
  close() {
    this.#button.remove();
    if (this.#opened && !this.#inTree) this.tree.open = false;
    this.#opened = false;
  }

  /** @param {string} text @param {boolean} waiting */
  #offer(text, waiting) {
    this.page.say(text, { visible: true });
    this.#button.textContent = TEXT.again;
    this.#button.onclick = () => this.page.tryAgain();
    this.status.after(this.#button);
    this.#opened ||= !this.tree.open;
    this.tree.open = true;
    if (waiting && !this.#inTree) this.status.scrollIntoView();
  }

  /** A page that stood open while the site was renewed asks for files that are gone: then only the new page helps. */
  async #lookForAnother(/** @type {string} */ runtime) {
    const current = await currentRuntime();
    if (!current || current === runtime || !this.#button.isConnected) return;
    this.page.say(TEXT.renewed(this.page.card), { visible: true });
    this.#button.textContent = TEXT.reload;
    this.#button.onclick = () => location.reload();
  }
}

/** Why no other try could help; empty when one could. */
function whyNever() {
  if (typeof WebAssembly !== "object") return TEXT.unknown;
  try {
    new WebAssembly.Module(NO_PROGRAM);
    return "";
  } catch {
    return TEXT.forbidden;
  }
}

/** The folder that this page names on the server by now; undefined when the server does not tell. */
async function currentRuntime() {
  try {
    const response = await fetch(location.pathname, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const host = page.getElementById("checker");
    return host?.dataset.runtime && new URL(host.dataset.runtime, document.baseURI).href;
  } catch {
    return undefined;
  }
}
