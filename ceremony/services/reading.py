"""Pages of a unit's own documents as light pictures, for whoever reads before the documents are on the device, or on
one that is too weak for them. Like the secret, only after the release."""

import logging
from pathlib import Path

from ..core.endpoints import DenyAccess, Endpoint
from ..core.entry import Refused
from . import paging
from .ceremony import Ceremony

log = logging.getLogger(__name__)


def page(
    ceremony: Ceremony, endpoint: Endpoint, handover_id: str, document: str, number: int, width: int
) -> Path | Refused:
    """The picture of a page (from 1) of a document of the endpoint's unit, about ``width`` pixels wide."""
    with ceremony.state() as state:
        handover = state.handovers.get(handover_id)
        known = handover.sealed.get(document) if handover else None
        own = handover is not None and document in handover.packages.get(endpoint.unit, ())
        sha256 = handover.plaintexts.get(document) if handover else None
    if handover is None or not handover.sealing:
        return Refused("unknown_handover", values={"handover": handover_id})
    if known is None:
        return Refused("unknown_document")
    if not own:
        ceremony.submit(DenyAccess(endpoint.id, "page", f"{handover_id}/{document}"))
        return Refused("not_your_document")
    if sha256 is None:
        return Refused("not_released")
    if not 1 <= number <= known.pages:
        return Refused("unknown_page")
    return _drawn(ceremony, sha256, number, width)


def _drawn(ceremony: Ceremony, sha256: str, number: int, width: int) -> Path | Refused:
    try:
        return paging.light_page(ceremony, sha256, number, width)
    except paging.TooManyReaders:
        return Refused("too_many_readers")
    except paging.NotRendered:
        return Refused("not_drawn")
    except OSError as error:
        log.error("a page could not be stored: %s", error)
        return Refused("storage_failed")
