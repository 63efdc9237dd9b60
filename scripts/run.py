#!/usr/bin/env python3
"""Set everything up, then start the demonstration: `python3 scripts/run.py [arguments of ceremony demo]`."""

import os
import sys

import environment
from command import SetupError


def main(arguments: list[str]) -> int:
    # With --json the last line of standard output is the summary that a program reads.
    out = sys.stderr if "--json" in arguments else sys.stdout
    try:
        environment.prepare(out)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    command = environment.VENV / "bin/ceremony"
    return os.execv(command, [str(command), "demo", *arguments])  # noqa: S606 - our own program, no shell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
