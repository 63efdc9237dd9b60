import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { area, isInside, largestEmptyCircle, parsePath, toPath } from "../../static/js/stage/geometry.js";
import { gridFor } from "../../static/js/stage/grid.js";
import { layoutFor, parseMap } from "../../static/js/stage/layout.js";
import { gleams } from "../../static/js/stage/wave.js";

const mapFile = new URL("../../ceremony/demo/data/lao-cai-map-2022-schematic.json", import.meta.url);
const laoCai = parseMap(JSON.parse(readFileSync(mapFile, "utf8")));
const WALL = { width: 840, height: 760, em: 10 };

const group = (name, count) => ({ name, codes: Array.from({ length: count }, (_, i) => `${name}${i}`) });

test("a path of straight lines is read, relative or absolute", () => {
  const square = [
    [
      [10, 10],
      [20, 10],
      [20, 20],
      [10, 20],
    ],
  ];
  assert.deepEqual(parsePath("M10 10l10 0 0 10 -10 0z"), square);
  assert.deepEqual(parsePath("M10,10H20V20H10Z"), square);
  assert.deepEqual(parsePath("M10 10h10v10h-10zm30 0l1 0 0 1z")[1], [
    [40, 10],
    [41, 10],
    [41, 11],
  ]);
  assert.throws(() => parsePath("M0 0C1 1 2 2 3 3"), /not a straight line/);
});

test("a path is written back where it is put", () => {
  assert.equal(
    toPath(parsePath("M1 1l2 0 0 2z"), ([x, y]) => [x * 10, y * 10]),
    "M10 10L30 10L30 30Z",
  );
});

test("area and inside, with a hole", () => {
  const ring = parsePath("M0 0h10v10h-10zM4 4h2v2h-2z");
  assert.equal(area(parsePath("M0 0h10v10h-10z")), 100);
  assert.equal(isInside([1, 1], ring), true);
  assert.equal(isInside([5, 5], ring), false);
});

test("the largest empty circle lies beside the shape", () => {
  const { x, r } = largestEmptyCircle(parsePath("M0 0h50v100h-50z"), { x: 0, y: 0, width: 150, height: 100 });
  assert.ok(x > 90 && r > 40 && r <= 50);
});

test("every tile of a grid lies within its box and none lies on another", () => {
  const box = { x: 100, y: 50, width: 710, height: 750 };
  const groups = [20, 9, 17, 22, 16, 10, 19, 14, 17, 16, 21].map((count, i) => group(`Huyện số ${i}`, count));
  const { tiles, labels, pitch } = gridFor(groups, box, { letters: 28, largest: 90 });
  assert.equal(tiles.length, 181);
  assert.equal(labels.length, groups.length);
  assert.ok(pitch > 28);
  for (const { x, y, side } of tiles) {
    assert.ok(x - side / 2 >= box.x - 0.01 && x + side / 2 <= box.x + box.width + 0.01);
    assert.ok(y - side / 2 >= box.y - 0.01 && y + side / 2 <= box.y + box.height + 0.01);
  }
  const closest = tiles.flatMap((a, i) => tiles.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  assert.ok(Math.min(...closest) >= pitch - 0.01);
});

test("3,321 communes fit on a wall too, without names where there is no room for them", () => {
  const groups = Array.from({ length: 34 }, (_, i) => group(`Tỉnh số ${i}`, i === 0 ? 87 : 98));
  const { tiles } = gridFor(groups, { x: 0, y: 0, width: 840, height: 760 }, { letters: 28, largest: 90 });
  assert.equal(tiles.length, 3321);
});

test("a map is drawn inside its box, every unit once, with a lens for the city", () => {
  const layout = layoutFor(WALL, laoCai, []);
  assert.equal(layout.cells.length, 152);
  for (const { x, y } of layout.cells) assert.ok(x > 0 && x < WALL.width && y > 0 && y < WALL.height);
  assert.equal(layout.lens.label.text, "TP Lào Cai");
  assert.ok(layout.lens.cells.length >= 8);
});

test("the lens lies beside the province and within the board", () => {
  const { circle } = layoutFor(WALL, laoCai, []).lens;
  assert.ok(circle.x - circle.r >= 0 && circle.y + circle.r <= WALL.height);
  const outline = parsePath(layoutFor(WALL, laoCai, []).outline);
  assert.equal(isInside([circle.x, circle.y], outline), false);
});

test("what the map does not draw stands under it on a wall, beside it on a broad one", () => {
  const groups = [group("Sở, ban, ngành", 20), group("Cấp huyện", 9)];
  const under = layoutFor(WALL, laoCai, groups);
  assert.ok(Math.min(...under.tiles.map(({ y }) => y)) > Math.max(...under.cells.map(({ y }) => y)));
  const beside = layoutFor({ width: 1400, height: 760, em: 10 }, laoCai, groups);
  assert.ok(Math.min(...beside.tiles.map(({ x }) => x)) > Math.max(...beside.cells.map(({ x }) => x)));
  assert.equal(beside.tiles.length, 29);
});

test("without a map the grid is half way up the board", () => {
  const { tiles, outline } = layoutFor(WALL, null, [group("Xã", 4)]);
  assert.equal(outline, "");
  assert.ok(Math.abs(tiles.reduce((sum, { y }) => sum + y, 0) / 4 - 380) < 40);
});

test("the wave reaches the capital first and every cell in the end", () => {
  const layout = layoutFor(WALL, laoCai, [group("Sở", 3)]);
  const delays = gleams(layout).map(({ delay }) => delay);
  assert.equal(delays.length, 155);
  assert.ok(Math.min(...delays) < 100);
  assert.equal(Math.max(...delays), 1300);
});
