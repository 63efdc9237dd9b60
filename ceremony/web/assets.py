"""Addresses of static files that change with their content, and the import map that gives them to modules."""

import hashlib
import json
import re
from functools import cache, cached_property
from pathlib import Path

from flask import url_for
from markupsafe import Markup

from ..resources import STATIC
from ..translations import LANGUAGES, section
from .bundle import Bundle, specifier

_BORROWED = {"podium": ("stage",)}
#: Surfaces that come over thin lines: their modules lie in a few pieces, their sheets in one.
_BUNDLED = ("endpoint",)
_SHEETS = ("tokens.css", "base.css", "components.css", "sheet.css")
_BUNDLES = "bundle/"
#: Sections of the translations that a page fetches when it already stands.
_LATER_WORDS = ("point",)
_MODULES = {".js", ".mjs"}
#: What modules fetch from folders of the import map.
_FETCHED = {".wasm", ".pfb", ".ttf"}
#: Packages whose modules import neighbours that have no name of their own.
_WITH_PRIVATE_FILES = ("@noble", "zxing-wasm")
_FROM = re.compile(r"""\bfrom\s*["']([^"'.][^"']*)["']""")


class Assets:
    """Files are hashed once a process: a changed file has a new address, so browsers may keep each for ever."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._folder = folder
        self.version = cache(self._version)
        self._bundled_imports = cache(self._imports_of_bundle)
        self._bundles = {surface: Bundle(f"{surface}.js", self._module_text) for surface in _BUNDLED}

    def url(self, name: str) -> str:
        """The address of a file, with its hash; of a folder (``…/``), without."""
        if name.endswith("/"):
            return url_for("static", filename=name)
        return url_for("static", filename=name, v=self.version(name))

    def content(self, name: str) -> bytes:
        """What lies at an address. Raises OSError or LookupError where nothing does."""
        if not name.startswith(_BUNDLES):
            return (self._folder / name).read_bytes()
        made = name.removeprefix(_BUNDLES)
        if made.endswith(".json"):
            return self._words[made]
        return self._sheets[made] if made.endswith(".css") else self._pieces[made.removesuffix(".js")].encode()

    def is_made(self, name: str) -> bool:
        """Whether it is put together from files, and none itself."""
        return name.startswith(_BUNDLES)

    def stylesheet(self, name: str) -> Markup:
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"css/{name}"))

    def vendor_stylesheet(self, name: str) -> Markup:
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"vendor/{name}"))

    def module(self, name: str) -> Markup:
        return Markup('<script type="module" src="{}"></script>').format(self.url(f"js/{name}"))

    def bundled_sheets(self, surface: str) -> Markup:
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"{_BUNDLES}{surface}.css"))

    def bundled_module(self, surface: str) -> Markup:
        """The first piece, and all that it imports, asked for at once."""
        first = self._bundles[surface].pieces[surface]
        wanted = [path for name, path in self._vendored.items() if f'from "{name}"' in first]
        preloads = [
            Markup('<link rel="modulepreload" href="{}">').format(self.url(f"vendor/{path}")) for path in wanted
        ]
        script = Markup('<script type="module" src="{}"></script>').format(self.url(f"{_BUNDLES}{surface}.js"))
        return Markup("\n").join([*preloads, script])

    def later_sheet(self, surface: str) -> str:
        return self.url(f"{_BUNDLES}{surface}-later.css")

    def later_words(self, name: str, language: str) -> str:
        return self.url(f"{_BUNDLES}{name}-{language}.json")

    def import_map(self, surface: str) -> Markup:
        """Bare names of packages, and our own modules by the address that a relative import resolves to:
        those of all surfaces (``js/*.js``, ``js/crypto``), of this one, and of any that it borrows from."""
        imports = self._bundled_imports(surface) if surface in _BUNDLED else self._file_imports(surface)
        return Markup(self._map(imports).replace("<", "\\u003c"))  # noqa: S704 - JSON, escaped

    def _map(self, imports: dict[str, str]) -> str:
        return json.dumps({"imports": imports}, separators=(",", ":"))

    def _file_imports(self, surface: str) -> dict[str, str]:
        imports = {name: self.url(f"vendor/{path}") for name, path in self._vendored.items()}
        modules = self._folder / "js"
        folders = ("crypto", surface, *_BORROWED.get(surface, ()))
        found = {*modules.glob("*.js"), *(path for folder in folders for path in modules.glob(f"{folder}/**/*.js"))}
        for path in sorted(found):
            name = path.relative_to(self._folder).as_posix()
            imports[url_for("static", filename=name)] = self.url(name)
        return imports

    def _imports_of_bundle(self, surface: str) -> dict[str, str]:
        """Its pieces, the packages that they name, and what those import from their own folder."""
        pieces = self._bundles[surface].pieces
        imports = {specifier(piece): self.url(f"{_BUNDLES}{piece}.js") for piece in pieces}
        vendor = self._folder / "vendor"
        for name in self._packages("".join(pieces.values())):
            path = self._vendored[name]
            imports[name] = self.url(f"vendor/{path}")
            inside = vendor.glob(f"{path}*") if path.endswith("/") else ()
            fetched = sorted(one.name for one in inside if one.suffix in _FETCHED)
            imports |= {name + one: self.url(f"vendor/{path}{one}") for one in fetched}
        for private in sorted(path for package in _WITH_PRIVATE_FILES for path in vendor.glob(f"{package}/**/*.js")):
            name = private.relative_to(self._folder).as_posix()
            imports[url_for("static", filename=name)] = self.url(name)
        return imports

    def _packages(self, text: str) -> list[str]:
        """The packages that a module's text names, and those that they name."""
        named = [name for name in self._vendored if re.search(rf"""["']{re.escape(name)}["']""", text)]
        for name in named:
            path = self._folder / "vendor" / self._vendored[name]
            if path.suffix in _MODULES:
                named.extend(other for other in self._named_in(path) if other not in named)
        return named

    def _named_in(self, module: Path) -> list[str]:
        return [name for name in _FROM.findall(module.read_text("utf-8")) if name in self._vendored]

    @cached_property
    def _pieces(self) -> dict[str, str]:
        return {name: text for bundle in self._bundles.values() for name, text in bundle.pieces.items()}

    @cached_property
    def _sheets(self) -> dict[str, bytes]:
        """What a page begins with, and what comes with the modules that are fetched later."""
        css = self._folder / "css"
        sheets = {}
        for surface in _BUNDLED:
            first = [*(css / name for name in (*_SHEETS, f"{surface}.css")), *sorted((css / surface).glob("*.css"))]
            sheets[f"{surface}.css"] = _joined(first)
            sheets[f"{surface}-later.css"] = _joined(sorted((css / surface / "later").glob("*.css")))
        return sheets

    @cached_property
    def _words(self) -> dict[str, bytes]:
        """Sections of sentences, by name and language."""
        return {
            f"{name}-{language}.json": json.dumps(section(language, name), ensure_ascii=False).encode()
            for name in _LATER_WORDS
            for language in LANGUAGES
        }

    def _module_text(self, name: str) -> str:
        return (self._folder / "js" / name).read_text("utf-8")

    @cached_property
    def _vendored(self) -> dict[str, str]:
        found: dict[str, str] = json.loads((self._folder / "vendor" / "importmap.json").read_text("utf-8"))["imports"]
        return found

    def _version(self, name: str) -> str:
        return hashlib.sha256(self.content(name)).hexdigest()[:12]


def _joined(sheets: list[Path]) -> bytes:
    return b"\n".join(sheet.read_bytes() for sheet in sheets)
