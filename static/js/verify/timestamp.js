// @ts-check
import { hex, textOf } from "./bytes.js";
import {
  CONTEXT_0,
  elements,
  GENERALIZED_TIME,
  INTEGER,
  inside,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  SEQUENCE,
} from "./der.js";

const ID_SIGNED_DATA = "2a864886f70d010702";
const ID_CT_TST_INFO = "2a864886f70d0109100104";
const ID_SHA256 = "608648016503040201";

/**
 * What a time-stamp token (RFC 3161, in CMS SignedData of RFC 5652) stamps. Its own signature is not looked at: that
 * takes the authority's certificate.
 * @param {Uint8Array} token DER
 * @returns {{imprint: string, time: string} | null} SHA-256 in hexadecimal and GeneralizedTime; null for another form
 */
export function readToken(token) {
  const [contentInfo, ...rest] = elements(token) ?? [];
  const [type, wrapped] = inside(contentInfo, SEQUENCE);
  const [, , encapsulated] = inside(inside(wrapped, CONTEXT_0)[0], SEQUENCE);
  const [contentType, eContent] = inside(encapsulated, SEQUENCE);
  const [octets] = inside(eContent, CONTEXT_0);
  if (rest.length || !isId(type, ID_SIGNED_DATA) || !isId(contentType, ID_CT_TST_INFO)) return null;
  return octets?.tag === OCTET_STRING ? readTstInfo(octets.content) : null;
}

/** @param {Uint8Array} bytes */
function readTstInfo(bytes) {
  const [info, ...rest] = elements(bytes) ?? [];
  const [version, , imprint, , time] = inside(info, SEQUENCE);
  const [algorithm, hash, ...more] = inside(imprint, SEQUENCE);
  const [id, parameters, ...others] = inside(algorithm, SEQUENCE);
  const isSha256 = isId(id, ID_SHA256) && others.length === 0 && isAbsentOrNull(parameters);
  if (rest.length || more.length || version?.tag !== INTEGER || !isSha256) return null;
  if (hash?.tag !== OCTET_STRING || hash.content.length !== 32 || time?.tag !== GENERALIZED_TIME) return null;
  return { imprint: hex(hash.content), time: textOf(time.content) ?? "" };
}

/** @param {import("./der.js").Element | undefined} element @param {string} id */
function isId(element, id) {
  return element?.tag === OBJECT_IDENTIFIER && hex(element.content) === id;
}

/** @param {import("./der.js").Element | undefined} element */
function isAbsentOrNull(element) {
  return element === undefined || (element.tag === NULL && element.content.length === 0);
}
