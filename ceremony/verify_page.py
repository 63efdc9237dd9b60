"""The page ``/verify`` as one HTML file that needs no network: it works from a memory stick, years later.

Every module becomes a ``data:`` address in an import map. Such a module cannot import a neighbour by a relative
path, so those imports are rewritten to the neighbour's path in ``static``, which is a bare name of the map.
"""

import base64
import hashlib
import json
import posixpath
import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from .resources import STATIC, TEMPLATES
from .translations import LANGUAGES, section, translate

_ENTRY = "js/verify.js"
_DECODER = "zxing-wasm/reader/zxing_reader.wasm"
_STYLES = ("tokens", "base", "components", "sheet", "verify", "verify/entrance", "verify/results")
_IMPORT = re.compile(r"""((?:\bfrom|\bimport)\s*)(["'])([\w@./-]+)\2""")
_COMMENT = re.compile(r"\s*(?:\*|//)")


@cache
def verify_page(language: str) -> str:
    """The whole page, in ``language`` first and with the other one inside. Raises FileNotFoundError where
    ``static/vendor`` was not made."""
    style, start = _styles(), f'import "{_ENTRY}";'
    import_map = json.dumps({"imports": _modules()})
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("verify/single.html")
    return template.render(
        language=language,
        title=translate(language, "verify.page_title"),
        no_script=translate(language, "verify.no_script"),
        policy=_policy(scripts=(import_map, start), style=style),
        icon=_data("image/svg+xml", (STATIC / "img/icon.svg").read_bytes()),
        style=Markup(style),  # noqa: S704 - our own files
        import_map=Markup(import_map),  # noqa: S704 - JSON of base64 and our own names
        page_data=Markup(_inline(_page_data(language))),  # noqa: S704 - JSON, escaped
        start=Markup(start),  # noqa: S704 - a constant
    )


def _styles() -> str:
    return "\n".join((STATIC / f"css/{name}.css").read_text("utf-8") for name in _STYLES)


def _modules() -> dict[str, str]:
    """Address by name of the entry and of all that it imports, however far away."""
    vendored: dict[str, str] = json.loads((STATIC / "vendor/importmap.json").read_text("utf-8"))["imports"]
    addresses = {_DECODER: _data("application/wasm", (STATIC / "vendor" / vendored[_DECODER]).read_bytes())}
    waiting = [_ENTRY]
    while waiting:
        name = waiting.pop()
        if name in addresses:
            continue
        path = f"vendor/{vendored[name]}" if name in vendored else name
        code, imported = _rewritten((STATIC / path).read_text("utf-8"), path, vendored)
        addresses[name] = _data("text/javascript", code.encode())
        waiting += imported
    return dict(sorted(addresses.items()))


def _rewritten(code: str, path: str, vendored: dict[str, str]) -> tuple[str, list[str]]:
    """A module whose relative imports are bare names, and the names that it imports."""
    known = {f"vendor/{file}": name for name, file in vendored.items()}
    imported = []

    def named(match: re.Match[str]) -> str:
        wanted = match[3]
        if wanted.startswith("."):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
            wanted = known.get(wanted, wanted)
        imported.append(wanted)
        return f"{match[1]}{match[2]}{wanted}{match[2]}"

    # Examples in doc comments import what is not there.
    lines = [line if _COMMENT.match(line) else _IMPORT.sub(named, line) for line in code.splitlines()]
    return "\n".join(lines), imported


def _page_data(language: str) -> dict[str, Any]:
    other = next(name for name in LANGUAGES if name != language)
    return {
        "language": language,
        "translations": {"verify": section(language, "verify")},
        "other_translations": {"verify": section(other, "verify")},
    }


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing is ever fetched from anywhere: the browser itself holds the page to that."""
    allowed = " ".join(_source(script) for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed} data: 'wasm-unsafe-eval'",
            f"style-src {_source(style)}",
            "img-src data: blob:",
            "media-src blob:",
            "connect-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
