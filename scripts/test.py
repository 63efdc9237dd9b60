#!/usr/bin/env python3
"""Set up what the tests need and run them: `python3 scripts/test.py [names] [-- arguments for pytest]`.

Without names all steps run, in this order. The exit status is 0 only if every step passed.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import environment
from command import SetupError
from environment import ROOT, VENV

SLOW = ("wire", "faults", "browser", "link")  # folders of tests/ that are steps of their own
BROWSER = {"chromium": "chromium", "certutil": "libnss3-tools"}  # program -> Debian package
PROGRAMS = {
    "unit": {"openssl": "openssl"},
    "wire": {"openssl": "openssl"},
    "browser": BROWSER,
    "link": {**BROWSER, "ip": "iproute2"},
}


def lint(_: list[str]) -> list[list[str]]:
    return [["ruff", "check"], ["ruff", "format", "--check"], ["biome", "check", "--colors=off"]]


def types(_: list[str]) -> list[list[str]]:
    return [["mypy"], ["tsc"]]


def imports(_: list[str]) -> list[list[str]]:
    return [["lint-imports", "--no-logo"]]


def node(_: list[str]) -> list[list[str]]:
    # Named one by one: what a folder means to `node --test` differs between its versions.
    files = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "tests/js").rglob("*.test.js"))
    return [["node", "--test", "--test-reporter=spec", *files]] if files else []


#: Most of their time these wait, for pages, servers and lines: two at a time, files whole where their set-up is dear.
SIDE_BY_SIDE = ("-n", "2")
FILE_BY_FILE = (*SIDE_BY_SIDE, "--dist", "loadfile")
BESIDE = {"wire": FILE_BY_FILE, "browser": FILE_BY_FILE, "link": SIDE_BY_SIDE}


def unit(extra: list[str]) -> list[list[str]]:
    return [["pytest", "tests", *(f"--ignore=tests/{folder}" for folder in SLOW), *SIDE_BY_SIDE, *extra]]


def tests_in(folder: str) -> Callable[[list[str]], list[list[str]]]:
    return lambda extra: [["pytest", f"tests/{folder}", *BESIDE.get(folder, ()), *extra]]


STEPS: dict[str, Callable[[list[str]], list[list[str]]]] = {
    "lint": lint,
    "types": types,
    "imports": imports,
    "node": node,
    "unit": unit,
    **{folder: tests_in(folder) for folder in SLOW},
}


def main(arguments: list[str]) -> int:
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    names, extra = arguments[:cut] or list(STEPS), arguments[cut + 1 :]
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"test.py: no step {', '.join(unknown)}; there are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    try:
        programs = {program: package for name in names for program, package in PROGRAMS.get(name, {}).items()}
        environment.prepare(sys.stdout, checks=True, programs=programs)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    results = [(name, *run(name, extra)) for name in names]
    return report(results)


def run(name: str, extra: list[str]) -> tuple[bool, float]:
    """Run all commands of a step, also after one of them failed: whether all passed, and the seconds.

    A step that finds nothing to run has failed.
    """
    started = monotonic()
    commands = STEPS[name](extra)
    passed = bool(commands)
    for command in commands:
        print(f"\n── {name}: {' '.join(command)[:100]}", flush=True)
        passed &= succeeds(command)
    return passed, monotonic() - started


def succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, cwd=ROOT, env=tools_first(), check=False).returncode == 0
    except FileNotFoundError:
        print(f"{command[0]} is missing", flush=True)
        return False


def tools_first() -> dict[str, str]:
    folders: list[Path | None] = [VENV / "bin", ROOT / "node_modules/.bin", environment.node_folder()]
    path = [str(folder) for folder in folders if folder] + [os.environ.get("PATH", os.defpath)]
    return {**os.environ, "PATH": os.pathsep.join(path)}


def report(results: list[tuple[str, bool, float]]) -> int:
    print("\n── steps")
    for name, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED'}  {name:<8} {seconds:7.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
