// @ts-check
import { concat, equal, joined, utf8 } from "./bytes.js";

/**
 * A zip file of the one form of docs/evidence.md, section 4. It is taken apart by its local headers and put together
 * again; only what is the same to the byte was of that form, so no byte of it can hide anything.
 */

const LOCAL_BYTES = 30;
const VERSION = 20;
const MADE_ON_UNIX = 0x0300 | VERSION;
const DATE_1980_01_01 = 0x0021;
/** Without zip64. */
const MOST_FILES = 0xffff;
const REGULAR_FILE_0644 = 0o100644;

/** @typedef {import("./bytes.js").Bytes} Bytes */

/** @param {Uint8Array} bytes */
export function looksLikeZip(bytes) {
  return equal(bytes.subarray(0, 4), new Uint8Array([0x50, 0x4b, 3, 4]));
}

/**
 * @param {Bytes} bytes
 * @param {import("./pace.js").Pace} pace
 * @returns {Promise<Map<string, Bytes> | null>} the files by name, in the order of the names; null for any other form
 */
export async function readZip(bytes, pace) {
  const files = takeApart(bytes);
  if (!files || !ascending([...files.keys()])) return null;
  const directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    await pace.at("container", offset, bytes.length);
    const fields = commonFields(name, content);
    const local = concat(u32(0x04034b50), fields, utf8(name));
    if (!equal(local, bytes.subarray(offset, offset + local.length))) return null;
    directory.push(directoryEntry(name, fields, offset));
    offset += local.length + content.length;
  }
  const listed = joined(directory);
  const end = concat(listed, endOfDirectory(files.size, listed.length, offset));
  return equal(end, bytes.subarray(offset)) ? files : null;
}

/** @param {Bytes} bytes @returns {Map<string, Bytes> | null} */
function takeApart(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map();
  let at = 0;
  while (at + LOCAL_BYTES <= bytes.length && view.getUint32(at, true) === 0x04034b50) {
    const size = view.getUint32(at + 22, true);
    const start = at + LOCAL_BYTES + view.getUint16(at + 26, true);
    const name = ascii(bytes.subarray(at + LOCAL_BYTES, start));
    if (name === null || files.has(name) || start + size > bytes.length) return null;
    files.set(name, bytes.subarray(start, start + size));
    if (files.size > MOST_FILES) return null;
    at = start + size;
  }
  return files;
}

/** @param {Uint8Array} bytes @returns {string | null} */
function ascii(bytes) {
  return bytes.every((byte) => byte < 0x80) ? String.fromCharCode(...bytes) : null;
}

/** @param {string[]} names */
function ascending(names) {
  return names.every((name, i) => i === 0 || names[i - 1] < name);
}

/** What a file's local header and its line in the directory have in common (APPNOTE 4.3.7 and 4.3.12).
 * @param {string} name @param {Uint8Array} content */
function commonFields(name, content) {
  const [flags, stored, midnight, extra] = [0, 0, 0, 0];
  return concat(
    ...[VERSION, flags, stored, midnight, DATE_1980_01_01].map(u16),
    ...[crc32(content), content.length, content.length].map(u32),
    ...[name.length, extra].map(u16),
  );
}

/** @param {string} name @param {Uint8Array} fields @param {number} offset of the local header */
function directoryEntry(name, fields, offset) {
  const [comment, disk, internal] = [0, 0, 0];
  return concat(
    u32(0x02014b50),
    u16(MADE_ON_UNIX),
    fields,
    ...[comment, disk, internal].map(u16),
    ...[REGULAR_FILE_0644 * 0x10000, offset].map(u32),
    utf8(name),
  );
}

/** @param {number} files @param {number} size of the directory @param {number} offset of the directory */
function endOfDirectory(files, size, offset) {
  const [disk, comment] = [0, 0];
  return concat(
    u32(0x06054b50),
    ...[disk, disk, files, files].map(u16),
    u32(size),
    u32(offset),
    u16(comment),
  );
}

/** @param {number} value @returns {Uint8Array} little endian */
function u16(value) {
  return new Uint8Array([value, value >>> 8]);
}

/** @param {number} value @returns {Uint8Array} little endian */
function u32(value) {
  return new Uint8Array([value, value >>> 8, value >>> 16, value >>> 24]);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** @param {Uint8Array} bytes @returns {number} as in zip and PNG (ISO 3309) */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
