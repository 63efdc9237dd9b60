"""The command ``ceremony``."""

from .commands import cli, main

__all__ = ["cli", "main"]
