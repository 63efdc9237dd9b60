// @ts-check
import { sha256Hex } from "../../crypto/backend.js";
import { EnvelopeFault, openEnvelope } from "../../envelope.js";

/**
 * @typedef {{plaintext: Uint8Array<ArrayBuffer>, hash: string} | {fault: string} | {lost: true}} Opened
 *   `fault` is one of docs/protocol.md; `lost`: the device no longer has what it once checked
 */

/**
 * Opens one envelope and checks what is in it.
 * @param {string} secret
 * @param {import("../steps.js").Envelope} envelope
 * @param {Uint8Array<ArrayBuffer> | undefined} bytes as they lie on this device
 * @returns {Promise<Opened>}
 */
export async function openDocument(secret, envelope, bytes) {
  if (bytes === undefined) return { lost: true };
  const { document: documentId, share, commitment } = envelope;
  try {
    const plaintext = await openEnvelope({ secret, share, documentId, commitment, bytes });
    const hash = await sha256Hex(plaintext);
    if (envelope.plaintext_sha256 && envelope.plaintext_sha256 !== hash) return { fault: "plaintext_hash" };
    return { plaintext, hash };
  } catch (error) {
    if (!(error instanceof EnvelopeFault)) throw error;
    // It was sound when it landed: if it is not any more, this device lost it, and nobody is at fault.
    return (await sha256Hex(bytes)) === envelope.sha256 ? { fault: error.code } : { lost: true };
  }
}
