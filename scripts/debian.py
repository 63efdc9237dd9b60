"""Debian packages that the set-up or the tests need and the machine lacks."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from command import SetupError, call

# Another apt may be at work right after the machine's start; without this a held lock fails at once.
APT_GET = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]


def install(packages: Iterable[str]) -> None:
    """Raises SetupError with what to type where this process may not install packages."""
    names = sorted(set(packages))
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        command = f"sudo apt-get install {' '.join(names)}"
        raise SetupError(f"Thiếu gói hệ thống, hãy cài rồi chạy lại · Install and start again: {command}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call([*APT_GET, "update"], folder=Path("/"), environment=quiet)
    call([*APT_GET, "install", "-y", "--no-install-recommends", *names], folder=Path("/"), environment=quiet)
