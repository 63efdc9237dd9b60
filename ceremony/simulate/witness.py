"""What one endpoint has seen of the log, and whether it still fits."""

import base64
from typing import Any

from .checkpoint import Checkpoint, follows, open_checkpoint
from .link import Link


class Witness:
    """``contradicted``: the log is not what it was. From then on this endpoint vouches for no checkpoint."""

    def __init__(self, log: str) -> None:
        """``log``: its verifier key."""
        self.log = log
        self._held: Checkpoint | None = None
        self._untold: dict[str, str] | None = None
        self.contradicted = False

    async def look(self, link: Link) -> None:
        """Asks for the newest checkpoint, keeps it or tells of the contradiction. Raises LinkLost."""
        if not self.contradicted:
            reply = await link.send("checkpoint", {"size": self._held.size if self._held else 0})
            if reply.get("ok"):
                self._judge(reply["checkpoint"], reply["consistency"])
        if self._untold and (await link.send("contradiction", self._untold)).get("ok"):
            self._untold = None

    @property
    def latest(self) -> dict[str, Any] | None:
        """The ``checkpoint`` of a statement."""
        if self._held is None or self.contradicted:
            return None
        return {"size": self._held.size, "root": base64.b64encode(self._held.root).decode()}

    def _judge(self, note: str, proof: list[str]) -> None:
        try:
            shown = open_checkpoint(note, self.log)
            fits = self._held is None or follows(self._held, shown, [base64.b64decode(one) for one in proof])
        except ValueError:
            fits = False
        if fits:
            self._held = shown
        else:
            self.contradicted = True
            self._untold = {"held": self._held.note if self._held else "", "shown": note}
