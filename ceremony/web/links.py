"""Addresses that people are given: they must work from another device, not only on this one."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import current_app, request

from ..settings import bracketed, local_address

_HERE_ONLY = ("localhost", "127.0.0.1", "::1")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Links:
    """``root`` without a slash at its end."""

    root: str

    @classmethod
    def of_request(cls) -> "Links":
        """As configured; else as this client reached us; else, from the server itself, by the network's address."""
        if public := current_app.config["PUBLIC_URL"]:
            return cls(public.rstrip("/"))
        parts = urlsplit(request.host_url)
        if parts.hostname in _HERE_ONLY:
            return cls(f"{parts.scheme}://{local_address()}:{parts.port or _PORTS[parts.scheme]}")
        return cls(request.host_url.rstrip("/"))

    @classmethod
    def beside(cls, scheme: str, port: int) -> "Links":
        """Of this request's host at another port."""
        name = urlsplit(request.host_url).hostname or ""
        return cls(f"{scheme}://{bracketed(local_address() if name in _HERE_ONLY else name)}:{port}")

    def join(self, code: str = "") -> str:
        return f"{self.root}/join#{code}" if code else f"{self.root}/join"

    def stage(self, key: str) -> str:
        return f"{self.root}/stage?key={quote(key)}"

    def sign_in(self, code: str) -> str:
        return f"{self.root}/desk/sign-in?code={quote(code)}"
