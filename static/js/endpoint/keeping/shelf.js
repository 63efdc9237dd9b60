// @ts-check
import { Database } from "./database.js";

/**
 * What the device keeps through reload and power-off, in IndexedDB. What does not fit there stays in memory, so
 * that a full disk costs the convenience and not the ceremony.
 */
export class Shelf {
  /** @param {Pick<Database, "get" | "set" | "delMany" | "keys">} [database] */
  constructor(database = new Database("ceremony-endpoint")) {
    this.database = database;
    /** @type {Map<string, unknown>} */
    this.memory = new Map();
  }

  /**
   * @param {string} key
   * @returns {Promise<any>} undefined where there is nothing
   */
  async get(key) {
    if (this.memory.has(key)) return this.memory.get(key);
    try {
      return await this.database.get(key);
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   * @returns {Promise<boolean>} whether it will still be there after a reload
   */
  async put(key, value) {
    try {
      await this.database.set(key, value);
      this.memory.delete(key);
      return true;
    } catch {
      this.memory.set(key, value);
      return false;
    }
  }

  /**
   * What may as well be lost: it never stands in memory instead.
   * @param {string} key
   * @param {unknown} value
   */
  async putIfRoom(key, value) {
    await this.database.set(key, value).catch(() => {});
  }

  /** @returns {Promise<string[]>} */
  async keys() {
    const kept = await this.database.keys().catch(() => []);
    return [...new Set([...kept.map(String), ...this.memory.keys()])];
  }

  /** @param {string[]} keys */
  async remove(keys) {
    for (const key of keys) this.memory.delete(key);
    await this.database.delMany(keys).catch(() => {});
  }

  /** Everything: the device is no longer this unit's. */
  async clear() {
    await this.remove(await this.keys());
  }
}
