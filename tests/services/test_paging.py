"""Pages for the stage are drawn ahead, in a process that may die of them."""

import io
import os
import random
import resource
import threading
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from PIL import Image

from ceremony.files import rendering
from ceremony.services import paging
from ceremony.services.ceremony import Ceremony
from tests.conference import HANDOVER, UNITS, make_conference


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data").data) as ceremony:
        yield ceremony


def document(ceremony, filename):
    with ceremony.state() as state:
        return next(d.id for d in state.handovers[HANDOVER].documents.values() if d.filename == filename)


def pictures(ceremony):
    return sorted(path for path in (ceremony.data / "pages").rglob("*") if path.is_file())


def put(ceremony, *sizes):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        pdf.save(out)
    return ceremony.blobs.put(out.getvalue())


def test_a_page_is_a_webp_of_the_height_that_was_asked_for(ceremony):
    sha256 = put(ceremony, (595, 842), (842, 595))
    with Image.open(paging.rendered(ceremony, sha256, 1)) as portrait:
        assert (portrait.format, portrait.size) == ("WEBP", (1414, 2000))
    with Image.open(paging.rendered(ceremony, sha256, 2, "500")) as landscape:
        assert abs(landscape.width / landscape.height - 842 / 595) < 0.01


def test_a_page_of_any_shape_stays_within_the_pixels_that_a_screen_needs(ceremony):
    sha256 = put(ceremony, (14_000, 200))
    with Image.open(paging.rendered(ceremony, sha256, 1)) as wide:
        assert wide.width * wide.height <= 24_000_000 * 1.01


def test_only_what_is_for_more_than_single_units_is_drawn_ahead_and_only_once(ceremony):
    told = []
    assert paging.render_ahead(ceremony, HANDOVER, progress=lambda *step: told.append(step)) == 0
    common = ceremony.strongbox.plaintext_hash(document(ceremony, "chi-thi.pdf"))
    drawn = [ceremony.data / "pages" / common / name for name in ("1-2000.webp", "1-w1080.webp")]
    assert pictures(ceremony) == drawn
    assert told == [(1, 2), (2, 2)]
    drawn[0].write_bytes(b"kept")
    paging.render_ahead(ceremony, HANDOVER)
    assert pictures(ceremony) == drawn
    assert drawn[0].read_bytes() == b"kept"


def test_a_page_is_found_by_its_document_and_one_that_is_not_there_is_nothing(ceremony):
    common = document(ceremony, "chi-thi.pdf")
    assert paging.page_of(ceremony, common, 1).exists()
    assert paging.page_of(ceremony, common, 0) is None
    assert paging.page_of(ceremony, common, 2) is None
    assert paging.page_of(ceremony, "d_none", 1) is None
    assert paging.page_of(ceremony, document(ceremony, f"{UNITS[0]}-quyet-dinh.pdf"), 1)


def test_a_light_page_is_about_as_wide_as_asked(ceremony):
    sha256 = put(ceremony, (595, 842))
    for asked, width in ((1, 720), (721, 1080), (1080, 1080), (5000, 1440)):
        with Image.open(paging.light_page(ceremony, sha256, 1, asked)) as picture:
            assert picture.width == width


def test_those_who_want_the_same_page_at_once_have_it_drawn_once(ceremony, monkeypatch):
    sha256, draw, drawn = put(ceremony, (595, 842)), paging._run, []
    monkeypatch.setattr(paging, "_run", lambda *what: (drawn.append(what), draw(*what)))
    with ThreadPoolExecutor(20) as readers:
        found = {job.result() for job in [readers.submit(light_page, ceremony, sha256) for _ in range(20)]}
    assert len(found) == len(drawn) == 1


def test_more_readers_than_can_be_served_soon_are_told_to_come_back(ceremony, monkeypatch):
    sha256 = put(ceremony, (595, 842))
    monkeypatch.setattr(paging, "_readers", threading.BoundedSemaphore(1))
    with paging._readers, pytest.raises(paging.TooManyReaders):
        light_page(ceremony, sha256)
    assert light_page(ceremony, sha256).exists()


def test_the_hall_does_not_wait_for_readers(ceremony):
    with paging._readers_turn:
        assert paging.rendered(ceremony, put(ceremony, (595, 842)), 1).exists()


def test_letters_lose_nothing_and_a_picture_is_as_good_as_its_weight_allows():
    paper = Image.new("RGB", (1080, 1527), "white")
    paper.paste((17, 17, 17), (100, 100, 700, 140))
    with Image.open(io.BytesIO(rendering.light(paper))) as kept:
        assert kept.convert("RGB").tobytes() == paper.tobytes()
    paper.paste((200, 20, 30), (300, 800, 600, 1100))
    with Image.open(io.BytesIO(rendering.light(paper))) as sealed:
        red, green, _ = sealed.convert("RGB").getpixel((450, 950))
        assert red > 150 > 100 > green
    noise = Image.frombytes("RGB", paper.size, random.Random(1).randbytes(3 * 1080 * 1527))
    assert len(rendering.light(noise)) <= rendering.LIGHT


def light_page(ceremony, sha256):
    return paging.light_page(ceremony, sha256, 1, 1080)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"%PDF-1.4\n" + os.urandom(5000)])
def test_a_document_that_cannot_be_drawn_leaves_nothing_behind(ceremony, content):
    sha256 = ceremony.blobs.put(content)
    with pytest.raises(paging.NotRendered):
        paging.rendered(ceremony, sha256, 1)
    assert pictures(ceremony) == []


def test_a_full_disk_is_no_fault_of_the_page_and_it_is_drawn_when_there_is_room_again(ceremony):
    sha256, before = put(ceremony, (595, 842)), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        with pytest.raises(OSError, match="space"):
            light_page(ceremony, sha256)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert pictures(ceremony) == []
    assert light_page(ceremony, sha256).exists()


def test_a_page_that_takes_too_long_ends_its_process_and_not_ours(ceremony, tmp_path, monkeypatch):
    slow = tmp_path / "slow.py"
    slow.write_text("import signal, time\nsignal.alarm(1)\ntime.sleep(60)\n")
    monkeypatch.setattr(paging.rendering, "__file__", str(slow))
    with pytest.raises(paging.NotRendered):
        paging.rendered(ceremony, put(ceremony, (595, 842)), 1)
