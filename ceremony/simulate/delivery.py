"""What one endpoint does about one sealed handover, step by step, as far as it goes just now."""

import asyncio
from typing import Any

from .envelope import Fault
from .link import Link
from .pace import between
from .package import Envelopes, Package
from .resources import Refusal, Resources
from .view import FINAL, Handover

PERSON = "Cán bộ văn thư"


class Delivery:
    """``fault`` is the first thing that did not hold: from then on nothing more is done but to report it."""

    def __init__(self, unit: dict[str, Any], token: str, resources: Resources, envelopes: Envelopes) -> None:
        self.fault: Fault | None = None
        self._unit = unit
        self._token = token
        self._resources = resources
        self._envelopes = envelopes
        self._package: Package | None = None
        self._fault_reported = False
        self._acknowledge_at: float | None = None

    async def carry_on(self, handover: Handover, link: Link, think: tuple[float, float]) -> None:
        """Does and reports what is missing. Raises LinkLost or Refusal; after both, call it again."""
        if self.fault:
            await self._report_fault(handover, link)
        elif handover.delivery not in FINAL:
            try:
                await self._walk(handover, link, think)
            except Fault as fault:
                self.fault = fault
                await self._report_fault(handover, link)

    async def _walk(self, handover: Handover, link: Link, think: tuple[float, float]) -> None:
        if not handover.staged_here:
            await self._stage(handover, link)
        if handover.delivery == "released":
            await self._deliver(handover, link)
        if handover.delivery == "delivered":
            await _report(link, "opened", handover, automatic=True)
            handover.advance("opened")
        if handover.delivery == "opened" and self._has_thought(link, think):
            position = f"Văn thư – {self._unit['name']}"
            await _report(link, "acknowledge", handover, person=PERSON, position=position)
            handover.advance("acknowledged")

    async def _stage(self, handover: Handover, link: Link) -> None:
        package = await self._held(handover)
        await _report(link, "staged", handover, sealing=package.sealing, envelopes=package.envelopes)
        handover.staged_here = True
        handover.advance("staged")

    async def _deliver(self, handover: Handover, link: Link) -> None:
        if handover.secret is None:
            return
        package = await self._held(handover)
        documents = await package.open(handover.secret, self._envelopes)
        try:
            await _report(link, "delivered", handover, documents=documents)
        except Refusal as refusal:
            if refusal.code == "wrong_hash":
                self._fault_reported = True  # the server wrote it down itself
                raise Fault("plaintext_hash", "") from refusal
            raise
        handover.advance("delivered")

    async def _held(self, handover: Handover) -> Package:
        if self._package is None:
            manifest = await self._resources.manifest(self._token, handover.id, self._unit["code"])
            if (manifest["unit"], manifest["sealing"]) != (self._unit["code"], handover.sealing):
                raise Refusal(200, "wrong_manifest", f"{manifest['unit']}, sealing {manifest['sealing']}")
            for listed in manifest["envelopes"]:
                await self._download(listed)
            self._package = Package(manifest["sealing"], manifest["envelopes"])
        return self._package

    async def _download(self, listed: dict[str, Any]) -> None:
        content = await self._resources.envelope(self._token, listed["sha256"])
        if self._envelopes.put(content) != listed["sha256"]:
            raise Fault("ciphertext_hash", listed["document"])

    async def _report_fault(self, handover: Handover, link: Link) -> None:
        if self.fault and not self._fault_reported:
            await _report(link, "fault", handover, document=self.fault.document, fault=self.fault.kind)
            self._fault_reported = True

    def _has_thought(self, link: Link, think: tuple[float, float]) -> bool:
        loop = asyncio.get_running_loop()
        if self._acknowledge_at is None:
            pause = between(think)
            self._acknowledge_at = loop.time() + pause
            loop.call_later(pause + 0.001, link.changed.set)
        return loop.time() >= self._acknowledge_at


async def _report(link: Link, event: str, handover: Handover, **what: Any) -> None:
    reply = await link.send(event, {"handover": handover.id, **what})
    if not reply.get("ok"):
        raise Refusal(200, reply.get("refused", "no_answer"), f"{event}: {reply.get('message', '')}")
