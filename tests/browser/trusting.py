"""A Chromium of its own that trusts an authority as a managed PC does, and nothing else that it did not before."""

import os
import subprocess
from pathlib import Path


def home_that_trusts(authority: Path, home: Path) -> dict[str, str | float | bool]:
    """The environment of a user whose certificate store (NSS) holds it; ``home`` is a new folder."""
    store = home / ".pki/nssdb"
    store.mkdir(parents=True)
    for arguments in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "hall", "-i", str(authority)]):
        subprocess.run(["certutil", "-d", f"sql:{store}", *arguments], check=True, capture_output=True)
    return {**os.environ, "HOME": str(home)}
