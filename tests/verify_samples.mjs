/** `node tests/verify_samples.mjs FOLDER`: files to try the page /verify with, from the tiny log of tests/js. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { code, LogSigner, receiptFile, TinyLog } from "./js/verify_fixture.js";

const log = new TinyLog();
const tampered = log.receipt();
tampered.delivery.entry = tampered.delivery.entry.replaceAll("Lan", "Mai");
const samples = {
  "bundle.zip": log.bundle(),
  "receipt.json": receiptFile(log.receipt()),
  "refusal.json": receiptFile(log.receipt("02647", "package_refused")),
  "tampered.json": receiptFile(tampered),
  "code.txt": code(log.receipt()),
  "key.txt": log.signer.text,
  "other-key.txt": new LogSigner(2).text,
  "document.pdf": "A", // whose hash the log has
  "other.pdf": "C",
  "stranger.txt": "abc",
};
for (const [name, content] of Object.entries(samples)) writeFileSync(join(process.argv[2], name), content);
