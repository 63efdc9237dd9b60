"""Hatch build hook: puts templates, static files, browser packages and fonts into the wheel.

In a checkout they lie beside the package, in a wheel inside it (ceremony/resources.py finds either).
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
import vendor


class WheelContents(BuildHookInterface):  # type: ignore[type-arg]
    def dependencies(self) -> list[str]:
        """What making static/vendor needs, if it must be made: font tools, Node.js where there is no npm."""
        root = Path(self.root)
        if vendor.is_fresh(root):
            return []
        node = [] if vendor.npm_command() else vendor.requirements(root, "node")
        return [*vendor.requirements(root, "vendor"), *node]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        vendor.build(Path(self.root))
        if self.target_name == "wheel":
            for folder in ("templates", "static"):
                build_data["force_include"][str(Path(self.root, folder))] = f"ceremony/{folder}"
