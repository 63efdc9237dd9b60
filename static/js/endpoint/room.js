// @ts-check
/** Left for what else the browser has to keep (bytes). */
const SPARE = 1_000_000;

/** @typedef {{needed: number, free: number}} Shortage both in bytes */

/**
 * Whether the device can keep what is still to come, as far as its browser says (plain http: never).
 * @param {import("./steps.js").Envelope[]} missing
 * @param {Pick<StorageManager, "estimate"> | undefined} [storage]
 * @returns {Promise<Shortage | null>} null where there is room, or nobody knows
 */
export async function shortage(missing, storage = globalThis.navigator?.storage) {
  const { quota, usage } = (await storage?.estimate?.().catch(() => null)) ?? {};
  if (quota === undefined || usage === undefined) return null;
  const sizes = missing.map(({ size }) => size);
  const needed = sizes.reduce((sum, size) => sum + size, Math.max(...sizes) + SPARE);
  const free = Math.max(0, quota - usage);
  return needed > free ? { needed, free } : null;
}
