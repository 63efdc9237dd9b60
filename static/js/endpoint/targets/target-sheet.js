// @ts-check
/** A unit's targets as data, as they lie in its package (docs/protocol.md, section 3). Pure. */

/**
 * @typedef {{name: string, value: string, measure: string, province: string, note: string, group: string}} Target
 *   figures as they were published
 * @typedef {{unit: string, unitName: string, title: string, rehearsal: boolean, targets: Target[]}} TargetSheet
 */

const FORMAT = "ceremony/targets/v1";
const TEXTS = ["value", "measure", "province", "note", "group"];
/** A figure at the end of a text, and what is behind its comma. */
const FIGURE = /(?:^|\s)[-−]?\d[\d.]*(?:,(\d+))?$/u;
/** A comma is about half as wide as a digit. */
const COMMA = 0.5;

/** @param {{media?: string}} envelope */
export const isTargets = ({ media }) => media === "application/json";

/** @param {string} text @returns {TargetSheet | null} null for what is no such sheet */
export function readTargetSheet(text) {
  const sheet = parsed(text);
  if (sheet?.format !== FORMAT || !Array.isArray(sheet.targets)) return null;
  if (![sheet.unit, sheet.unit_name, sheet.title].every(isText) || !sheet.targets.every(isTarget))
    return null;
  return {
    unit: sheet.unit,
    unitName: sheet.unit_name,
    title: sheet.title,
    rehearsal: sheet.rehearsal === true,
    targets: sheet.targets.map(withAllTexts),
  };
}

/** @param {string} text @returns {Record<string, any> | null} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** @param {any} target */
function isTarget(target) {
  return isText(target?.name) && TEXTS.every((field) => isText(target[field] ?? ""));
}

/** @param {any} target @returns {Target} */
function withAllTexts(target) {
  const texts = TEXTS.map((field) => [field, target[field] ?? ""]);
  return { name: target.name, ...Object.fromEntries(texts) };
}

/**
 * Those that stand one after another under the same heading.
 * @param {Target[]} targets
 * @returns {{name: string, targets: Target[]}[]}
 */
export function groupsOf(targets) {
  /** @type {{name: string, targets: Target[]}[]} */
  const groups = [];
  for (const target of targets) {
    if (groups.at(-1)?.name !== target.group) groups.push({ name: target.group, targets: [] });
    groups.at(-1)?.targets.push(target);
  }
  return groups;
}

/**
 * How far each figure must stand from the edge, in digits, for the commas of a column to stand below each other.
 * @param {string[]} figures
 * @returns {number[]}
 */
export function indents(figures) {
  const behind = figures.map(behindTheComma);
  const most = Math.max(0, ...behind.map((width) => width ?? 0));
  return behind.map((width) => (width === null ? 0 : most - width));
}

/** @param {string} figure @returns {number | null} null where it does not end in a number */
function behindTheComma(figure) {
  const found = FIGURE.exec(figure);
  if (!found) return null;
  return found[1] ? found[1].length + COMMA : 0;
}
