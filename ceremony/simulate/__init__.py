"""Plays endpoints and presenters over the real wire: downloads, checks, decrypts, reports, presses.

Written from docs/protocol.md alone, as a stranger would: it imports nothing of the server, so that it also
witnesses that the page is enough and that the server keeps to it.

    envelope    opening, a second implementation       resources   enrolment and downloads over HTTP
    view        what one endpoint knows                link        one Socket.IO connection, kept up
    endpoint    what one endpoint does                 fleet       many of them in one process: ``play``
    delivery    what it does about one handover        stage_hands hands on a simulated stage
    self_check  what it finds before the event
    signatory   its part in the evidence               identities  tokens and keys kept over a restart
    device_key  statement                              signing
    clock  checkpoint  witness                         the server's time and log, doubted
    command     a fleet as a command
"""

from .fleet import Fleet, play
from .summary import Summary

__all__ = ["Fleet", "Summary", "play"]
