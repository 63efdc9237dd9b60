"""Bundles and receipts that were tampered with, and the codes that every verifier has to find wrong with them."""

import base64
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ceremony.evidence import canonical
from ceremony.evidence.container import pack
from ceremony.evidence.receipt import write, write_code
from ceremony.ledger.checkpoint import Checkpoint
from ceremony.ledger.note import Signer
from tests.evidence.world import UNITS, World, changed, rebuild, resign

OTHER = Signer(b"another log's key, 32 bytes long")


CLOCK = "2022-12-09T02:00:00.000Z"


class Case(NamedTuple):
    """``codes``: of what does not hold; None where only the status is laid down."""

    name: str
    content: bytes
    status: int
    codes: set[str] | None


def cases(world: World) -> list[Case]:
    parts = (
        whole,
        files_changed,
        files_resigned,
        entries_rewritten,
        fields_rewritten,
        courses_rewritten,
        heads,
        receipts_changed,
    )
    return [case for part in parts for case in part(world)]


def whole(world: World) -> Iterator[Case]:
    yield Case("as it was exported", world.content, 0, set())
    yield Case("made anew from the same entries", rebuild(world, world.entries), 0, set())
    yield Case("nothing", b"", 2, set())
    yield Case("something else", b"%PDF-1.7", 2, set())
    yield Case("some JSON", b'{"format":"other"}', 2, set())
    yield Case("cut off", world.content[:-1], 1, {"container"})
    yield Case("one byte more", world.content + b"\0", 1, {"container"})
    yield Case("only the magic", b"PK\x03\x04", 1, {"container"})
    yield Case("empty zip", pack({"README.txt": b""}), 1, {"key"})


def files_changed(world: World) -> Iterator[Case]:
    """By somebody without any key."""
    for name, content in world.files.items():
        altered = {**world.files, name: content[:-2] + bytes([content[-2] ^ 1]) + content[-1:]}
        yield Case(f"a byte of {name}", pack(altered), 1, None)
        yield Case(f"without {name}", pack({n: c for n, c in world.files.items() if n != name}), 1, None)
    yield Case("a file more", pack({**world.files, "more.txt": b"x"}), 1, {"files"})
    swapped = {**world.files, "documents.json": world.files["endpoints.json"]}
    yield Case("a file for another", pack(swapped), 1, {"files", "documents"})


def files_resigned(world: World) -> Iterator[Case]:
    """By somebody with the log's key, file by file."""

    def case(name: str, codes: set[str], **files: bytes) -> Case:
        changes = {key.replace("__", "."): value for key, value in files.items()}
        return Case(f"signed anew: {name}", resign({**world.files, **changes}, world.signer), 1, codes)

    documents, endpoints = (json.loads(world.files[f"{name}.json"]) for name in ("documents", "endpoints"))
    for number, listed, code in ((1, documents, "documents"), (2, endpoints, "endpoints")):
        for field, value in listed[number - 1].items():
            other = [dict(one) for one in listed]
            other[number - 1][field] = _other(value)
            yield case(f"{code}.json {field}", {code}, **{f"{code}__json": canonical.encode(other) + b"\n"})
        yield case(f"{code}.json reversed", {code}, **{f"{code}__json": canonical.encode(listed[::-1]) + b"\n"})
        yield case(f"{code}.json with spaces", {code}, **{f"{code}__json": json.dumps(listed).encode() + b"\n"})
    lines = world.files["entries.jsonl"].split(b"\n")
    order = [*lines[:4], lines[5], lines[4], *lines[6:]]
    inner = {"tree", "tiles", "checkpoints"}
    yield case("two entries swapped", {"entries", *inner}, entries__jsonl=b"\n".join(order))
    yield case("an entry dropped", {"entries", *inner}, entries__jsonl=b"\n".join([*lines[:4], *lines[5:]]))
    yield case("an entry twice", {"entries", *inner}, entries__jsonl=b"\n".join([*lines[:4], lines[3], *lines[4:]]))
    notes = world.files["checkpoints.jsonl"].split(b"\n")
    yield case("a checkpoint dropped at the end", {"checkpoints"}, checkpoints__jsonl=b"\n".join([*notes[:-2], b""]))
    yield case("checkpoints swapped", {"checkpoints"}, checkpoints__jsonl=b"\n".join([notes[1], notes[0], *notes[2:]]))
    forged = canonical.encode(Checkpoint(2, bytes(32)).sign(world.signer))
    yield case("a checkpoint of another root", {"checkpoints"}, checkpoints__jsonl=b"\n".join([forged, *notes[1:]]))
    for name in [name for name in world.files if name.startswith("tile/")]:
        yield case(f"a hash of {name}", {"tiles"}, **{name.replace(".", "__"): b"\0" * len(world.files[name])})


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + "x"
        case list():
            return value[1:] or ["x"]
        case None:
            return "x"
        case dict():
            return {**dict(list(value.items())[1:]), "x": "x"}
    raise TypeError(value)


def entries_rewritten(world: World) -> Iterator[Case]:
    """By somebody with the log's key, who makes everything anew: the endpoints are witnesses."""
    entries, answered = world.entries, {"acknowledgement"}
    for seq in range(1, world.number("package_acknowledged", UNITS[2])):
        altered = changed(entries, seq, lambda entry: entry.update(at="2022-12-09T00:00:00.000Z"))
        yield Case(f"another time in entry {seq}", rebuild(world, altered), 1, None)
    yield Case("with another key", rebuild(world, entries, OTHER), 1, answered | {"receipts"})
    last = world.number("package_refused")
    yield Case("the last entry left out", rebuild(world, entries[: last - 1]), 0, set())


ANSWER = {"handover", "unit", "endpoint", "person", "position", "on_behalf_of", "statement", "signature"}
FIELDS = {
    "handover_released": {"handover", "arming", "secret", "plaintexts"},
    "handover_sealed": {"handover", "release_hash", "envelopes", "packages"},
    "handover_armed": {"handover", "arming"},
    "documents_imported": {"handover", "documents"},
    "endpoint_enrolled": {"endpoint", "unit", "device", "device_key"},
    "package_staged": {"handover", "unit", "endpoint"},
    "package_delivered": {"handover", "unit", "endpoint", "documents"},
    "package_opened": {"handover", "unit", "endpoint"},
    "package_acknowledged": ANSWER,
    "package_refused": {*ANSWER, "reason"},
}


def fields_rewritten(world: World) -> Iterator[Case]:
    """Every field that a verifier relies on: altered, of another type, and missing."""
    entries = world.entries
    for event, names in FIELDS.items():
        seq = world.number(event)
        for name in sorted(names):
            for how, value in (
                ("altered", _other(entries[seq - 1][name])),
                ("of another type", 1.5),
                ("missing", None),
            ):
                altered = [dict(entry) for entry in entries]
                altered[seq - 1][name] = value
                if how == "missing":
                    del altered[seq - 1][name]
                yield Case(f"{event} {name} {how}", _without_deriving(world, altered), 1, None)
    yield from statements_rewritten(world)


def _without_deriving(world: World, entries: list[Any]) -> bytes:
    """The lines changed and all of the tree made to fit; lists and receipts as they were."""
    try:
        return rebuild(world, entries)
    except Exception:  # noqa: BLE001 - what cannot be derived stays as it was
        lines = b"".join(canonical.encode(entry) + b"\n" for entry in entries)
        return resign({**world.files, "entries.jsonl": lines}, world.signer)


def statements_rewritten(world: World) -> Iterator[Case]:
    """Of the device that cannot sign: its statement can be made up, but must still fit the log."""
    seq = world.number("package_acknowledged", UNITS[2])
    said = json.loads(world.entries[seq - 1]["statement"])
    for name in said:
        if name in ("conference", "clock"):
            continue  # nothing in the log says otherwise
        value = "insecurely" if name == "channel" else _other(said[name])
        text = json.dumps({**said, name: value}, ensure_ascii=False)
        altered = changed(world.entries, seq, lambda entry, text=text: entry.update(statement=text))
        yield Case(
            f"statement {name} altered",
            rebuild(world, altered),
            1,
            {"acknowledgement", "receipts"} if name not in ("documents", "checkpoint") else None,
        )
        fewer = json.dumps({key: value for key, value in said.items() if key != name})
        altered = changed(world.entries, seq, lambda entry, text=fewer: entry.update(statement=text))
        yield Case(f"statement without {name}", rebuild(world, altered), 1, {"acknowledgement", "receipts"})
    for text in ("", "[]", "NaN", '"x"', "{}"):
        altered = changed(world.entries, seq, lambda entry, text=text: entry.update(statement=text))
        yield Case(f"statement {text!r}", rebuild(world, altered), 1, {"acknowledgement", "receipts"})


def courses_rewritten(world: World) -> Iterator[Case]:
    """By somebody with the log's key: what no device signed, put behind what they did."""
    entries = world.entries
    refused = entries[world.number("package_refused") - 1]
    enrolled = entries[world.number("endpoint_enrolled", UNITS[1]) - 1]
    unsigned = entries[world.number("package_acknowledged", UNITS[2]) - 1]
    device = {**enrolled, "endpoint": "e_forged", "device_key": None}

    def behind(*added: Any) -> bytes:
        at = range(len(entries) + 1, len(entries) + 1 + len(added))
        return rebuild(world, [*entries, *({**entry, "seq": seq} for seq, entry in zip(at, added, strict=True))])

    said = json.loads(unsigned["statement"])
    forged = {**said, "endpoint": "e_forged", "unit": json.loads(refused["statement"])["unit"]}
    documents = [one for one in json.loads(world.files["documents.json"]) if UNITS[1] in one["units"]]
    forged["documents"] = [
        {**{key: one[key] for key in ("document", "type", "number", "symbol", "subject", "sha256")}}
        | {"envelope": one["envelope_sha256"]}
        for one in sorted(documents, key=lambda one: (len(one["units"]) == 1, one["filename"]))
    ]
    answer = {**unsigned, "unit": UNITS[1], "endpoint": "e_forged", "statement": json.dumps(forged, ensure_ascii=False)}
    yield Case("a refusal covered by a second answer", behind(device, answer), 1, {"acknowledgement"})
    again = {**enrolled, "device_key": entries[world.number("endpoint_enrolled", UNITS[0]) - 1]["device_key"]}
    yield Case("an endpoint enrolled twice", behind(again), 1, {"endpoints"})
    sealed = entries[world.number("handover_sealed") - 1]
    yield Case("sealed again after the release", behind(sealed), 1, {"release"})
    yield Case("sealed to nothing after the release", behind({**sealed, "envelopes": {}, "packages": {}}), 1, None)
    yield Case("armed after the release", behind(entries[world.number("handover_armed") - 1]), 1, {"release"})
    skipped = {
        **unsigned,
        "unit": UNITS[3],
        "endpoint": entries[world.number("endpoint_enrolled", UNITS[3]) - 1]["endpoint"],
    }
    yield Case("acknowledged without having opened", behind(skipped), 1, {"acknowledgement", "receipts"})
    for event in ("package_delivered", "package_opened"):
        twice = entries[world.number(event, UNITS[0]) - 1]
        yield Case(f"{event} twice", behind(twice), 1, {"delivery"})
    for name, entry in (
        ("a time that is none", {"at": "yesterday", "event": "other", "by": {}}),
        (
            "a known event with a list for a handover",
            {"at": CLOCK, "event": "package_staged", "by": {}, "handover": []},
        ),
    ):
        yield Case(name, _without_deriving(world, [*entries, {"seq": len(entries) + 1, **entry}]), 1, None)
    odd = {"at": CLOCK, "event": "package_new", "by": {}, "handover": [], "unit": ""}
    yield Case("an unknown event is not looked into", behind(odd), 0, set())
    lines = world.files["entries.jsonl"]
    spaced = lines.replace(b'{"at":', b'{"at": ', 1)
    yield Case("an entry in another spelling", resign({**world.files, "entries.jsonl": spaced}, world.signer), 1, None)
    more = {**world.files, "evil.txt": b"x"}
    yield Case("a file of no kind, listed", resign(more, world.signer), 1, {"files"})
    notes = world.files["checkpoints.jsonl"].replace(b'"', b' "', 1)
    spelled = resign({**world.files, "checkpoints.jsonl": notes}, world.signer)
    yield Case("a checkpoint in another spelling", spelled, 1, {"checkpoints"})


def heads(world: World) -> Iterator[Case]:
    """Checkpoints of another key, and two that contradict each other."""
    entries, signer = world.entries, world.signer
    head = Checkpoint.open(world.files["checkpoint"].decode(), signer.key)
    foreign = {**world.files, "checkpoint": head.sign(OTHER).encode()}
    yield Case("a checkpoint of another key", pack(foreign), 1, None)
    split = Checkpoint(3, bytes(32)).sign(signer)
    ours = Checkpoint.open(json.loads(world.files["checkpoints.jsonl"].split(b"\n")[0]), signer.key)
    about = {"endpoint": entries[world.number("endpoint_enrolled") - 1]["endpoint"], "unit": UNITS[3]}
    for name, shown, codes in (
        ("proven", split, {"contradiction"}),
        ("larger than the log was", Checkpoint(10_000, head.root).sign(signer), {"contradiction"}),
        ("of another key", Checkpoint(3, bytes(32)).sign(OTHER), set()),
        ("of this log after all", ours.sign(signer), set()),
        ("no note", "x", set()),
    ):
        entry = {
            "seq": len(entries) + 1,
            "at": "2022-12-09T02:00:00.000Z",
            "event": "checkpoint_contradicted",
            "by": {"role": "endpoint"},
            "held": ours.sign(signer),
            "shown": shown,
            "proven": True,
            **about,
        }
        yield Case(f"a contradiction, {name}", rebuild(world, [*entries, entry]), 1 if codes else 0, codes)
    for name, token in (("no base64", "!"), ("no token", "AAAA"), ("empty", "")):
        entry = {
            "seq": len(entries) + 1,
            "at": "2022-12-09T02:00:00.000Z",
            "event": "checkpoint_timestamped",
            "by": {"role": "system"},
            "checkpoint": world.files["checkpoint"].decode(),
            "token": token,
            "authority": "x",
        }
        yield Case(f"a timestamp, {name}", rebuild(world, [*entries, entry]), 1, {"timestamp"})


def receipts_changed(world: World) -> Iterator[Case]:
    names = [f"receipts/h1/{unit}.json" for unit in UNITS[:4]]
    for name in names:
        yield Case(f"{name} by itself", world.files[name], 0, set())
        code = write_code(json.loads(world.files[name]))
        yield Case(f"the code of {name}", code.encode(), 0, set())
        yield Case(f"the code of {name} with a line feed", f"{code}\r\n".encode(), 0, set())
        yield Case(f"the code of {name} cut off", code[:-3].encode(), 2, set())
    for name in (names[0], names[2]):
        receipt = json.loads(world.files[name])
        for field, value in receipt.items():
            if field == "format":
                continue
            yield Case(f"{name} {field} altered", write({**receipt, field: _other(value)}), 1, None)
            yield Case(f"{name} without {field}", write({k: v for k, v in receipt.items() if k != field}), 1, None)
        yield Case(f"{name} with more", write({**receipt, "more": 1}), 1, {"format"})
        yield Case(f"{name} with spaces", json.dumps(receipt).encode(), 1, {"format"})
        for part in ("endpoint", "delivery"):
            for field, value in receipt[part].items():
                altered = {**receipt, part: {**receipt[part], field: value.replace("0", "1", 1)}}
                yield Case(f"{name} {part} {field} altered", write(altered), 1, None)
        yield Case(f"{name} parts swapped", write({**receipt, "endpoint": receipt["delivery"]}), 1, {"endpoint"})
    one, two = (json.loads(world.files[name]) for name in names[:2])
    yield Case("another's delivery", write({**one, "delivery": two["delivery"]}), 1, None)
    key = base64.b64encode(b"\1" + OTHER.key.public).decode()
    named = f"{world.signer.key.name}+{world.signer.key.id.hex()}+{key}"
    yield Case("another key under the log's name", write({**one, "log": named}), 1, {"key"})
    yield Case("another log's key", write({**one, "log": str(OTHER.key)}), 1, None)
