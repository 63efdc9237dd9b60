// @ts-check
import { backend } from "./crypto/backend.js";
import { concat, equalBytes, fromBase64url, toHex, utf8 } from "./crypto/encoding.js";

const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const COMMITMENT_BYTES = 32;

/** An envelope that does not open. `code` is a fault of docs/protocol.md: `commitment` or `decryption`. */
export class EnvelopeFault extends Error {
  /** @param {"commitment" | "decryption"} code */
  constructor(code) {
    super(code);
    this.name = "EnvelopeFault";
    this.code = code;
  }
}

/**
 * The document in an envelope (docs/protocol.md, section 4). The commitment is compared before anything is
 * decrypted, since GCM alone does not commit to its key.
 *
 * @param {{secret: string, share: string, documentId: string, commitment: string,
 *          bytes: Uint8Array<ArrayBuffer>}} envelope secret (16 bytes), share and commitment (32 bytes) in
 *   base64url; `bytes` is nonce || ciphertext || tag
 * @param {import("./crypto/backend.js").Backend} [crypto]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {EnvelopeFault}
 */
export async function openEnvelope({ secret, share, documentId, commitment, bytes }, crypto) {
  const { hkdf, openGcm } = crypto ?? (await backend());
  const info = utf8(`ceremony/envelope/v1\n${documentId}`);
  const okm = await hkdf(fromBase64url(secret), fromBase64url(share), info, KEY_BYTES + COMMITMENT_BYTES);
  const committed = okm.slice(KEY_BYTES);
  if (!equalBytes(committed, fromBase64url(commitment))) throw new EnvelopeFault("commitment");

  const aad = concat(info, utf8("\n"), committed);
  try {
    return await openGcm(okm.slice(0, KEY_BYTES), bytes.slice(0, NONCE_BYTES), bytes.slice(NONCE_BYTES), aad);
  } catch {
    throw new EnvelopeFault("decryption");
  }
}

/**
 * @param {string} secret base64url
 * @param {import("./crypto/backend.js").Backend} [crypto]
 * @returns {Promise<string>} what the handover published of its secret when it was sealed
 */
export async function releaseHash(secret, crypto) {
  const { sha256 } = crypto ?? (await backend());
  return toHex(await sha256(concat(utf8("ceremony/release/v1\n"), fromBase64url(secret))));
}
