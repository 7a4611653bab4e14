// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** In the single file there is no worker to fetch: it is made of text in this page. */

globalThis.Worker = class extends Worker {
  constructor() {
    const text = document.querySelector("#rk-worker")?.textContent ?? "";
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    super(address);
    URL.revokeObjectURL(address);
  }
};
