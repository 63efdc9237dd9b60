"""``python -m ceremony.simulate``: endpoints, and if asked the presenters, as a process of their own."""

import argparse
import json
import sys
from pathlib import Path

from .command import run


def main(arguments: list[str] | None = None) -> int:
    options = vars(_parser().parse_args(arguments))
    options["think"] = tuple(options["think"])
    if options["stage_key"] and not options["press"]:
        options["stage_key"] = ""
    if options.pop("press") and not options["stage_key"]:
        print("--press needs --stage-key", file=sys.stderr)
        return 2
    path = options.pop("codes")
    try:
        codes = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    return run(options.pop("url"), codes, **options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ceremony.simulate", description=__doc__)
    add = parser.add_argument
    add("--url", required=True, help="the server, e.g. http://127.0.0.1:8000")
    add("--codes", required=True, type=Path, help="JSON file: unit code -> join code")
    add("--think", nargs=2, type=float, default=[2.0, 20.0], metavar=("MIN", "MAX"), help="seconds")
    add("--slow", action="store_true", help="384 kbit/s and 300 ms for each endpoint")
    add("--at-once", dest="enrol_at_once", type=int, default=32, help="enrolments and connects at once")
    add("--until", choices=["staged", "delivered", "acknowledged", "forever"], default="acknowledged")
    add("--timeout", type=float, help="seconds after which it ends in any case")
    add("--state", dest="state_dir", type=Path, metavar="DIR", help="keeps the endpoints' tokens there")
    add("--stage-key", default="", help="the key of the stage's link, for --press")
    add("--press", action="store_true", help="presses once all have staged and it is armed")
    add("--while-alive", type=int, metavar="PID", help="ends when this parent process does")
    add("--ca", type=Path, metavar="FILE", help="trusts the authority whose certificate (PEM) this is")
    add("--insecure", action="store_true", help="accepts any certificate")
    add("--json", dest="as_json", action="store_true", help='counts once a second, then {"summary": …}')
    return parser


if __name__ == "__main__":
    sys.exit(main())
