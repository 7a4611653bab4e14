// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * `node modules.mjs FOLDER`: print, one a line, the files of the standard library that the ordinary start reads: those of every
 * module that is imported once the package in FOLDER has answered a request. The runtime in FOLDER still has the whole library.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAM = `
import sys
from checker.browser import respond
from checker.compiled_card import CARD

respond(CARD, '{"kind": "step", "answers": {}, "change": null, "before": null, "root": "", "today": ""}')
library = next(path for path in sys.path if path.endswith(".zip")) + "/"
found = {getattr(module, "__file__", None) or "" for module in [*sys.modules.values()]}
"\\n".join(sorted(file.removeprefix(library) for file in found if file.startswith(library)))
`;

// By itself Node would quote the line that failed: for the runtime, all of it.
process.on("uncaughtException", (error) => {
  console.error(String(error));
  process.exit(1);
});

const folder = process.argv[2] ?? "";
const address = pathToFileURL(`${folder}/`).href;
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(`${address}pyodide.js`);
const lock = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
const python = await loadPyodide({ indexURL: folder, lockFileContents: lock, packageBaseUrl: folder });
await python.loadPackage("checker", { messageCallback() {} });
console.log(python.runPython(PROGRAM));
process.exit();
