// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * The whole site without a network. The build puts the list of files before this and the result at the root of the site; so every
 * version of the site has a worker of its own, with a store of its own. It stores files on that list and nothing else.
 *
 * Versions never mix. A store is filled with one version, each file held to its hash, before the worker comes into use. A page
 * comes from the server when it answers, and from the store when it does not. What a page asks for has an address that tells what is
 * in it: what the store has under that very address comes from the store, and all else from the server, as without a worker. The next
 * version comes into use when no page of this one is open any more: the browser sees to that.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;

/** Other sites may live on this server: ours are the stores with the address of our folder. */
const OUR_STORES = `routekaart ${scope} `;
const STORE = OUR_STORES + VERSION;

/** An empty store with such a name says which version could not be kept, and on which day: until tomorrow nothing is asked again. */
const NOT_KEPT = `${OUR_STORES}niet gelukt `;

/** The server may take this long for a page that the store has, in milliseconds. */
const PATIENCE = 3_000;

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.cache === "no-store") return;
  const path = request.mode === "navigate" ? place(request.url) : request.url.replace(/#.*/, "").replace(scope, "");
  if (!Object.hasOwn(FILES, path)) return;
  event.respondWith(request.mode === "navigate" ? page(request, path) : file(path));
});

/** There was no network, or the server was in trouble: at the next page that may be over. */
class Unreachable extends Error {}

/** All or nothing: a store that cannot be filled is not kept, and then this worker is never used. */
async function fill() {
  const today = `${NOT_KEPT}${VERSION} ${new Date().toDateString()}`;
  if (await caches.has(today)) throw new Error("this was tried");
  const inUse = await caches.has(STORE); // the server went back to a version that is still open here
  try {
    const store = await caches.open(STORE);
    for (const path of Object.keys(FILES)) await store.put(new URL(path, scope), await packed(path));
  } catch (error) {
    if (!inUse) await caches.delete(STORE);
    if (!(error instanceof Unreachable)) {
      await forget((name) => name.startsWith(NOT_KEPT));
      await caches.open(today);
    }
    throw error;
  }
}

/**
 * What is to be stored: the file as the server gives it, packed. The program is not: it would have to be unpacked at every start.
 * Rejects when it is not what is on the list.
 *
 * @param {string} path
 */
async function packed(path) {
  const [response, content] = await asked(path);
  if (!response.ok || (await hash(content)) !== FILES[path]) throw new Error(`${path}: ${response.status}`);
  if (isProgram(path)) return new Response(content, response);
  const stream = through(new Response(content), new CompressionStream("gzip"));
  return new Response(await new Response(stream).arrayBuffer(), response);
}

/** @param {string} path */
function isProgram(path) {
  return path.endsWith(".wasm");
}

/** @param {string} path @returns {Promise<[Response, ArrayBuffer]>} */
async function asked(path) {
  try {
    const response = await fetch(new URL(path, scope), { cache: "no-cache" });
    if (response.status < 500) return [response, await response.arrayBuffer()];
  } catch {
    // as below
  }
  throw new Unreachable(path);
}

/** @param {Response} response @param {CompressionStream | DecompressionStream} press */
function through(response, press) {
  const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>> | null} */ (response.body);
  return body && body.pipeThrough(press);
}

/** As the list has it. @param {ArrayBuffer} content */
async function hash(content) {
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", content))))}`;
}

function forgetOlder() {
  return forget((name) => name.startsWith(OUR_STORES) && name !== STORE);
}

/** @param {(name: string) => boolean} which */
async function forget(which) {
  for (const name of await caches.keys()) {
    if (which(name)) await caches.delete(name);
  }
}

/**
 * Where in the site somebody goes. Programs put something behind an address (`?web=1`) or write it in another way (`Rol/%6Fm.html`),
 * and servers leave `.html` out: without a network it leads to the same page. With one the server decides.
 *
 * @param {string} url
 */
function place(url) {
  const { origin, pathname } = new URL(url);
  const path = (origin + pathname).replace(scope, "");
  try {
    const plain = decodeURIComponent(path).toLowerCase() || "index.html";
    return Object.hasOwn(FILES, plain) ? plain : `${plain}.html`;
  } catch {
    return path; // a loose percent sign
  }
}

/** What the store has, if it is still there, can be read and is what was put there. @param {string} path */
async function stored(path) {
  try {
    const found = await caches.match(new URL(path, scope), { cacheName: STORE, ignoreVary: true });
    if (!found || isProgram(path)) return found; // who asks for that holds it to its hash
    const content = await new Response(through(found, new DecompressionStream("gzip"))).arrayBuffer();
    return (await hash(content)) === FILES[path] ? new Response(content, found) : undefined;
  } catch {
    return undefined;
  }
}

/** It is asked for by its address: to ask what a worker imports by the request itself fails in Firefox. @param {string} path */
async function file(path) {
  return (await stored(path)) ?? fetch(new URL(path, scope));
}

/** @param {Request} request @param {string} path */
async function page(request, path) {
  const asked = fetch(request, { cache: "no-cache" });
  const ours = await stored(path);
  if (!ours) return asked;
  const theirs = await Promise.race([whole(asked), later(PATIENCE)]);
  return theirs && theirs.status < 500 ? theirs : ours;
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
