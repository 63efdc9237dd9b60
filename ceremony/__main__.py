"""``python -m ceremony`` is the command ``ceremony``."""

from .cli import main

main()
