"""One endpoint's part in the evidence: its key, its clock, what it saw of the log."""

from typing import Any

from .device_key import DeviceKey
from .link import Link
from .package import Package
from .statement import acknowledgement
from .view import Handover, View
from .witness import Witness


class Signatory:
    """``identity`` as it was kept, with the private key."""

    def __init__(self, identity: dict[str, Any], view: View, witness: Witness) -> None:
        self._key = DeviceKey.load(identity["key"])
        self._log: str = identity["log"]
        self._view = view
        self._witness = witness

    async def acknowledge(
        self, handover: Handover, package: Package, plaintexts: dict[str, str], who: dict[str, str], link: Link
    ) -> dict[str, Any]:
        """The payload: made after a look at the log, and of what is known now. Raises LinkLost."""
        await self._witness.look(link)
        seen = {"clock": link.clock.reading(), "checkpoint": self._witness.latest}
        device = {"log": self._log.partition("+")[0], "device_key": self._key.public}
        text = acknowledgement(self._view, handover, package.manifest, plaintexts, {**device, **who, **seen})
        return {"handover": handover.id, "statement": text, "signature": self._key.sign(text)}
