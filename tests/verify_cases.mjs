/** `node tests/verify_cases.mjs FOLDER`: the falsified files of tests/js, numbered, and `cases.json` that names them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cases } from "./js/verify_cases.js";

const folder = process.argv[2];
const written = [...cases()].map(({ name, bytes, codes }, number) => {
  writeFileSync(join(folder, String(number)), bytes);
  return { file: String(number), name, codes: codes.split(" ").filter(Boolean) };
});
writeFileSync(join(folder, "cases.json"), JSON.stringify(written));
