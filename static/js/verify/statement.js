// @ts-check
/** The statement that an endpoint signs (docs/evidence.md, section 2). */
import { fromBase64url } from "./base64.js";
import { utf8 } from "./bytes.js";
import { readHead } from "./checkpoint.js";
import { parseJson } from "./json.js";
import { count, either, exactly, integer, list, matching, only, orNull, text } from "./shapes.js";
import { p256Holds } from "./signatures.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {Record<string, any>} Statement */

const notEmpty = matching(/./s);

const isStatement = only({
  format: exactly("ceremony/statement/v2"),
  log: text,
  conference: only({ title: text, organiser: text, date: text }),
  handover: only({ id: text, title: text }),
  unit: only({ code: text, name: text }),
  endpoint: text,
  device_key: orNull(text),
  channel: either(exactly("secure"), exactly("insecure")),
  event: either(exactly("acknowledged"), exactly("refused")),
  manual: exactly(true),
  person: notEmpty,
  position: notEmpty,
  on_behalf_of: text,
  reason: text,
  drawing: matching(/^(?:M[0-9]{1,4} [0-9]{1,4}(?:L[0-9]{1,4} [0-9]{1,4})*)*$/),
  clock: only({ at: text, offset_ms: orNull(integer), rtt_ms: orNull(integer) }),
  documents: list(
    only({
      ...{ document: text, type: text, number: text, symbol: text, subject: text },
      ...{ sha256: orNull(text), envelope: text },
    }),
  ),
  checkpoint: orNull(only({ size: count, root: text })),
});

/** @param {string} words as they were signed @returns {Statement | null} null for another form */
export function readStatement(words) {
  const statement = parseJson(words);
  return isStatement(statement) && hasReasonIfRefused(statement) ? statement : null;
}

/** @param {Statement} statement */
function hasReasonIfRefused({ event, reason }) {
  return (reason === "") === (event === "acknowledged");
}

/** @param {Statement} statement @param {Entry} entry that holds it @param {string} origin */
export function saysTheSame(statement, entry, origin) {
  return (
    statement.log === origin &&
    statement.handover.id === entry.handover &&
    statement.unit.code === entry.unit &&
    statement.endpoint === entry.endpoint &&
    statement.person === entry.person &&
    statement.position === entry.position &&
    statement.on_behalf_of === entry.on_behalf_of &&
    statement.reason === (entry.event === "package_refused" ? entry.reason : "") &&
    `package_${statement.event}` === entry.event
  );
}

/** @param {Statement} statement @param {Entry} entry @returns {import("./checkpoint.js").Head | null | undefined}
 *  the checkpoint that the endpoint had seen; null: none; undefined: one that it cannot have seen */
export function witnessed({ checkpoint }, entry) {
  if (checkpoint === null) return null;
  const head = readHead(String(checkpoint.size), checkpoint.root);
  return head && head.size >= 1 && head.size < entry.seq ? head : undefined;
}

/** @param {Statement} statement @param {Entry} entry @returns {Promise<boolean>} also where neither key nor signature is */
export async function isSigned(statement, entry) {
  if (statement.device_key === null || entry.signature === null)
    return statement.device_key === entry.signature;
  const [key, signature] = [statement.device_key, entry.signature].map(fromBase64url);
  return key !== null && signature !== null && p256Holds(key, signature, utf8(entry.statement));
}
