// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../static/js/endpoint/reading/file-name.js";
import { savedName } from "../../static/js/endpoint/reading/saved-name.js";
import { addSection } from "../../static/js/i18n.js";

addSection("endpoint", { designation: "{type} số {registered}" });

const decision = envelope({ type: "Quyết định", number: "57", symbol: "QĐ-UBND", common: true });

test("a document is saved by its designation, a dash for the slash", () => {
  assert.equal(saved(decision, [decision]), "Quyết định số 57-QĐ-UBND.pdf");
});

test("where number or symbol is not known, the file keeps its own name", () => {
  const plan = envelope({ type: "Kế hoạch", symbol: "KH-UBND" });
  assert.equal(saved(plan, [decision, plan]), "abc.pdf");
});

test("of two that would be the same, the unit's own bears its code", () => {
  const own = envelope({ ...decision, common: false });
  assert.equal(saved(own, [decision, own]), "Quyết định số 57-QĐ-UBND 03079.pdf");
  assert.equal(saved(decision, [decision, own]), "Quyết định số 57-QĐ-UBND.pdf");
});

test("two of the unit's own that would be the same are counted", () => {
  const own = [envelope({ ...decision, common: false }), envelope({ ...decision, common: false })];
  assert.deepEqual(
    own.map((one) => saved(one, own)),
    ["Quyết định số 57-QĐ-UBND 03079 (1).pdf", "Quyết định số 57-QĐ-UBND 03079 (2).pdf"],
  );
});

/** @param {import("../../static/js/endpoint/steps.js").Envelope} one @param {import("../../static/js/endpoint/steps.js").Envelope[]} envelopes */
function saved(one, envelopes) {
  return fileName(savedName(one, { unit: "03079", envelopes }));
}

/** @param {object} known @returns {import("../../static/js/endpoint/steps.js").Envelope} */
function envelope(known) {
  const sealed = { document: "d", sha256: "", size: 0, commitment: "", share: "", filename: "abc.pdf" };
  return { ...sealed, ...known };
}
