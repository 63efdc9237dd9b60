"""PDFs are checked in a process of their own: sound ones are described, all others refused by a code."""

import hashlib
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String

from ceremony.vault.preflight import PdfFacts, PdfProblem, inspect

SOUND = typst.compile(b"= Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh\n#lorem(1200)")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """A one-page PDF, changed by a function and saved with these options."""

    def save(change: Callable[[Pdf], object] = lambda pdf: None, **options: object) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.pages[0].Contents = pdf.make_stream(b"BT ET " * 200)
            change(pdf)
            pdf.save(path, **options)
        return path

    return save


def code(path: Path) -> str | None:
    result = inspect([path])[path]
    return result.code if isinstance(result, PdfProblem) else None


def test_a_sound_pdf_is_described(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(SOUND)
    [facts] = inspect([path]).values()
    assert facts == PdfFacts(2, len(SOUND), hashlib.sha256(SOUND).hexdigest())


def test_180_files_of_30_kb_take_little_time_and_tell_progress(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(180)]
    for path in paths:
        path.write_bytes(SOUND)
    told: list[tuple[int, int]] = []
    started = time.monotonic()
    found = inspect(paths, lambda done, total: told.append((done, total)))
    assert list(found) == paths
    assert told == [(number, 180) for number in range(1, 181)]
    assert time.monotonic() - started < 10  # about 1.2 s on an idle machine


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", SOUND[:300]])
def test_what_is_no_pdf_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    assert code(path) == "unreadable"


def test_missing_files_are_unreadable(tmp_path: Path) -> None:
    assert code(tmp_path / "none.pdf") == "unreadable"


@pytest.mark.parametrize("user", ["", "open"])
def test_encrypted_pdfs_are_refused_even_if_they_open_without_a_password(saved, user: str) -> None:
    assert code(saved(encryption=pikepdf.Encryption(owner="owner", user=user))) == "encrypted"


def test_a_pdf_without_pages_is_refused(saved) -> None:
    assert code(saved(lambda pdf: pdf.pages.__delitem__(0))) == "no_pages"


def test_what_a_reader_would_silently_repair_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    offset = SOUND.rindex(b"startxref\n") + 10
    for broken in (SOUND[:-30], SOUND[:offset] + b"1" + SOUND[offset:]):
        path.write_bytes(broken)
        assert code(path) == "damaged"


def test_a_page_whose_content_is_cut_is_damaged(saved) -> None:
    path = saved(compress_streams=True)
    with pikepdf.open(path) as pdf:
        raw = pdf.pages[0].Contents.read_raw_bytes()
    assert len(raw) > 12
    path.write_bytes(path.read_bytes().replace(raw, raw[:4] + b"\xff" * (len(raw) - 4)))
    assert code(path) == "damaged"


def script(pdf: Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def open_with_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script(pdf)


def script_by_reference_on_a_page(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=pdf.make_indirect(script(pdf)))


def name_tree_of_scripts(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(script(pdf))])))


def start_a_program(pdf: Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Launch, F=String("cmd.exe"))
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


def carry_a_file(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def dynamic_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


@pytest.mark.parametrize("streams", [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable])
@pytest.mark.parametrize(
    "change",
    [
        open_with_a_script,
        script_by_reference_on_a_page,
        name_tree_of_scripts,
        start_a_program,
        carry_a_file,
        dynamic_form,
    ],
)
def test_scripts_programs_and_files_inside_are_found_in_object_streams_too(saved, change, streams) -> None:
    path = saved(change, object_stream_mode=streams)
    assert code(path) == "active_content"


def test_links_to_the_web_and_ordinary_forms_are_no_active_content(saved) -> None:
    def change(pdf: Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.URI, URI=String("https://example.org")),
        )  # fmt: skip
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
        pdf.Root.AcroForm = Dictionary(Fields=Array(), SigFlags=3)

    assert code(saved(change)) is None


def test_a_file_that_hangs_is_given_up_and_the_rest_are_checked(tmp_path: Path) -> None:
    sound, hanging = tmp_path / "a.pdf", tmp_path / "b.pdf"
    sound.write_bytes(SOUND)
    os.mkfifo(hanging)
    last = tmp_path / "c.pdf"
    last.write_bytes(SOUND)
    assert stat.S_ISFIFO(hanging.stat().st_mode)
    found = inspect([sound, hanging, last], seconds=1)
    assert found[hanging] == PdfProblem("too_slow")
    assert isinstance(found[sound], PdfFacts)
    assert isinstance(found[last], PdfFacts)


def test_a_file_that_needs_too_much_memory_is_given_up(saved) -> None:
    def bomb(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(bytes(100 * 1024**2))

    path = saved(bomb, compress_streams=True)
    assert path.stat().st_size < 1024**2
    [result] = inspect([path], memory=100 * 1024**2).values()
    assert result == PdfProblem("too_complex")


def test_it_works_from_a_program_without_a_main_guard_and_without_eventlet(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(SOUND)
    program = tmp_path / "console"
    program.write_text(
        "import sys\nfrom pathlib import Path\nfrom ceremony.vault.preflight import inspect\n"
        "print(inspect([Path('a.pdf'), Path('a.pdf')])[Path('a.pdf')].pages, 'eventlet' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(program)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "2 False\n"
