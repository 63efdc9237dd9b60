"""A surface's modules in a few files: on a line of 300 ms each file costs more than its bytes.

No parser: our own modules keep to a form that a test holds them to (imports at the top, ``export`` before functions,
classes and constants). What is imported statically comes first; what is imported when it is needed lies in pieces of
its own, each module in exactly one. Packages stay files, found by the import map.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

_COMMENT = re.compile(r"/\*\*.*?\*/|^\s*//[^\n]*$", re.S | re.M)
_IMPORT = re.compile(r'^import ([^;"]+?) from "([^"]+)";\n', re.M)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.M)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b)", re.M)
#: Indentation and empty lines; in our HTML templates they mean as little as in HTML.
_BLANK = re.compile(r"\n\s+")


class NotBundled(Exception):
    """A module is not of the form that this understands, or imports run in a circle."""


@dataclass(frozen=True)
class Module:
    name: str
    imports: tuple[tuple[str, str], ...]
    lazy: tuple[str, ...]
    exports: tuple[str, ...]
    body: str

    @property
    def neighbours(self) -> list[str]:
        return [target for _, target in self.imports if _is_own(target)]


class Bundle:
    """``read`` gives a module's text by its name below static/js."""

    def __init__(self, entry: str, read: Callable[[str], str]) -> None:
        self._entry = entry
        self._read = read

    @cached_property
    def pieces(self) -> dict[str, str]:
        """The name of each piece and its text; the first is what the page begins with."""
        return {name: self._written(name) for name in dict.fromkeys(self._piece_of.values())}

    @cached_property
    def modules(self) -> dict[str, Module]:
        """Every module that can be reached, each behind those that it imports."""
        found: dict[str, Module] = {}
        roots = [self._entry]
        for root in roots:
            self._visit(root, found, roots, ())
        return found

    @cached_property
    def _identifiers(self) -> dict[str, str]:
        """Short ones: they stand everywhere."""
        return {name: f"m{number}" for number, name in enumerate(self.modules)}

    def _visit(self, name: str, found: dict[str, Module], roots: list[str], above: tuple[str, ...]) -> None:
        if name in above:
            raise NotBundled(f"{name} imports itself through {above}")
        if name in found:
            return
        module = _parsed(name, self._read(name))
        for neighbour in module.neighbours:
            self._visit(neighbour, found, roots, (*above, name))
        found[name] = module
        roots.extend(module.lazy)

    @cached_property
    def _piece_of(self) -> dict[str, str]:
        """Modules that the same lazy imports reach lie together."""
        first = self._reached(self._entry)
        lazy = sorted({name for module in self.modules.values() for name in module.lazy} - first)
        reached = {name: self._reached(name) for name in lazy}
        pieces = dict.fromkeys((name for name in self.modules if name in first), self.name_of(self._entry))
        for name in self.modules:
            if name not in first:
                pieces[name] = self.name_of(*(root for root in lazy if name in reached[root]))
        return pieces

    @staticmethod
    def name_of(*modules: str) -> str:
        return "+".join(posixpath.basename(name).removesuffix(".js") for name in modules)

    def _reached(self, name: str) -> set[str]:
        module = self.modules[name]
        return {name}.union(*(self._reached(neighbour) for neighbour in module.neighbours))

    def _written(self, piece: str) -> str:
        own = [module for name, module in self.modules.items() if self._piece_of[name] == piece]
        targets = dict.fromkeys(target for module in own for _, target in module.imports)
        packages = {target: f"package_{number}" for number, target in enumerate(targets) if target not in self.modules}
        others: dict[str, list[str]] = {}
        for target in targets:
            if target not in packages and self._piece_of[target] != piece:
                others.setdefault(self._piece_of[target], []).append(self._identifiers[target])
        lines = [f'import * as {name} from "{target}";' for target, name in packages.items()]
        lines += [f'import {{ {", ".join(names)} }} from "{specifier(other)}";' for other, names in others.items()]
        lines += [self._wrapped(module, packages, piece) for module in own]
        return "\n".join([*lines, f"export {{ {', '.join(self._identifiers[module.name] for module in own)} }};", ""])

    def _wrapped(self, module: Module, packages: dict[str, str], piece: str) -> str:
        def taken(bindings: str, target: str) -> str:
            source = packages.get(target) or self._identifiers[target]
            if bindings.startswith("* as "):
                return f"const {bindings[5:]} = {source};"
            named = bindings if bindings.startswith("{") else f"{{ default: {bindings} }}"
            return f"const {named.replace(' as ', ': ')} = {source};"

        def fetched(match: re.Match[str]) -> str:
            target = _resolved(module.name, match[1])
            identifier = self._identifiers[target]
            if self._piece_of[target] == piece:
                return f"Promise.resolve({identifier})"
            return f'import("{specifier(self._piece_of[target])}").then((piece) => piece.{identifier})'

        parts = [taken(*one) for one in module.imports]
        parts += [_LAZY.sub(fetched, module.body), f"return {{ {', '.join(module.exports)} }};"]
        return "\n".join([f"const {self._identifiers[module.name]} = (() => {{", *parts, "})();"])


def specifier(piece: str) -> str:
    """The name under which the import map knows a piece."""
    return f"ceremony/{piece}"


def _parsed(name: str, text: str) -> Module:
    text = _COMMENT.sub("", text)
    imports = tuple((" ".join(one[1].split()), _resolved(name, one[2])) for one in _IMPORT.finditer(text))
    body = _IMPORT.sub("", text)
    exports = tuple(_EXPORT.findall(body))
    body = _EXPORT.sub("", body)
    if odd := _OTHER.search(body):
        raise NotBundled(f"{name}: {body[odd.start() : odd.start() + 60]}")
    lazy = tuple(_resolved(name, target) for target in _LAZY.findall(body))
    return Module(name, imports, lazy, exports, _BLANK.sub("\n", body).strip())


def _is_own(target: str) -> bool:
    return target.endswith(".js") and not target.startswith("@")


def _resolved(importer: str, target: str) -> str:
    """Our own modules by their name below static/js; packages as they are."""
    if not target.startswith("."):
        return target
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), target))
