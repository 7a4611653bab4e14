// SPDX-License-Identifier: EUPL-1.2
/**
 * Beside a Chromium with an open debugging port: counts what it runs of scripts, in pages, workers and service workers, until the
 * standard input ends; then writes it down. `node scripts.mjs PORT FILE`
 *
 * It asks again and again, so that of a page or worker that ends only the last moments are lost. What is tested stays what is
 * served: V8 itself counts.
 */

import { writeFileSync } from "node:fs";

const [port, file] = process.argv.slice(2);
const PAUSE = 200; // milliseconds
const QUIET = 40; // looks: a service worker that is looked at never makes way for the next one
const COUNT = { callCount: true, detailed: true };
const ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

/** Of each script, by address and length: where something ran. @type {Map<string, {url: string, length: number, ran: Uint8Array}>} */
const found = new Map();

/**
 * Of each page and worker: the lengths of its scripts, by V8's number for them; and for how many looks nothing was seen to run in it that
 * had not run before. That is no time: on a busy computer a worker comes late to what it does, and so do the looks.
 *
 * @type {Map<string, {lengths: Map<string, number>, quiet: number, makesWay: boolean}>}
 */
const targets = new Map();

const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${port}/json/version`)).json();
const socket = new WebSocket(webSocketDebuggerUrl);
await new Promise((open) => (socket.onopen = open));
const asked = new Map();
let last = 0;

/** Rejects when that page or worker is gone. */
function ask(method, params = {}, sessionId = undefined) {
  return new Promise((resolve, reject) => {
    last += 1;
    asked.set(last, { resolve, reject, sessionId });
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  });
}

socket.onmessage = ({ data }) => {
  const { id, result, error, method, params } = JSON.parse(data);
  if (id) {
    const waiting = asked.get(id);
    asked.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result); // nobody waits any more for what a page said when it went
  } else if (method === "Target.attachedToTarget") {
    begin(params.sessionId, params.targetInfo.type === "service_worker");
  } else if (method === "Target.detachedFromTarget") {
    targets.delete(params.sessionId);
    for (const [number, { reject, sessionId }] of asked) {
      if (sessionId !== params.sessionId) continue;
      asked.delete(number);
      reject(new Error("it is gone"));
    }
  }
};

/** All at once, so that it waits for nothing but this. */
function begin(session, makesWay) {
  targets.set(session, { lengths: new Map(), quiet: 0, makesWay });
  const steps = [["Profiler.enable"], ["Profiler.startPreciseCoverage", COUNT], ["Target.setAutoAttach", ATTACH]];
  for (const [method, params] of [...steps, ["Runtime.runIfWaitingForDebugger"]]) ask(method, params, session).catch(() => {});
}

async function look(session, target) {
  const { lengths } = target;
  const { result } = await ask("Profiler.takePreciseCoverage", {}, session);
  let news = false;
  for (const { scriptId, url, functions } of result) {
    const ranges = functions.flatMap(({ ranges }) => ranges);
    if (ranges[0]?.startOffset === 0) lengths.set(scriptId, ranges[0].endOffset); // all of it ran: that is its first time
    const length = lengths.get(scriptId);
    if (!length || !/^(https?|file|blob):/.test(url)) continue;
    const name = `${url} ${length}`;
    if (!found.has(name)) found.set(name, { url, length, ran: new Uint8Array(length) });
    const now = new Uint8Array(length);
    for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset); // inner ones later
    const { ran } = found.get(name);
    now.forEach((here, at) => {
      news ||= here > ran[at];
      ran[at] |= here;
    });
  }
  target.quiet = news || !lengths.size ? 0 : target.quiet + 1;
  if (target.makesWay && target.quiet >= QUIET) letGo(session);
}

function letGo(session) {
  targets.delete(session);
  ask("Target.detachFromTarget", { sessionId: session }).catch(() => {});
}

/** Some worker never answers again; on a busy computer others take long, and the last time what they say must not be lost. */
async function lookEverywhere(patience = 1_000) {
  const busy = [...targets].map(([session, target]) => look(session, target).catch(() => {}));
  await Promise.race([Promise.all(busy), new Promise((done) => setTimeout(done, patience))]);
}

let ended = false;
process.stdin.on("end", () => (ended = true)).resume();
await ask("Target.setAutoAttach", ATTACH);
console.log("ready");
do {
  await lookEverywhere();
  await new Promise((done) => setTimeout(done, PAUSE));
} while (!ended);
await lookEverywhere(20_000);
const written = [...found.values()].map(({ url, length, ran }) => ({ url, length, ran: Buffer.from(ran).toString("latin1") }));
writeFileSync(file, JSON.stringify(written.map((each) => ({ ...each, ran: each.ran.replaceAll("\0", "0").replaceAll("\x01", "1") }))));
process.exit();
