// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * Has the browser keep the site's own files, so that it works without a network; says below every page whether it does, and lets
 * the reader remove them on the page about privacy. Where the browser cannot or may not keep anything, nothing is said or missed.
 *
 * Who removes them does not want them back at the next page. That is remembered as an empty store with a name that says so.
 */

(() => {
  const TEXT = TEXTS.offline;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../..", script.src).href;
  const stores = `routekaart ${root} `;
  const refusal = `${stores}niet bewaren`;

  /** The sentence below every page. */
  const notice = document.querySelector(".rk-bewaard");

  /** The place on the page about privacy. */
  const place = document.querySelector(".rk-bewaren");
  const said = place?.querySelector("p");
  const button = place?.querySelector("button");

  /** The worker of this site; a server can have others. */
  async function registration() {
    const found = await navigator.serviceWorker.getRegistration(root);
    return found?.scope === root ? found : undefined;
  }

  async function keep() {
    const made = await navigator.serviceWorker.register(`${root}service-worker.js`, { updateViaCache: "none" });
    const worker = made.active ?? made.waiting ?? made.installing;
    if (worker) await settled(worker);
  }

  /** @param {ServiceWorker} worker @returns {Promise<void>} when it is in use; rejects when it could not be installed */
  function settled(worker) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === "activated") resolve();
        if (worker.state === "redundant") reject(new Error("not kept"));
      };
      worker.addEventListener("statechange", look);
      look();
    });
  }

  /** The reader asks for it: whatever was so before. */
  async function keepAfterAll() {
    await caches.delete(refusal);
    await forget();
    await keep();
  }

  async function remove() {
    await caches.open(refusal);
    await (await registration())?.unregister();
    await forget();
  }

  /** All that is stored, and that something could not be. */
  async function forget() {
    for (const name of await caches.keys()) {
      if (name.startsWith(stores) && name !== refusal) await caches.delete(name);
    }
  }

  /** @param {boolean} kept @param {string} text */
  function show(kept, text) {
    if (notice instanceof HTMLElement) notice.hidden = !kept;
    if (!(place instanceof HTMLElement) || !said || !button) return;
    place.hidden = false;
    said.textContent = text;
    button.textContent = kept ? TEXT.remove : TEXT.keep;
    button.onclick = () => attempt(kept ? [remove, false, TEXT.removed] : [keepAfterAll, true, TEXT.kept]);
  }

  /** @param {[act: () => Promise<void>, kept: boolean, text: string]} what to do, and what is so and said when it is done */
  async function attempt([act, kept, text]) {
    if (said && kept) said.textContent = TEXT.busy;
    try {
      await act();
      show(kept, text);
    } catch {
      show(!kept, TEXT.failed);
    }
  }

  /** After the page and all it asks for are there, and the browser has nothing else to do. */
  function quiet() {
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    return new Promise((done) => {
      const wait = () => setTimeout(() => idle(done), Number(script.dataset.wacht));
      if (document.readyState === "complete") wait();
      else addEventListener("load", wait);
    });
  }

  async function begin() {
    const kept = Boolean((await registration())?.active);
    show(kept, kept ? TEXT.kept : TEXT.notKept);
    await quiet();
    if (await caches.has(refusal)) return;
    await keep(); // also when it is kept: a browser then looks for a new version
    show(true, TEXT.kept);
  }

  if ("serviceWorker" in navigator) begin().catch(() => {}); // not on plain http, in some private windows, with a full disk
})();
