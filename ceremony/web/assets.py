"""Addresses of static files that change with their content, and the import map that gives them to modules."""

import hashlib
import json
from functools import cache, cached_property
from pathlib import Path

from flask import url_for
from markupsafe import Markup

from ..resources import STATIC


class Assets:
    """Files are hashed once a process: a changed file has a new address, so browsers may keep each for ever."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._folder = folder
        self._hash = cache(self._hash_of)

    def url(self, name: str) -> str:
        """The address of a file, with its hash; of a folder (``…/``), without."""
        if name.endswith("/"):
            return url_for("static", filename=name)
        return url_for("static", filename=name, v=self._hash(name))

    def stylesheet(self, name: str) -> Markup:
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"css/{name}"))

    def vendor_stylesheet(self, name: str) -> Markup:
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"vendor/{name}"))

    def module(self, name: str) -> Markup:
        return Markup('<script type="module" src="{}"></script>').format(self.url(f"js/{name}"))

    def import_map(self, surface: str) -> Markup:
        """Bare names of packages, and our own modules by the address that a relative import resolves to:
        those of all surfaces (``js/*.js``, ``js/crypto``) and those of this one."""
        imports = {name: self.url(f"vendor/{path}") for name, path in self._vendored.items()}
        modules = self._folder / "js"
        for path in sorted((*modules.glob("*.js"), *modules.glob(f"{surface}/**/*.js"), *modules.glob("crypto/*.js"))):
            name = path.relative_to(self._folder).as_posix()
            imports[url_for("static", filename=name)] = self.url(name)
        return Markup(json.dumps({"imports": imports}).replace("<", "\\u003c"))  # noqa: S704 - JSON, escaped

    @cached_property
    def _vendored(self) -> dict[str, str]:
        found: dict[str, str] = json.loads((self._folder / "vendor" / "importmap.json").read_text("utf-8"))["imports"]
        return found

    def _hash_of(self, name: str) -> str:
        return hashlib.sha256((self._folder / name).read_bytes()).hexdigest()[:12]
