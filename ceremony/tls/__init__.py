"""Certificates of our own, for a hall whose server has no name in the public internet.

authority   made once and kept, in the data directory; makes a server's certificate at every start
addresses   under which names and numbers this machine is reached
"""

from .addresses import of_this_machine
from .authority import Authority, fingerprint

__all__ = ["Authority", "fingerprint", "of_this_machine"]
