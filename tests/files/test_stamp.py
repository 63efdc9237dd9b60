"""Every page of a rehearsal's document says that it is one."""

import io

import pikepdf
import pypdfium2
import pytest

from ceremony.files.covering import uncovered
from ceremony.files.paper.stamp import NotStamped, stamped
from tests.conference import small_pdf


def shaped(*pages: dict) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for page in pages:
            pdf.add_blank_page(page_size=page["size"])
            for name, value in page.items():
                if name != "size":
                    pdf.pages[-1].obj[pikepdf.Name(f"/{name}")] = value
        pdf.save(out)
    return out.getvalue()


def written(contents: bytes) -> bytes:
    """A page with these contents."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(shaped({"size": (595, 842)}))) as pdf:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, contents)
        pdf.save(out)
    return out.getvalue()


def covered_by(**annotation: object) -> bytes:
    """A page with an annotation, white where it draws itself, all over it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(shaped({"size": (595, 842)}))) as pdf:
        white = pdf.make_stream(b"1 g 0 0 595 842 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842])
        whole = {"Type": pikepdf.Name.Annot, "Rect": [0, 0, 595, 842], "F": 4, "AP": pikepdf.Dictionary(N=white)}
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(**whole | annotation))])
        pdf.save(out)
    return out.getvalue()


def drawn(content: bytes) -> list:
    """Each page as a reader shows it, in half its points."""
    document = pypdfium2.PdfDocument(content)
    return [page.render(scale=0.5).to_pil().convert("L") for page in document]


def words(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


def test_each_page_has_the_word_across_it_and_at_both_edges():
    content = stamped(shaped({"size": (595, 842)}, {"size": (842, 595)}), "vi")
    for text in words(content):
        assert text.count("DIỄN TẬP") == 3


@pytest.mark.parametrize(
    "page",
    [
        {"size": (595, 842)},
        {"size": (842, 595)},
        {"size": (842, 1191)},
        {"size": (595, 842), "Rotate": 90},
        {"size": (842, 595), "Rotate": 270},
        {"size": (800, 1000), "CropBox": pikepdf.Array([100, 100, 700, 900])},
        {"size": (300, 300), "MediaBox": pikepdf.Array([-100, -50, 200, 250])},
        {"size": (100, 60)},
        {"size": (595, 842), "CropBox": pikepdf.Array([-2000, -2000, 3000, 3000])},
        {"size": (595, 842), "CropBox": pikepdf.Array([1000, 1000, 1500, 1500])},
        {"size": (595, 842), "CropBox": pikepdf.Array([-500, -500, 300, 400])},
        {"size": (595, 842), "CropBox": pikepdf.Array([500, 800, 100, 50]), "Rotate": -90},
        {"size": (595, 842), "Rotate": 45},
        {"size": (595, 842), "UserUnit": 3},
        {"size": (595, 842), "UserUnit": 10**7},
        {"size": (595, 842), "MediaBox": pikepdf.Array([0, 0, 0, 0])},
        {"size": (20, 30)},
    ],
)
def test_the_word_goes_from_corner_to_corner_whatever_the_page_is_like(page):
    (image,) = drawn(stamped(shaped(page), "vi"))
    left, top, right, bottom = image.point(lambda value: 255 if value < 250 else 0).getbbox()
    assert left < image.width * 0.2
    assert right > image.width * 0.8
    assert top < image.height * 0.06
    assert bottom > image.height * 0.94
    middle = image.crop((image.width // 3, image.height // 3, image.width * 2 // 3, image.height * 2 // 3))
    assert middle.getextrema()[0] < 250


def test_what_was_on_the_page_can_still_be_read():
    (text,) = words(stamped(small_pdf("Nghi quyet", 2000), "vi"))
    assert "Nghi quyet" in text


def test_the_same_document_gives_the_same_bytes():
    content = small_pdf("Nghi quyet", 2000)
    assert stamped(content, "vi") == stamped(content, "vi") != stamped(content, "en")


def test_a_signed_document_loses_its_seal_and_not_its_pages():
    with pikepdf.open(io.BytesIO(small_pdf("Nghi quyet", 2000))) as pdf:
        signature = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 100, 200, 100]))
        field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Chu ky", V=signature))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
        out = io.BytesIO()
        pdf.save(out)
    (text,) = words(stamped(out.getvalue(), "vi"))
    assert "Nghi quyet" in text


@pytest.mark.parametrize(
    "contents",
    [
        b"q 0 0 1 1 re W n 0.001 0 0 0.001 0 0 cm Q Q Q Q q 0 0 1 1 re W n",
        b"0 0 1 1 re W n 0.001 0 0 0.001 0 0 cm",
        b"BT (never ends",
        b"BT <41",
        b"[ (a) ",
        b"/OC << /A (x",
        b"q BI /W 100 /H 100 /BPC 8 /CS /G ID abc",
        b"% no end of line",
        b"BT 3 Tr BX /OC /none BDC",
        b"0 g 0 0 595 842 re f",
        b"0.702 0.0706 0.1137 rg 0 0 595 842 re f",
    ],
    ids="stray-Q clip string hex array dictionary image comment open black red".split(),
)
def test_whatever_the_contents_leave_open_or_paint_the_word_is_seen(tmp_path, contents):
    assert is_seen(tmp_path, written(contents))


@pytest.mark.parametrize(
    "annotation",
    [
        {"Subtype": pikepdf.Name.Stamp},
        {"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx},
        {"Subtype": pikepdf.Name.Square, "IC": [1, 1, 1], "AP": pikepdf.Dictionary()},
        {"Subtype": pikepdf.Name.Highlight, "C": [1, 1, 1], "QuadPoints": [0, 842, 595, 842, 0, 0, 595, 0], "AP": None},
    ],
)
@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
def test_nothing_lies_over_the_word(tmp_path, annotation):
    content = covered_by(**annotation)
    assert is_seen(tmp_path, content)
    with pikepdf.open(io.BytesIO(stamped(content, "vi"))) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_what_an_annotation_shows_stays_on_the_page():
    with pikepdf.open(io.BytesIO(covered_by(Subtype=pikepdf.Name.Stamp))) as pdf:
        pdf.pages[0].Annots[0].AP.N.write(b"0 0 1 rg 0 600 595 100 re f")
        out = io.BytesIO()
        pdf.save(out)
    (page,) = pypdfium2.PdfDocument(stamped(out.getvalue(), "vi"))
    assert page.render(scale=0.5).to_pil().getpixel((10, 100)) == (0, 0, 255)


def is_seen(tmp_path, content: bytes) -> bool:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(content)
    after.write_bytes(stamped(content, "vi"))
    return uncovered([(before, after)]) is None and "DIỄN TẬP" in words(after.read_bytes())[0]


def test_the_first_document_that_shows_no_word_is_named(tmp_path):
    content = shaped({"size": (595, 842)}, {"size": (595, 842)})
    half = io.BytesIO()
    with pikepdf.open(io.BytesIO(stamped(content, "vi"))) as pdf, pikepdf.open(io.BytesIO(content)) as plain:
        pdf.pages[1] = plain.pages[1]
        pdf.save(half)
    files = {"plain": content, "stamped": stamped(content, "vi"), "half": half.getvalue(), "broken": b"%PDF-1.7"}
    for name, written_ in files.items():
        (tmp_path / name).write_bytes(written_)
    plain, good, *others = (tmp_path / name for name in files)
    assert uncovered([]) is None
    assert uncovered([(plain, good), (plain, good)]) is None
    for bad in (plain, *others):
        assert uncovered([(plain, good), (plain, bad), (plain, good)]) == 1


def test_what_is_no_pdf_is_not_stamped():
    with pytest.raises(NotStamped):
        stamped(b"%PDF-1.7 nothing", "vi")
