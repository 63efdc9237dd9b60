"""What is turned away before anything else looks at it."""

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Gate:
    """WSGI middleware around the whole server.

    A page of another origin cannot open a socket here or post a form; permessage-deflate is not offered
    on, since it costs 100 KB a connection and slows the fan-out.
    """

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        if _changes_something(environ) and _is_foreign(environ):
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("X-Ceremony", "1")]
            start_response("403 Forbidden", headers)
            return ["Trang của nơi khác không được vào đây. / Pages of another origin may not do this.\n".encode()]
        return self._application(environ, start_response)


def _changes_something(environ: Environ) -> bool:
    return "HTTP_UPGRADE" in environ or environ["REQUEST_METHOD"] not in ("GET", "HEAD", "OPTIONS")


def _is_foreign(environ: Environ) -> bool:
    """Browsers always send Origin here; a program that sends none brings its own token and no cookies."""
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return False
    host = environ.get("HTTP_HOST", "")
    return bool(origin.partition("://")[2].lower() != host.lower())
