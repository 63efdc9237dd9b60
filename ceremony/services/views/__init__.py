"""What each surface is shown when it connects: its own view of the state, with the sequence number of it.

Costs the same however long the ledger is.
"""

from .desk import desk_view, screens_view
from .endpoint import endpoint_view
from .podium import podium_view
from .shared import current, release_code, screen
from .stage import as_if_taken, stage_view

__all__ = [
    "as_if_taken",
    "current",
    "desk_view",
    "endpoint_view",
    "podium_view",
    "release_code",
    "screen",
    "screens_view",
    "stage_view",
]
