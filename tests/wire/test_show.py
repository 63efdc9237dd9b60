"""The program over the wire: operators, screens, podiums and panels, each with what they may do."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from socketio.exceptions import ConnectionError as Rejected

from ceremony.core.agenda import Cue, PlanRundown
from ceremony.core.handover import Presenter
from ceremony.core.scenes import handover_scene
from ceremony.services.ceremony import Ceremony
from ceremony.services.pairing import let_in
from tests.conference import HANDOVER, Prepared, make_conference
from tests.server import Server

from .client import Client
from .visitor import Visitor

TWO = (Presenter("p1", "Bí thư"), Presenter("p2", "Chủ tịch"))
CUES = (
    Cue("07:30", 30, "Đón tiếp", id="don-tiep", scene={"kind": "lobby"}),
    Cue("08:00", 10, "Giao kế hoạch", id="giao", scene=handover_scene(HANDOVER)),
    Cue("08:10", 10, "Bế mạc", id="be-mac", scene={"kind": "closing"}),
)


@pytest.fixture
def conference(tmp_path: Path) -> Prepared:
    prepared = make_conference(tmp_path / "data", presenters=TWO, arm_it=False)
    with Ceremony.open(prepared.data) as ceremony:
        ceremony.submit(PlanRundown(CUES))
    return prepared


@pytest.fixture
def panel(conference: Prepared) -> str:
    with Ceremony.open(conference.data) as ceremony:
        return let_in(ceremony, "Bàn phím", "panel").token


@pytest.fixture
def short_arming(conference: Prepared, tmp_path: Path) -> Iterator[Server]:
    running = Server(conference.data, tmp_path / "stderr", {"CEREMONY_ARMED_FOR": "1"}).start()
    yield running
    running.stop()


def scenes(client: Client) -> list[str]:
    return [entry["scene"]["kind"] for entry in client.entries() if entry["event"] == "scene_taken"]


def test_of_two_operators_that_go_at_once_one_is_told_that_the_other_was_faster(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as one, Visitor(server.url) as other:
            await one.sign_in(server, "An")
            await other.sign_in(server, "Bình")
            async with one.connect("/desk") as left, other.connect("/desk") as right:
                going = [desk.call("go", {"take": 0, "cue": "don-tiep"}) for desk in (left, right)]
                answers = await asyncio.gather(*going)
                assert sorted(answer.get("refused", "") for answer in answers) == ["", "taken_meanwhile"]
                assert all("message" in answer for answer in answers if "refused" in answer)
                for desk in (left, right):
                    await desk.entry("scene_taken")
                    await desk.until(lambda desk=desk: ("standby", {"cue": "giao", "by": ""}) in desk.heard)

    asyncio.run(run())
    assert len(server.events("scene_taken")) == 1


def test_a_panicked_second_neutral_leaves_the_neutral_slide(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                await desk.call("go", {"take": 0, "cue": "don-tiep"})
                assert [await desk.call("neutral") for _ in range(3)] == [{"ok": True}] * 3
                await desk.until(lambda: scenes(desk) == ["lobby", "neutral"])

    asyncio.run(run())


def test_the_preview_shows_what_the_next_go_takes_and_the_program_what_was_taken(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            views = [operator.connect("/stage", {"view": view}) for view in ("preview", "program")]
            async with operator.connect("/desk") as desk, views[0] as preview, views[1] as program:
                assert (await preview.snapshot())["program"]["cue"] == "don-tiep"
                assert (await program.snapshot())["program"] is None
                await desk.call("standby", {"cue": "be-mac"})
                await preview.until(lambda: preview.heard[-1][1].get("program", {}).get("cue") == "be-mac")
                assert (await preview.snapshot())["closing"]["size"] > 0
                await desk.call("go", {"take": 0, "cue": "be-mac"})
                assert (await program.entry("scene_taken"))["cue"] == "be-mac"
                assert preview.entries() == []
                assert (await preview.call("hand", hand("p1")))["refused"] == "unknown_screen"

    asyncio.run(run())


def test_a_monitor_is_for_operators_only(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as stranger:
            for view in ("preview", "program"):
                with pytest.raises(Rejected):
                    await stranger.connect("/stage", {"view": view}).__aenter__()

    asyncio.run(run())


def test_a_screen_comes_in_by_the_code_it_shows_and_leaves_when_it_is_removed(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator, Visitor(server.url) as wall:
            await operator.sign_in(server)
            assert "/js/pair.js" in (await wall.get("/stage"))[1]
            asked = {"kind": "stage", "width": 3840, "height": 2160}
            async with operator.connect("/desk") as desk, wall.connect("/pair", asked) as waiting:
                await waiting.until(lambda: "code" in waiting.names())
                code = dict(waiting.heard)["code"]["code"]
                await desk.until(lambda: any(e == "screens" and p["waiting"] for e, p in desk.heard))
                wrong = {"code": "000000", "name": "Màn chính", "kind": "stage", "presenter": None}
                assert (await desk.call("pair", wrong))["refused"] == "unknown_pairing"
                paired = await desk.call("pair", {**wrong, "code": code})
                assert paired["ok"]
                assert (await desk.call("pair", {**wrong, "code": code}))["refused"] == "unknown_pairing"
                await waiting.until(lambda: "paired" in waiting.names())
                assert await wall.post("/screens/session", dict(waiting.heard)["paired"]) == (200, {"kind": "stage"})
                assert "/js/stage.js" in (await wall.get("/stage"))[1]
                async with wall.connect("/stage") as stage:
                    assert (await stage.snapshot())["screen"]["name"] == "Màn chính"
                    showing = {"take": None, "step": 0, "scene": "lobby", "width": 3840, "height": 2160}
                    await stage.call("showing", {**showing, "hidden": False, "sound": "on", "fps": 60})
                    await desk.until(lambda: any(_status(p) == "lobby" for e, p in desk.heard if e == "screens"))
                    await desk.call("identify", {"screen": paired["screen"]})
                    await stage.until(lambda: "identify" in stage.names())
                    await desk.call("remove_screen", {"screen": paired["screen"]})
                    await stage.until(lambda: "unpaired" in stage.names())
                assert "/js/pair.js" in (await wall.get("/stage"))[1]

    asyncio.run(run())


def _status(told: dict[str, Any]) -> str | None:
    return next((one["status"]["scene"] for one in told["screens"] if one["status"]), None)


def test_a_token_that_nobody_gave_lets_nobody_in(server: Server) -> None:
    async def run() -> list[int]:
        async with Visitor(server.url) as stranger:
            proofs = ({"token": "x"}, {"code": "0000000000"}, {"code": 5}, {}, [], {"token": "\ud800"})
            return [(await stranger.post("/screens/session", proof))[0] for proof in proofs]

    assert asyncio.run(run()) == [404, 404, 400, 400, 400, 400]


def test_two_podiums_press_together_with_the_stage_looking_on(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                left, right = [await _podium(server, desk, presenter) for presenter in ("p1", "p2")]
                async with left, right, left.connect("/podium") as one, right.connect("/podium") as other:
                    await desk.call("arm", {"handover": HANDOVER})
                    await one.entry("handover_armed")
                    assert (await one.call("hand", hand("p2")))["refused"] == "not_your_place"
                    await desk.until(lambda: any(e == "podiums" and len(p["podiums"]) == 2 for e, p in desk.heard))
                    while not any(entry["event"] == "handover_released" for entry in one.entries()):
                        await asyncio.gather(one.call("hand", hand("p1")), other.call("hand", hand("p2")))
                        await asyncio.sleep(0.1)

    asyncio.run(run())
    (released,) = server.events("handover_released")
    assert [(h["presenter"], h["place"]) for h in released["hands"]] == [("p1", "podium"), ("p2", "podium")]


async def _podium(server: Server, desk: Client, presenter: str) -> Visitor:
    invited = await desk.call("invite_screen", {"name": f"Bục {presenter}", "kind": "podium", "presenter": presenter})
    visitor = Visitor(server.url)
    assert await visitor.post("/screens/session", {"code": invited["code"]}) == (200, {"kind": "podium"})
    assert (await visitor.post("/screens/session", {"code": invited["code"]}))[0] == 404
    return visitor


def test_the_desk_holds_for_a_failed_screen_and_the_log_says_so(server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server, "An")
            async with operator.connect("/desk") as desk:
                await desk.call("arm", {"handover": HANDOVER})
                while not any(entry["event"] == "handover_released" for entry in desk.entries()):
                    await asyncio.gather(*(desk.call("hand", hand(p.id)) for p in TWO))
                    await asyncio.sleep(0.1)

    asyncio.run(run())
    (released,) = server.events("handover_released")
    assert released["by"] == {"role": "operator", "name": "An"}
    assert {(h["place"], h["operator"]) for h in released["hands"]} == {("desk", "An")}


def test_an_armed_button_that_nobody_presses_goes_dark(short_arming: Server) -> None:
    async def run() -> None:
        async with Visitor(short_arming.url) as operator:
            await operator.sign_in(short_arming)
            async with operator.connect("/desk") as desk:
                await desk.call("arm", {"handover": HANDOVER})
                assert (await desk.entry("handover_disarmed"))["cause"] == "timeout"

    asyncio.run(run())


def test_a_screen_that_shows_something_else_presses_nothing(server: Server, conference: Prepared) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator, Visitor(server.url) as wall:
            await operator.sign_in(server)
            await wall.get(f"/stage?key={conference.stage_key}")
            async with operator.connect("/desk") as desk, wall.connect("/stage") as stage:
                await desk.call("arm", {"handover": HANDOVER})
                own = (await stage.snapshot())["screen"]
                assert (await stage.call("hand", hand("p1"))) == {"ok": True}
                change = {"screen": own["id"], "name": "Bên trái", "hands": True, "volume": 0}
                await desk.call("change_screen", {**change, "show": {"mode": "blank"}})
                await stage.until(lambda: "screen" in stage.names())
                assert (await stage.call("hand", hand("p1")))["refused"] == "hands_off"

    asyncio.run(run())


def test_a_panel_moves_the_show_but_neither_arms_nor_presses(panel: str, server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as box:
            assert (await box.post("/api/panel/go", token="wrong"))[0] == 401
            status, standing = await box.post("/api/panel/go", token=panel)
            assert status == 200, standing
            assert (standing["program"]["cue"], standing["standby"]) == ("don-tiep", "giao")
            assert (await box.post("/api/panel/go", token=panel))[1]["refused"] == "too_fast"
            assert (await box.post("/api/panel/standby/next", token=panel))[1]["standby"] == "be-mac"
            assert (await box.post("/api/panel/neutral", token=panel))[1]["program"]["scene"] == "neutral"
            assert (await box.post("/api/panel/minutes/next", token=panel))[0] == 200
            assert (await box.post("/api/panel/step/next", token=panel))[1]["refused"] == "no_such_step"
            assert (await box.post("/api/panel/disarm", token=panel))[1]["refused"] == "not_armed"
            assert (await box.post("/api/panel/identify", token=panel))[0] == 200

    asyncio.run(run())
    assert {entry["by"]["name"] for entry in server.events("scene_taken")} == {"Bàn phím"}


def test_the_program_is_still_there_after_the_server_was_killed(server: Server, conference: Prepared) -> None:
    async def go() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                await desk.call("go", {"take": 0, "cue": "don-tiep"})

    async def look() -> Any:
        async with Client(server.url, "/stage", {"key": conference.stage_key}) as stage:
            return (await stage.snapshot())["program"]

    asyncio.run(go())
    server.kill()
    server.start()
    assert asyncio.run(look())["cue"] == "don-tiep"


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("go", {"take": "0", "cue": "don-tiep"}),
        ("go", {"cue": "don-tiep"}),
        ("take", {"take": 0, "scene": "lobby"}),
        ("take", {"take": 0, "scene": {"kind": "lobby", "script": "x"}}),
        ("take", {"take": 0, "scene": {"kind": "announcement", "title": "\ud800", "text": ""}}),
        ("take", {"take": 0, "scene": {"kind": "lobby"}, "minutes": 10**9}),
        ("change_screen", {"screen": "s", "name": "x", "show": [], "hands": True, "volume": 1}),
        ("pair", {"code": "x", "name": "y", "kind": "panel", "presenter": None}),
        ("identify", {"screen": 5}),
        ("hand", {"handover": "h1", "arming": True, "presenter": "p1"}),
    ],
)
def test_malformed_commands_are_refused_in_words(server: Server, event: str, payload: Any) -> None:
    async def run() -> Any:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                return await desk.call(event, payload)

    answer = asyncio.run(run())
    assert answer["refused"] == "malformed"
    assert answer["message"]


def hand(presenter: str) -> dict[str, Any]:
    return {"handover": HANDOVER, "arming": 1, "presenter": presenter, "down": True}


def test_a_screen_that_is_removed_or_changed_in_the_middle_of_a_press_lets_go(
    server: Server, conference: Prepared
) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator, Visitor(server.url) as wall:
            await operator.sign_in(server)
            await wall.get(f"/stage?key={conference.stage_key}")
            async with operator.connect("/desk") as desk, wall.connect("/stage") as stage:
                await desk.call("arm", {"handover": HANDOVER})
                own = (await stage.snapshot())["screen"]
                change = {"screen": own["id"], "name": "", "hands": False, "volume": 0, "show": {"mode": "program"}}
                for presenter in TWO:
                    await stage.call("hand", hand(presenter.id))
                await stage.until(lambda: any(e == "hands" and p["hands"] for e, p in stage.heard))
                await desk.call("change_screen", change)
                await stage.until(lambda: ("hands", {"hands": {}, "places": {}}) in stage.heard)
                await desk.call("remove_screen", {"screen": own["id"]})
                await stage.until(lambda: "disconnect" in stage.names())

    asyncio.run(run())
    assert server.events("handover_released") == []


def test_who_was_let_in_as_nobody_presses_nothing(server: Server) -> None:
    async def run() -> list[str]:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk, operator.connect("/stage") as stage:
                await desk.call("arm", {"handover": HANDOVER})
                return [(await stage.call("hand", hand(presenter.id)))["refused"] for presenter in TWO]

    assert asyncio.run(run()) == ["unknown_screen", "unknown_screen"]


def test_no_key_of_a_panel_or_desk_ends_a_press_but_the_neutral_slide(panel: str, server: Server) -> None:
    async def run() -> None:
        async with Visitor(server.url) as operator:
            await operator.sign_in(server)
            async with operator.connect("/desk") as desk:
                await desk.call("arm", {"handover": HANDOVER})
                assert (await operator.post("/api/panel/go", token=panel))[1]["refused"] == "already_armed"
                await desk.call("hand", hand("p1"))
                assert (await desk.call("go", {"take": 1, "cue": "be-mac"}))["refused"] == "hands_on_button"
                assert (await desk.call("neutral")) == {"ok": True}
                assert (await desk.entry("handover_disarmed"))["cause"] == "scene"

    asyncio.run(run())
