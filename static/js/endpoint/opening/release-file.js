// @ts-check
import { fromBase64url } from "../../crypto/encoding.js";
import { releaseHash } from "../../envelope.js";
import { readReleaseCode } from "../../release-code.js";

const FORMAT = "ceremony/release-file/v1";
const SECRET_BYTES = 16;
/** A file that is longer (bytes) is another one. */
export const LONGEST_FILE = 64 * 1024;

/** @typedef {Pick<import("../view.js").Handover, "id" | "title" | "release_hash">} Handover */

/**
 * What a colleague whose device has the release passes on, on a memory stick or by any messenger: it opens nothing
 * but what was sealed for the unit that holds it.
 * @param {Handover} handover
 * @param {string} secret base64url
 */
export function releaseFile({ id, title, release_hash }, secret) {
  return `${JSON.stringify({ format: FORMAT, handover: { id, title }, release_hash, secret }, null, 2)}\n`;
}

/**
 * The secret in whatever a person has come by: the text of a release file, or of the hall's QR code.
 * @param {string} text
 * @param {string} release_hash of the handover that waits here
 * @returns {Promise<{secret: string} | {problem: "foreign" | "other"}>} `foreign`: no release at all; `other`: that of
 *   another handover
 */
export async function secretIn(text, release_hash) {
  const secret = secretOfFile(text) ?? secretOfCode(text);
  if (secret === null) return { problem: "foreign" };
  return (await releaseHash(secret)) === release_hash ? { secret } : { problem: "other" };
}

/** @param {string} text */
function secretOfFile(text) {
  try {
    const { format, secret } = JSON.parse(text);
    return format === FORMAT && fromBase64url(secret).length === SECRET_BYTES ? String(secret) : null;
  } catch {
    return null;
  }
}

/** @param {string} text */
function secretOfCode(text) {
  const read = readReleaseCode(text);
  return "secret" in read ? read.secret : null;
}
