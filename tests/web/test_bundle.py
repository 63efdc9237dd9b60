"""Modules in a few pieces do what they do as files."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from ceremony.resources import STATIC
from ceremony.web.bundle import Bundle, NotBundled

ENDPOINT = Bundle("endpoint.js", lambda name: (STATIC / "js" / name).read_text("utf-8"))


def bundled(**modules: str) -> dict[str, str]:
    return Bundle("main.js", lambda name: modules[name.removesuffix(".js").replace("/", "_")]).pieces


def run(tmp_path: Path, pieces: dict[str, str]) -> list[object]:
    """What the first piece logs, in a real JavaScript engine."""
    for name, text in pieces.items():
        local = re.sub(r'"ceremony/([^"]+)"', r'"./\1.mjs"', text)
        (tmp_path / f"{name}.mjs").write_text(local, "utf-8")
    command = ["node", str(tmp_path / "main.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_modules_see_each_other_as_they_do_in_files(tmp_path: Path) -> None:
    pieces = bundled(
        main='import { twice as double } from "./a/b.js";\nimport * as all from "./a/b.js";\n'
        'import path from "node:path";\n\nconsole.log(JSON.stringify([double(2), all.NAME, path.basename("x/y")]));\n',
        a_b='// @ts-check\nimport { one } from "../c.js";\n\n/** Comment. */\nexport const NAME = "b";\n\n'
        "export function twice(/** @type {number} */ n) {\n  return n * 2 * one();\n}\n",
        c="const hidden = 1;\n\nexport function one() {\n  return hidden;\n}\n",
    )
    assert list(pieces) == ["main"]
    assert "Comment" not in pieces["main"]
    assert run(tmp_path, pieces) == [[4, "b", "y"]]


def test_what_is_imported_later_lies_apart_and_shares_its_neighbours_state(tmp_path: Path) -> None:
    count = "let n = 0;\n\nexport function next() {\n  n += 1;\n  return n;\n}\n"
    imports = 'import { next } from "./count.js";\nimport { more } from "./more.js";\n\n'
    later = f"{imports}export const found = [next(), more];\n"
    pieces = bundled(
        main='import { next } from "./count.js";\n\nnext();\nconst start = async () => {\n'
        '  const { found } = await import("./one.js");\n  const other = await import("./two.js");\n'
        "  console.log(JSON.stringify([found, other.found]));\n};\nstart();\n",
        count=count,
        one=later,
        two=later,
        more="export const more = true;\n",
    )
    assert sorted(pieces) == ["main", "one", "one+two", "two"]
    assert run(tmp_path, pieces) == [[[2, True], [3, True]]]


@pytest.mark.parametrize(
    "odd", ["export default 1;\n", 'export * from "./b.js";\n', "export let n = 1;\n", 'import "./b.js";\n']
)
def test_a_module_of_another_form_is_refused_and_not_broken(odd: str) -> None:
    with pytest.raises(NotBundled):
        bundled(main=odd, b="export const b = 1;\n")


def test_imports_in_a_circle_are_refused() -> None:
    with pytest.raises(NotBundled):
        bundled(main='import { b } from "./b.js";\n', b='import { a } from "./main.js";\n\nexport const b = 1;\n')


def test_every_module_of_the_connection_point_lies_in_exactly_one_piece() -> None:
    pieces = ENDPOINT.pieces
    places = re.findall(r"^const (m\d+) = \(\(\) => \{$", "\n".join(pieces.values()), re.M)
    own = {path.relative_to(STATIC / "js").as_posix() for path in (STATIC / "js/endpoint").rglob("*.js")}
    assert len(places) == len(set(places)) == len(ENDPOINT.modules)
    assert own <= set(ENDPOINT.modules)


@pytest.mark.parametrize("name", ENDPOINT.pieces)
def test_a_piece_is_javascript(name: str, tmp_path: Path) -> None:
    file = tmp_path / "piece.mjs"
    file.write_text(ENDPOINT.pieces[name], "utf-8")
    assert subprocess.run(["node", "--check", str(file)], capture_output=True, timeout=30).returncode == 0
