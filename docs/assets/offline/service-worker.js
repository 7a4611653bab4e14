// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The whole site without a network. The build puts the list of files before this and the result at the root of the site; so every
 * version of the site has a worker of its own, with a store of its own. It stores files on that list and nothing else.
 *
 * Versions never mix. A store is filled with one version, each file held to its hash, before the worker comes into use. A page
 * comes from the server when it answers. Is it the page of this version, or is there no answer? Then the page and all it asks for
 * come from the store. Is it another page? Then all comes from the server, as it does without a worker. The next version comes into
 * use when no page of this one is open any more: the browser sees to that.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;

/** Other sites may live on this server: ours are the stores with the address of our folder. */
const OUR_STORES = `routekaart ${scope} `;
const STORE = OUR_STORES + VERSION;

/** The server may take this long for a page that the store has, in milliseconds. */
const PATIENCE = 3_000;

/** The open pages that are of another version than the store, as the browser numbers them. @type {Set<string>} */
const others = new Set();

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = listed(request.url);
  if (!address || request.method !== "GET" || request.cache === "no-store") return;
  if (request.mode === "navigate") return event.respondWith(page(event, address));
  event.respondWith(file(event, address));
});

/** All or nothing: a store that cannot be filled is not kept, and then this worker is never used. */
async function fill() {
  const inUse = await caches.has(STORE); // the server went back to a version that is still open here
  try {
    const store = await caches.open(STORE);
    for (const [path, integrity] of Object.entries(FILES)) {
      const address = new URL(path, scope).href;
      const response = await fetch(address, { cache: "no-cache", integrity, redirect: "error" });
      if (!response.ok || response.type !== "basic") throw new Error(`${path}: ${response.status}`);
      await store.put(address, response);
    }
  } catch (error) {
    if (!inUse) await caches.delete(STORE);
    throw error;
  }
}

async function forgetOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OUR_STORES) && name !== STORE) await caches.delete(name);
  }
}

/** The address of a file on the list; undefined for any other, and for one with a query. @param {string} url */
function listed(url) {
  const { origin, pathname, search } = new URL(url);
  const address = origin + pathname;
  if (search || !address.startsWith(scope)) return undefined;
  const path = address.slice(scope.length) || "index.html";
  return Object.hasOwn(FILES, path) ? new URL(path, scope).href : undefined;
}

/** What the store has, if it is still there and can be read. @param {string} address */
async function stored(address) {
  try {
    return await caches.match(address, { cacheName: STORE, ignoreVary: true });
  } catch {
    return undefined;
  }
}

/**
 * The script of a worker is given without the address it came from. That one has no `#`, and the worker of the search finds in its
 * own address what stands behind it. And what such a script imports is asked for by its address: to ask it by the request itself
 * fails in Firefox.
 *
 * @param {FetchEvent} event
 * @param {string} address
 */
async function file({ request, clientId }, address) {
  const found = (others.has(clientId) ? undefined : await stored(address)) ?? (await fetch(address));
  return request.destination === "worker" ? new Response(found.body, found) : found;
}

/** @param {FetchEvent} event @param {string} address */
async function page({ request, resultingClientId }, address) {
  const ours = await stored(address);
  const asked = fetch(request, { cache: "no-cache" });
  if (!ours) return asked;
  const theirs = await Promise.race([whole(asked), later(PATIENCE)]);
  if (!theirs || theirs.status >= 500 || (theirs.ok && (await same(ours, theirs)))) return ours;
  others.add(resultingClientId);
  return theirs;
}

/** A reply with all of its content; undefined when the network fails on the way. @param {Promise<Response>} asked */
async function whole(asked) {
  try {
    const response = await asked;
    await response.clone().arrayBuffer();
    return response;
  } catch {
    return undefined;
  }
}

/** @param {number} time in milliseconds @returns {Promise<undefined>} */
function later(time) {
  return new Promise((done) => setTimeout(done, time));
}

/** @param {Response} one @param {Response} other */
async function same(one, other) {
  const [ours, theirs] = await Promise.all([one, other].map(async (each) => new Uint8Array(await each.clone().arrayBuffer())));
  return ours?.length === theirs?.length && ours?.every((byte, index) => byte === theirs?.[index]);
}
