"""Static files on the wire: packed for those who understand it, and never of another version."""

import gzip
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from ceremony.app import create_app
from ceremony.settings import Settings
from tests.conference import make_conference

Get = Callable[..., TestResponse]
NAME = "/static/js/wire.js"
GZIP = {"Accept-Encoding": "gzip, deflate"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    data = tmp_path_factory.mktemp("data")
    make_conference(data / "data", seal_it=False)
    return create_app(Settings(data=data / "data"))


@pytest.fixture
def get(app: Flask) -> Iterator[Get]:
    with app.test_client() as client:
        yield partial(client.get, buffered=True)


def test_text_comes_packed_to_whoever_understands_it(get: Get) -> None:
    packed, plain = get(NAME, headers=GZIP), get(NAME)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_who_has_the_packed_file_is_not_sent_it_again(get: Get) -> None:
    etag = get(NAME, headers=GZIP).headers["ETag"]
    again = get(NAME, headers={**GZIP, "If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("encodings", ["", "identity", "gzip;q=0, *;q=0.5", "br"])
def test_who_does_not_take_it_packed_is_sent_it_plain(get: Get, encodings: str) -> None:
    assert "Content-Encoding" not in get(NAME, headers={"Accept-Encoding": encodings}).headers


def test_pictures_and_fonts_are_not_packed_twice(get: Get) -> None:
    font = get("/static/vendor/fonts/Inter.woff2", headers=GZIP)
    assert font.status_code == 200
    assert "Content-Encoding" not in font.headers


def test_a_file_is_kept_for_a_year_under_its_version_and_under_no_other(get: Get) -> None:
    page = get("/join").text
    address = page.split('<script type="module" src="')[1].split('"')[0]
    found = get(address, headers=GZIP)
    assert "immutable" in found.headers["Cache-Control"]
    assert get(address.split("?")[0] + "?v=000000000000").status_code == 404
    assert "immutable" not in get(address.split("?")[0]).headers.get("Cache-Control", "")


@pytest.mark.parametrize(("language", "word"), [("vi", "Đóng"), ("en", "Close")])
def test_sentences_that_a_page_fetches_later_are_in_its_language_and_kept_as_files_are(
    get: Get, language: str, word: str
) -> None:
    address = get(f"/join?lang={language}").text.split('data-words="')[1].split('"')[0]
    found = get(address)
    assert found.get_json()["close"] == word
    assert "immutable" in found.headers["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    [
        "no.js",
        "bundle/no.js",
        "bundle/no.css",
        "bundle/no.json",
        "../app.py",
        "js",
        "js/../../pyproject.toml",
        "%2e%2e/x",
        "/etc/passwd",
    ],
)
def test_what_is_not_there_is_not_found(get: Get, name: str) -> None:
    assert get(f"/static/{name}").status_code in (404, 308)
    assert get(f"/static/{name}?v=000000000000", headers=GZIP).status_code in (404, 308)


def test_the_connection_points_page_comes_packed(get: Get) -> None:
    packed = get("/join", headers=GZIP)
    assert b'id="app"' in gzip.decompress(packed.data)
    assert packed.headers["Vary"].startswith("Accept-Encoding")
    assert int(packed.headers["Content-Length"]) == len(packed.data)
