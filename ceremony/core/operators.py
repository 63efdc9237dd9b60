"""Operators sign in with a code that works once; the ledger says who was let in and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State


@dataclass(frozen=True)
class InviteOperator:
    """``expires`` is UTC, RFC 3339; ``code_hash`` the SHA-256 of the code."""

    code_hash: str
    expires: str
    by: By = SYSTEM


@dataclass(frozen=True)
class SignIn:
    code_hash: str
    name: str
    now: str


def invite(_: "State", command: InviteOperator) -> Iterable[Event] | Refused:
    fields = {"code_hash": command.code_hash, "expires": command.expires}
    return [Event("operator_invited", command.by, fields)]


def invited(state: "State", entry: Entry) -> None:
    state.invitations[entry.fields["code_hash"]] = entry.fields["expires"]


def sign_in(state: "State", command: SignIn) -> Iterable[Event] | Refused:
    expires = state.invitations.get(command.code_hash)
    if expires is None:
        return Refused("code_used_or_unknown")
    if command.now > expires:
        return Refused("code_expired")
    if not command.name.strip():
        return Refused("person_missing")
    by = By("operator", command.name)
    return [Event("operator_signed_in", by, {"operator": command.name, "code_hash": command.code_hash})]


def signed_in(state: "State", entry: Entry) -> None:
    del state.invitations[entry.fields["code_hash"]]


DECISIONS = {InviteOperator: invite, SignIn: sign_in}
FOLDS = {"operator_invited": invited, "operator_signed_in": signed_in}
