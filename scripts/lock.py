#!/usr/bin/env python3
"""Renew the Python locks in requirements/ from pyproject.toml: `python3 scripts/lock.py [--upgrade]`.

Needs uv. The browser packages' lock is npm's: change package.json, then `npm install`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = ["pyproject.toml", "--group", "build", "--group", "vendor"]
LOCKS = {
    "run": RUN,
    "test": [*RUN, "--group", "test", "--constraint", "requirements/run.lock"],
    "node": ["--group", "node"],
}
# One lock for all systems and Pythons, hash-checked; no header, which names paths of this machine.
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--no-annotate", "-q"]


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("lock.py: uv is missing; install it with: pip install uv", file=sys.stderr)
        return 1
    for name, sources in LOCKS.items():
        output = f"--output-file=requirements/{name}.lock"
        command = [uv, "pip", "compile", *sources, *OPTIONS, output, *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
