"""One simulated endpoint: enrols, connects, and looks after its deliveries.

It looks at what is and does what is missing, after every change and every snapshot. So it needs no memory of
what it was doing when the link broke, and a late endpoint walks the same way as one that was always there.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .delivery import Delivery
from .device_key import DeviceKey
from .identities import Identities
from .link import Link, LinkLost, Rejected, Server
from .pace import backoff, between
from .package import Envelopes
from .resources import Refusal, Resources
from .self_check import self_check
from .signatory import Signatory
from .view import STATES, Handover, View
from .witness import Witness

log = logging.getLogger(__name__)

_DEVICE = "Máy mô phỏng"
_AGAIN_AFTER = (1.0, 4.0)


@dataclass(frozen=True)
class Surroundings:
    """What the endpoints of a fleet share. ``think``: seconds before a person acknowledges."""

    server: Server
    resources: Resources
    envelopes: Envelopes
    identities: Identities
    think: tuple[float, float]
    tell: Callable[["Endpoint"], None]


class Endpoint:
    """``failure`` says what stopped it, ``refusals`` counts what it was refused and tried again."""

    def __init__(self, unit: str, code: str, surroundings: Surroundings) -> None:
        self.unit = unit
        self.failure = ""
        self.refusals: Counter[str] = Counter()
        self._code = code
        self._signatory: Signatory | None = None
        self._witness: Witness | None = None
        self._around = surroundings
        self._view = View()
        self._identity: dict[str, Any] | None = None
        self._link: Link | None = None
        self._deliveries: dict[tuple[str, int], Delivery] = {}

    async def run(self) -> None:
        """For ever, unless its join code is refused or something comes that is not of the protocol."""
        attempt = 0
        try:
            while True:
                try:
                    await self._live(await self._enrol())
                except Rejected:
                    self._around.identities.forget(self.unit)
                attempt += 1
                await asyncio.sleep(backoff(attempt))
        except Refusal as refusal:
            self._fail(f"enrolment: {refusal}")
        except Exception as error:
            log.exception("endpoint of %s", self.unit)
            self._fail(f"off the protocol: {error!r}")

    def reached(self) -> set[str]:
        """The steps behind it: of several handovers, those that all of them have behind them."""
        steps = {"enrolled"} if self._identity else set()
        if self._link and self._link.connected:
            steps.add("connected")
        if self.failure:
            steps.add("failed")
        handovers = list(self._view.handovers.values())
        return steps | set.intersection(*map(_steps, handovers)) if handovers else steps

    def wrong_documents(self) -> int:
        """Of its sealings, those in which a document did not hold."""
        return sum(1 for delivery in self._deliveries.values() if delivery.fault)

    def saw_contradiction(self) -> bool:
        return self._witness is not None and self._witness.contradicted

    async def _enrol(self) -> dict[str, Any]:
        identity = self._around.identities.get(self.unit)
        if identity is None:
            key = DeviceKey.make()
            async with self._around.server.connects:
                enrolled = await self._around.resources.enrol(self._code, _DEVICE, key.public)
            identity = {**enrolled, "key": key.kept}
            self._around.identities.keep(self.unit, identity)
        self._identity = identity
        if self._witness is None or self._witness.log != identity["log"]:
            self._witness = Witness(identity["log"])
        self._signatory = Signatory(identity, self._view, self._witness)
        self._deliveries.clear()
        self._around.tell(self)
        return identity

    async def _live(self, identity: dict[str, Any]) -> None:
        """Until the token is rejected."""
        link = self._link = Link(self._around.server, "/endpoint", {"token": identity["token"]}, self._view)
        tasks = [asyncio.ensure_future(link.stay()), asyncio.ensure_future(self._work(identity, link))]
        try:
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, identity: dict[str, Any], link: Link) -> None:
        looked = 0
        while True:
            await link.changed.wait()
            link.changed.clear()
            self._around.tell(self)
            if looked < link.connections and self._view.seq is not None:
                looked = link.connections
                await self._look_at_the_log(link)
                await self._check_itself(link)
            for handover in list(self._view.handovers.values()):
                await self._look_after(handover, identity, link)
                self._around.tell(self)

    async def _look_at_the_log(self, link: Link) -> None:
        if self._witness:
            with contextlib.suppress(LinkLost):
                await self._witness.look(link)

    async def _check_itself(self, link: Link) -> None:
        if not self._view.checked:
            with contextlib.suppress(LinkLost):
                await link.send("ready", self_check(self._view))

    async def _look_after(self, handover: Handover, identity: dict[str, Any], link: Link) -> None:
        around = self._around
        assert self._signatory  # noqa: S101 - it is enrolled
        delivery = self._deliveries.setdefault(
            (handover.id, handover.sealing),
            Delivery(identity, around.resources, around.envelopes, self._signatory),
        )
        try:
            await delivery.carry_on(handover, link, around.think)
        except LinkLost:
            pass  # the next snapshot wakes it
        except Refusal as refusal:
            log.info("%s: %s", self.unit, refusal)
            self.refusals[refusal.code] += 1
            asyncio.get_running_loop().call_later(between(_AGAIN_AFTER), link.changed.set)
        if delivery.fault:
            self._fail(f"{handover.id}: {delivery.fault}")

    def _fail(self, why: str) -> None:
        self.failure = why
        self._around.tell(self)


def _steps(handover: Handover) -> set[str]:
    steps = {"staged"} if handover.staged_here else set()
    if handover.secret is not None:
        steps.add("released")
    if handover.delivery == "refused":
        return steps | {"refused"}
    return steps | {state for state in STATES[3:6] if STATES.index(handover.delivery) >= STATES.index(state)}
