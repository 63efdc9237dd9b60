// @ts-check
/** @typedef {{code: string, holds: boolean, where?: string, detail?: string}} Finding
 *  `where`: a file name, `entry N` or a receipt's path; `detail`: the part of the check that does not hold */

/** What was found, in the order in which it was checked. */
export class Findings {
  constructor() {
    /** @type {Map<string, Finding[]>} those that do not hold, by code; none: it holds */
    this.failures = new Map();
  }

  /**
   * @param {string} code
   * @param {boolean} holds
   * @param {string} [where]
   * @param {string} [detail]
   * @returns {boolean} `holds`
   */
  check(code, holds, where, detail) {
    const failures = this.failures.get(code) ?? [];
    if (!holds) failures.push({ code, holds, ...(where && { where }), ...(detail && { detail }) });
    this.failures.set(code, failures);
    return holds;
  }

  /** @param {...string} codes that hold unless something is found */
  begin(...codes) {
    for (const code of codes) this.check(code, true);
  }

  get hold() {
    return [...this.failures.values()].every((failures) => failures.length === 0);
  }

  /** @returns {Finding[]} */
  list() {
    return [...this.failures].flatMap(([code, failures]) =>
      failures.length ? failures : [{ code, holds: true }],
    );
  }
}
