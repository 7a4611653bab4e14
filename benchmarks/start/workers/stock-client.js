// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Speaks to the worker beside this as `build_hooks/browser/client/checker/worker-client.js` does to its own, as far as is measured. */

export class WorkerClient {
  /** @param {number} _ @param {{failed: () => void}} tell */
  constructor(_, { failed }) {
    this.worker = new Worker(new URL(`stock.js${new URL(import.meta.url).search}`, import.meta.url), { type: "module" });
    this.worker.onerror = failed;
  }

  /** @param {object} request @param {(step: object) => void} answered */
  ask(request, answered) {
    this.worker.onmessage = ({ data }) => {
      if ("response" in data) answered(data.response);
      else this.worker.postMessage({ id: 1, request });
    };
  }
}
