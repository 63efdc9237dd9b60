// @ts-check
/**
 * Ed25519 (RFC 8032) and ECDSA on P-256 with SHA-256. The browser's own WebCrypto where there is one, since thousands
 * are checked; else @noble/curves, as on a page over plain http and in browsers without Ed25519.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { equal } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */

/** SubjectPublicKeyInfo (RFC 5480) of a P-256 key, up to the uncompressed point. */
const SPKI_P256 = Uint8Array.of(
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01],
  ...[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00],
);
const POINT_BYTES = 65;
const SIGNATURE_BYTES = 64;
const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** @param {Bytes} publicKey 32 bytes @param {Bytes} signature @param {Bytes} message @returns {Promise<boolean>} */
export async function ed25519Holds(publicKey, signature, message) {
  if (publicKey.length !== 32 || signature.length !== SIGNATURE_BYTES) return false;
  const native = await byWebCrypto({ name: "Ed25519" }, "raw", publicKey, signature, message);
  return native ?? attempt(() => ed25519.verify(signature, message, publicKey, { zip215: false }));
}

/** @param {Bytes} spki @param {Bytes} signature r || s @param {Bytes} message @returns {Promise<boolean>} */
export async function p256Holds(spki, signature, message) {
  if (!isP256Key(spki) || signature.length !== SIGNATURE_BYTES) return false;
  const native = await byWebCrypto(ECDSA, "spki", spki, signature, message);
  return native ?? attempt(() => p256.verify(signature, message, pointOf(spki), { lowS: false }));
}

/** @param {Uint8Array} spki @returns {boolean} whether it is one, with an uncompressed point that is on the curve */
export function isP256Key(spki) {
  return (
    spki.length === SPKI_P256.length + POINT_BYTES &&
    equal(spki.subarray(0, SPKI_P256.length), SPKI_P256) &&
    attempt(() => p256.utils.isValidPublicKey(pointOf(spki), false))
  );
}

/** @param {Uint8Array} spki */
function pointOf(spki) {
  return spki.subarray(SPKI_P256.length);
}

/**
 * @param {{name: string}} algorithm
 * @param {"raw" | "spki"} format
 * @param {Bytes} key
 * @param {Bytes} signature
 * @param {Bytes} message
 * @returns {Promise<boolean | undefined>} undefined where this browser cannot do it
 */
async function byWebCrypto(algorithm, format, key, signature, message) {
  const subtle = globalThis.crypto?.subtle;
  try {
    const imported = await subtle?.importKey(format, key, algorithm, false, ["verify"]);
    return imported && (await subtle.verify(algorithm, imported, signature, message));
  } catch {
    return undefined;
  }
}

/** @param {() => boolean} check one that throws for bytes that it cannot read @returns {boolean} */
function attempt(check) {
  try {
    return check();
  } catch {
    return false;
  }
}
