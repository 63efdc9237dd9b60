// @ts-check
/** The test envelope of docs/protocol.md. */

import { fromBase64 } from "../keeping/base64.js";
import { openDocument } from "../opening/opening.js";
import { fetchJson } from "../resources.js";

const KEY = "trial";

/**
 * As a real one: fetched, put away, taken out again, opened and checked.
 * @param {Pick<import("../conference.js").AnySession, "identity" | "shelf">} by
 * @returns {Promise<import("../opening/opening.js").Opened | "offline">}
 */
export async function tryEnvelope({ identity, shelf }) {
  const trial = await fetchTrial(identity.token).catch(() => null);
  if (trial === null) return "offline";
  const { secret, envelope, ...sealed } = trial;
  await shelf.put(KEY, fromBase64(envelope) ?? undefined);
  const opened = await openDocument(secret, { ...sealed, size: 0, filename: "" }, await shelf.get(KEY));
  await shelf.remove([KEY]);
  return opened;
}

/**
 * @param {string} token
 * @returns {Promise<{document: string, envelope: string, sha256: string, share: string, secret: string,
 *                    commitment: string, plaintext_sha256: string}>}
 */
const fetchTrial = (token) => fetchJson("api/test-envelope", token);
