"""What one endpoint does about one sealed handover, step by step, as far as it goes just now."""

import asyncio
from typing import Any

from .envelope import Fault
from .link import Link
from .pace import between
from .package import Envelopes, Package
from .resources import Refusal, Resources
from .signatory import Signatory
from .view import FINAL, Handover

PERSON = "Cán bộ văn thư"


class Delivery:
    """``fault`` is the first thing that did not hold: from then on nothing more is done but to report it."""

    def __init__(
        self, identity: dict[str, Any], resources: Resources, envelopes: Envelopes, signatory: Signatory
    ) -> None:
        self.fault: Fault | None = None
        self._signatory = signatory
        self._documents: dict[str, str] | None = None
        self._unit = identity["unit"]
        self._token = identity["token"]
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
            await _report_timed(link, "opened", handover, automatic=True)
            handover.advance("opened")
        if handover.delivery == "opened" and self._has_thought(link, think):
            await self._acknowledge(handover, link)

    async def _stage(self, handover: Handover, link: Link) -> None:
        package = await self._held(handover)
        await _report_timed(link, "staged", handover, sealing=package.sealing, envelopes=package.envelopes)
        handover.staged_here = True
        handover.advance("staged")

    async def _deliver(self, handover: Handover, link: Link) -> None:
        documents = await self._opened(handover)
        try:
            await _report_timed(link, "delivered", handover, documents=documents)
        except Refusal as refusal:
            if refusal.code == "wrong_hash":
                self._fault_reported = True  # the server wrote it down itself
                raise Fault("plaintext_hash", "") from refusal
            raise
        handover.advance("delivered")

    async def _acknowledge(self, handover: Handover, link: Link) -> None:
        documents, package = await self._opened(handover), await self._held(handover)
        who = {"person": PERSON, "position": f"Văn thư – {self._unit['name']}"}
        payload = await self._signatory.acknowledge(handover, package, documents, who, link)
        try:
            await _report(link, "acknowledge", payload)
        except Refusal as refusal:
            if refusal.code == "wrong_statement":
                self._package = self._documents = None  # it was made of what is not so any more
                link.ask_for_snapshot()
            raise
        handover.advance("acknowledged")

    async def _opened(self, handover: Handover) -> dict[str, str]:
        """Document -> SHA-256, of a handover that was released."""
        if self._documents is None:
            assert handover.secret is not None  # noqa: S101 - what was released has one
            self._documents = await (await self._held(handover)).open(handover.secret, self._envelopes)
        return self._documents

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
            about = {"handover": handover.id, "document": self.fault.document, "fault": self.fault.kind}
            await _report(link, "fault", about)
            self._fault_reported = True

    def _has_thought(self, link: Link, think: tuple[float, float]) -> bool:
        loop = asyncio.get_running_loop()
        if self._acknowledge_at is None:
            pause = between(think)
            self._acknowledge_at = loop.time() + pause
            loop.call_later(pause + 0.001, link.changed.set)
        return loop.time() >= self._acknowledge_at


async def _report_timed(link: Link, event: str, handover: Handover, **what: Any) -> None:
    await _report(link, event, {"handover": handover.id, "clock": link.clock.reading(), **what})


async def _report(link: Link, event: str, payload: dict[str, Any]) -> None:
    reply = await link.send(event, payload)
    if not reply.get("ok"):
        raise Refusal(200, reply.get("refused", "no_answer"), f"{event}: {reply.get('message', '')}")
