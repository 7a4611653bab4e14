// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * Opened from a disk or a file share a browser refuses a page its workers and modules. So the search runs in an empty frame of the
 * page instead; the theme itself then takes the index from a script. The checker cannot run at all: the page says what to open.
 */

/** What the theme needs of a worker, in a frame. Messages wait until its scripts are there. */
class FrameWorker extends EventTarget {
  #inside;
  #ready;

  /** @param {string} address of the script; behind its `#` is that of the script that it imports */
  constructor(address) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    this.#inside = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
    this.#ready = new Promise((ready) => {
      const imported = decodeURIComponent(new URL(address).hash.slice(1));
      Object.assign(this.#inside, {
        importScripts: () => this.#add(imported).addEventListener("load", ready),
        postMessage: (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data })),
      });
      this.#add(address);
    });
  }

  /** @param {unknown} data */
  async postMessage(data) {
    await this.#ready;
    this.#inside.dispatchEvent(new this.#inside.MessageEvent("message", { data }));
  }

  /** @param {string} address */
  #add(address) {
    const script = this.#inside.document.createElement("script");
    script.src = address;
    this.#inside.document.head.append(script);
    return script;
  }
}

/** One sentence with the way to the file that works here; and the tree below it, which works everywhere. */
function sayWhatToOpen() {
  const said = document.getElementById("checker-uitweg");
  const tree = document.getElementById("checker-boom");
  if (!said || !(tree instanceof HTMLDetailsElement)) return;
  const told = document.createElement("p");
  told.className = "rk-melding";
  const link = document.createElement("a");
  const { root = "", rol } = document.getElementById("checker")?.dataset ?? {};
  link.href = `${root}routekaart.html${rol ? `#nu/${rol}` : ""}`;
  link.textContent = "routekaart.html";
  told.append("Open ", link, ": daarin werkt de vragenhulp ook vanaf een schijf of netwerkmap.");
  said.replaceWith(told);
  document.getElementById("checker")?.setAttribute("hidden", ""); // nobody would hear what is pressed in it
  tree.open = true;
}

if (location.protocol === "file:") {
  Object.assign(globalThis, { Worker: FrameWorker });
  sayWhatToOpen();
}
