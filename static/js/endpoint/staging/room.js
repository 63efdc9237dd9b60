// @ts-check
/** Left for what else the browser has to keep (bytes). */
const SPARE = 1_000_000;

/** @typedef {{needed: number, free: number}} Shortage both in bytes */

/**
 * Whether the device can keep what is still to come, as far as its browser says (plain http: never).
 * @param {import("../steps.js").Envelope[]} missing
 * @param {Pick<StorageManager, "estimate"> | undefined} [storage]
 * @returns {Promise<Shortage | null>} null where there is room, or nobody knows
 */
export async function shortage(missing, storage = globalThis.navigator?.storage) {
  const free = await freeRoom(storage);
  if (free === null) return null;
  const needed = roomFor(missing);
  return needed > free ? { needed, free } : null;
}

/** @param {{size: number}[]} missing @returns {number} bytes: while the largest is put together, it lies there twice */
export function roomFor(missing) {
  const sizes = missing.map(({ size }) => size);
  return sizes.reduce((sum, size) => sum + size, Math.max(...sizes) + SPARE);
}

/** @param {Pick<StorageManager, "estimate"> | undefined} [storage] @returns {Promise<number | null>} bytes; null where nobody knows */
export async function freeRoom(storage = globalThis.navigator?.storage) {
  const { quota, usage } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}
