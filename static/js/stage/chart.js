// @ts-check
/** The board and what it draws: the map, when it has come, and the units that no map draws. */
import { t } from "../i18n.js";
import { Board } from "./board.js";
import { parseMap } from "./layout.js";
import { cellState, groupUnits, receivers } from "./view.js";

/** @typedef {import("./state.js").State} State */

export class Chart {
  /** @param {() => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    /** @type {Board | null} */
    this.board = null;
    /** @type {import("./layout.js").ParsedMap | null} */
    this.map = null;
    this.isSchematic = false;
    this.isMapComing = false;
    /** What is laid out: the board is drawn anew only when there are other units. */
    this.units = "";
    this.ref = (/** @type {HTMLElement | null} */ box) => {
      if (box && this.board === null) this.board = new Board(box);
    };
  }

  /** Tiles stand in for a map that does not come, until the next snapshot asks again. */
  async fetchMap() {
    if (this.map !== null || this.isMapComing) return;
    this.isMapComing = true;
    const answer = await fetch("/map.json").catch(() => null);
    const data = answer?.ok ? await answer.json().catch(() => null) : null;
    if (data) {
      this.isSchematic = data.note?.startsWith("Schematic") ?? false;
      this.map = parseMap(data);
    }
    this.isMapComing = false;
    this.onChange();
  }

  /** @param {State} state */
  update(state) {
    if (this.board === null || this.isMapComing) return;
    const codes = receivers(state);
    this.board.update(Object.fromEntries(codes.map((code) => [code, cellState(state.deliveries[code])])));
    const now = `${this.map !== null}:${codes.join()}`;
    if (now === this.units) return;
    this.units = now;
    this.show(state, codes, this.board);
  }

  /**
   * @param {State} state
   * @param {string[]} codes
   * @param {Board} board
   */
  show(state, codes, board) {
    const drawn = new Set(this.map?.cells.map((cell) => cell.code));
    const rest = groupUnits(
      state.units,
      codes.filter((code) => !drawn.has(code)),
    );
    board.show(
      this.map,
      rest.map((group) => ({ ...group, name: group.kind ? t(`stage.group_${group.kind}`) : group.name })),
      Object.fromEntries(state.units.map(({ code, name }) => [code, name])),
    );
  }

  wave() {
    this.board?.wave();
  }
}
