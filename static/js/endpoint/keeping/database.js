// @ts-check
const STORE = "kept";

/**
 * Keys and values in IndexedDB. What was put away is on the disk and not on its way there: a commune's power goes
 * without warning.
 */
export class Database {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    /** @type {Promise<IDBDatabase> | null} */
    this.opened = null;
  }

  /** @param {string} key @returns {Promise<any>} */
  async get(key) {
    return answer((await this.store("readonly")).get(key));
  }

  /** @returns {Promise<IDBValidKey[]>} */
  async keys() {
    return answer((await this.store("readonly")).getAllKeys());
  }

  /** @param {string} key @param {unknown} value */
  async set(key, value) {
    const store = await this.store("readwrite");
    store.put(value, key);
    await end(store.transaction);
  }

  /** @param {string[]} keys */
  async delMany(keys) {
    const store = await this.store("readwrite");
    for (const key of keys) store.delete(key);
    await end(store.transaction);
  }

  /** Reads and writes without anyone in between. @param {string} key @param {(value: any) => unknown} change */
  async update(key, change) {
    const store = await this.store("readwrite");
    store.put(change(await answer(store.get(key))), key);
    await end(store.transaction);
  }

  /** Some browsers drop it without a word while the page is behind others: a second try opens it anew. @param {IDBTransactionMode} mode */
  async store(mode) {
    try {
      return await this.begin(mode);
    } catch {
      this.opened = null;
      return this.begin(mode);
    }
  }

  /** @param {IDBTransactionMode} mode */
  async begin(mode) {
    this.opened ??= this.open();
    const database = await this.opened;
    return database.transaction(STORE, mode, { durability: "strict" }).objectStore(STORE);
  }

  /** The browser may close it at any time, to make room or for another version: then it is opened anew. */
  async open() {
    const forget = () => {
      this.opened = null;
    };
    try {
      const request = indexedDB.open(this.name);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      const database = await answer(request);
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      return database;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function end(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}
