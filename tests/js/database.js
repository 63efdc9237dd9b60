/** IndexedDB of a device, outliving its pages. */
export class FakeDatabase {
  kept = new Map();
  full = false;
  get = async (key) => this.kept.get(key);
  set = async (key, value) => {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  };
  delMany = async (keys) => {
    for (const key of keys) this.kept.delete(key);
  };
  keys = async () => [...this.kept.keys()];
}
