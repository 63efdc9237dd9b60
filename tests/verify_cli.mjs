/** `node tests/verify_cli.mjs [--key KEY] FILE...`: what the JavaScript verifier finds, one line of JSON a file. */
import { readFileSync } from "node:fs";
import { verify } from "../static/js/verify/verifier.js";

const files = process.argv.slice(2);
const key = files[0] === "--key" ? files.splice(0, 2)[1] : undefined;
for (const file of files) {
  const result = await verify(new Uint8Array(readFileSync(file)), { key });
  console.log(JSON.stringify({ file, ...result }));
}
