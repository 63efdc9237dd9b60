"""Scenes by the words that people write into a running order, and the one parameter each may have."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from .codes import resolve
from .text import fold

Scene = Mapping[str, str]

#: ``words[0]`` is how an export writes it.
_WORDS = {
    "neutral": ("Nền", "neutral", "Nền trung tính", "Trung tính", "Nghỉ giải lao", "Giải lao", "Nghỉ"),
    "lobby": ("Đón tiếp", "lobby", "Đón khách", "Đón đại biểu", "Chờ khai mạc", "Sảnh", "Sảnh chờ"),
    "welcome": ("Chào mừng", "welcome", "Khai mạc"),
    "programme": ("Chương trình", "programme", "program", "agenda"),
    "speaker": ("Phát biểu", "speaker", "Người phát biểu", "Tham luận", "Diễn giả", "speech"),
    "targets": ("Chỉ tiêu", "targets", "Mục tiêu", "Các chỉ tiêu"),
    "document": ("Văn bản", "document", "Trang văn bản", "Tài liệu"),
    "handover": ("Giao kế hoạch", "handover", "Nhấn nút", "Bàn giao", "Lễ nhấn nút", "press"),
    "announcement": ("Thông báo", "announcement", "notice"),
    "closing": ("Bế mạc", "closing", "Kết thúc"),
}
_KINDS = {fold(word): kind for kind, words in _WORDS.items() for word in words}
NAMES = ", ".join(words[0] for words in _WORDS.values())


class NoScene(ValueError):
    """``code`` is the problem's code, ``value`` the word that is not understood."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value


@dataclass(frozen=True)
class Known:
    """What a parameter may name: ids of handovers; what people call a document, in lower case -> its id."""

    handovers: Collection[str] = ()
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Spoken:
    """What a row says of the person, and of the item."""

    title: str
    name: str
    position: str


def read_scene(word: str, parameter: str, spoken: Spoken, known: Known) -> Scene:
    """Raises NoScene: ``scene_unknown``, ``scene_handover``, ``scene_document`` or ``scene_announcement``.

    Without a word it shows who speaks, or else the programme.
    """
    kind = _KINDS.get(fold(word)) if word else "speaker" if spoken.name or spoken.position else "programme"
    if kind is None:
        raise NoScene("scene_unknown", word)
    fields = _FIELDS.get(kind)
    return {"kind": kind, **(fields(parameter, spoken, known) if fields else {})}


def scene_word(scene: Scene) -> str:
    return _WORDS[scene["kind"]][0]


def parameter_of(scene: Scene) -> str:
    """As ``read_scene`` takes it again."""
    return scene.get("handover") or scene.get("document") or scene.get("topic") or scene.get("text") or ""


def _speaker(topic: str, spoken: Spoken, _: Known) -> Scene:
    return {"name": spoken.name, "position": spoken.position, "topic": topic or spoken.title}


def _handover(word: str, _: Spoken, known: Known) -> Scene:
    """The only one there is need not be named."""
    found = resolve(word, known.handovers) if word else next(iter(known.handovers), None)
    if found is None or (not word and len(known.handovers) > 1):
        raise NoScene("scene_handover", word)
    return {"handover": found}


def _document(word: str, _: Spoken, known: Known) -> Scene:
    found = known.documents.get(word.casefold())
    if found is None:
        raise NoScene("scene_document", word)
    return {"document": found}


def _announcement(text: str, spoken: Spoken, _: Known) -> Scene:
    if not text:
        raise NoScene("scene_announcement")
    return {"title": spoken.title, "text": text}


_FIELDS: Mapping[str, Callable[[str, Spoken, Known], Scene]] = {
    "speaker": _speaker,
    "handover": _handover,
    "document": _document,
    "announcement": _announcement,
}
