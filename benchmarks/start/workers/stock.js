// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What every Pyodide page does: the stock runtime, and an ordinary wheel of sources, of which the path stands behind the
 * question mark in this worker's address. It speaks as our own worker does.
 */

const RUNTIME = new URL("/stock/", location.origin).href;

const { loadPyodide } = await import(`${RUNTIME}pyodide.mjs`);
const python = await loadPyodide({ indexURL: RUNTIME });
await python.loadPackage(new URL(location.search.slice(1), location.origin).href);
const respond = python.runPython(`
from functools import partial
from checker.browser import respond
from checker.compiled_card import CARD
partial(respond, CARD)
`);

addEventListener("message", ({ data }) => {
  postMessage({ id: data.id, response: JSON.parse(respond(JSON.stringify(data.request))) });
});
postMessage({ type: "ready" });
