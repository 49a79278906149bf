// Validates Office files with Microsoft's Open XML SDK (npm @ooxml-tools/validate): node validate_ooxml.mjs MODULES FILE…
// Prints one JSON object: file -> list of errors.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const validate = (await import(pathToFileURL(require.resolve("@ooxml-tools/validate")))).default;
const found = {};
for (const file of files) {
  const data = new Uint8Array(await readFile(file));
  const result = await validate(data, file.split(".").pop(), "Microsoft365");
  const errors = Array.isArray(result) ? result : (result.errors ?? []);
  found[file] = errors.map((error) => `${error.id}: ${error.description ?? ""} ${error.path?.xPath ?? ""}`.trim());
}
console.log(JSON.stringify(found));
