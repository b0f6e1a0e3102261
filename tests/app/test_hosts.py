"""Whom the app answers, what a visitor may send, and what either costs the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from argmap.app import Guests, serve
from argmap.app.headers import StrictHeaders, policy
from argmap.app.hosts import (
    EMBED_VARIABLE,
    HOSTS_VARIABLE,
    AllowedHosts,
    Doors,
    ServingError,
    host_name,
    origin,
)
from argmap.app.lines import LONGEST, LogLine
from argmap.app.messages import WantedMessages

ALONE = Doors()
HOSTED = Doors(loopback=False, named=frozenset({"debates.example.org"}))
BEHIND_A_PROXY = Doors(loopback=True, named=frozenset({"debates.example.org"}))


@pytest.fixture(autouse=True)
def usual_log() -> Iterator[None]:
    """Whatever a test does to the log of this process ends with it."""
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for the app: answer every request with a page, and open every WebSocket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": "a message came through"})
        return
    headers = [(b"x-frame-options", b"SAMEORIGIN")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"a debate"})


def scope(kind: str = "http", path: str = "/", **headers: str) -> Scope:
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": kind, "path": path, "headers": sent, "method": "GET"}


def answers(app: object, asked: Scope, sent: tuple[Message, ...] = ()) -> list[Message]:
    """Return all that an application answers to a request and the messages after it."""
    came, told = iter((*sent, {"type": "websocket.disconnect"})), list[Message]()

    async def receive() -> Message:
        return next(came)

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(app(asked, receive, send))  # type: ignore[operator] # an ASGI application
    return told


def is_answered(doors: Doors, kind: str = "http", path: str = "/", **headers: str) -> bool:
    first = answers(AllowedHosts(_page, doors), scope(kind, path, **headers))[0]
    return first["type"] == "websocket.accept" or first.get("status") == 200


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501", "127.3.2.1"]
)
def test_the_names_of_this_machine_are_answered(kind: str, host: str) -> None:
    assert is_answered(ALONE, kind, host=host)
    assert is_answered(HOSTED, kind, host=host)


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8501",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "evil.example/localhost",
        "debates.example.org.evil.example",
        "10.0.0.7",
        "",
        "localhost, evil.example",
        "[::1",
        "localhost:port",
        "\x1b[2J",
    ],
)
def test_a_page_whose_name_was_pointed_anew_at_this_machine_is_not(kind: str, host: str) -> None:
    assert not is_answered(ALONE, kind, host=host)


@pytest.mark.parametrize("doors", [HOSTED, BEHIND_A_PROXY])
def test_a_name_that_was_allowed_is_answered_and_its_neighbours_are_not(doors: Doors) -> None:
    assert is_answered(doors, host="debates.example.org")
    assert is_answered(doors, host="Debates.Example.org.:443")
    assert not is_answered(doors, host="example.org")
    assert not is_answered(doors, host="other.debates.example.org")


def test_a_bare_address_is_answered_only_by_an_app_that_listens_to_others() -> None:
    assert is_answered(HOSTED, host="192.168.1.5:8501")
    assert not is_answered(BEHIND_A_PROXY, host="192.168.1.5:8501")


def test_a_request_without_a_host_or_with_two_is_refused() -> None:
    assert not is_answered(ALONE)
    twice = scope()
    twice["headers"] = [(b"host", b"localhost"), (b"host", b"evil.example")]
    assert answers(AllowedHosts(_page, ALONE), twice)[0]["status"] == 403


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("page", "answered"),
    [
        ("http://localhost:8501", True),
        ("https://localhost:8501", True),
        ("http://localhost:9999", False),
        ("http://127.0.0.1:8501", False),
        ("http://evil.example", False),
        ("http://localhost:8501.evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_a_page_may_speak_to_the_host_that_it_came_from_and_to_no_other(
    kind: str, page: str, *, answered: bool
) -> None:
    assert is_answered(ALONE, kind, host="localhost:8501", origin=page) is answered


@pytest.mark.parametrize(
    ("path", "answered"),
    [
        ("/", True),
        ("/_stcore/health", True),
        ("/_stcore/bidi-components/argmap.map/index.js", True),
        ("/media/picture.svg", True),
        ("/_stcore/metrics", False),
        ("/debates/_stcore/metrics", False),
        ("/_stcore/agent/interact", False),
        ("/_stcore/upload_file/1/2", False),
        ("/_stcore/script-health-check", False),
        ("/_stcore/", False),
    ],
)
def test_only_the_parts_of_streamlit_that_pages_need_are_there(
    path: str, *, answered: bool
) -> None:
    assert is_answered(ALONE, path=path, host="localhost") is answered


def test_a_refusal_is_one_line_of_the_log_and_steers_no_terminal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert not is_answered(ALONE, host="a\x1b]0;PWNED\x07\n::error::b")
    (told,) = caplog.records
    assert told.getMessage().isprintable()


@pytest.mark.parametrize(
    "name", ["https://a.example", "a.example:80", "*", "*.example", "a/b", "", "a b", "a\nb"]
)
def test_what_is_no_name_of_a_host_is_one_sentence(name: str) -> None:
    with pytest.raises(
        ServingError, match=r"is no name of a host; write it without https:// and port"
    ):
        host_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "www.example.org",
        "*",
        "https://*.example",
        "https://a.example/page",
        "'self'",
        "https://a; script-src *",
    ],
)
def test_what_is_no_origin_is_one_sentence(name: str) -> None:
    with pytest.raises(ServingError, match="is no origin of pages"):
        origin(name)


def test_a_wrong_guest_is_told_before_anything_starts() -> None:
    with pytest.raises(ServingError, match="is no name of a host"):
        serve(guests=Guests(hosts=("*",)))
    with pytest.raises(ServingError, match="is no origin of pages"):
        serve(guests=Guests(embedders=("*",)))


def test_a_wrong_name_in_the_environment_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOSTS_VARIABLE, "debates.example.org,*")
    with pytest.raises(ServingError, match=r"`\*` is no name of a host"):
        serve()


def test_the_environment_opens_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOSTS_VARIABLE, "debates.example.org, Other.example.org")
    monkeypatch.setenv(EMBED_VARIABLE, "https://www.example.org")
    doors = Doors.of_process()
    assert doors.named == {"debates.example.org", "other.example.org"}
    assert doors.embedders == ("https://www.example.org",)


def test_names_are_compared_as_requests_write_them() -> None:
    assert host_name("Débats.Example.org.") == "xn--dbats-bsa.example.org"
    assert origin("https://WWW.example.org/") == "https://www.example.org"


def framing(doors: Doors) -> dict[str, str]:
    start = answers(StrictHeaders(_page, doors), scope())[0]
    return {name.decode(): value.decode() for name, value in start["headers"]}


def test_nobody_may_frame_the_app() -> None:
    headers = framing(ALONE)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_an_origin_that_was_allowed_may_frame_it() -> None:
    headers = framing(Doors(embedders=("https://www.example.org", "http://localhost:8000")))
    assert headers["content-security-policy"].endswith(
        "frame-ancestors https://www.example.org http://localhost:8000"
    )
    assert "x-frame-options" not in headers, "which can name no origin"


def test_a_policy_without_embedders_ends_with_nobody() -> None:
    assert policy(b"").endswith("frame-ancestors 'none'")


def message(**fields: object) -> Message:
    asked = BackMsg()
    for name, value in fields.items():
        setattr(asked, name, value)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def rerun(**value: object) -> Message:
    asked = BackMsg()
    asked.rerun_script.query_string = "page=map"
    for name, said in value.items():
        setattr(asked.rerun_script.widget_states.widgets.add(), name, said)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def heard(*sent: Message) -> list[str]:
    """Return what an app does that is sent some messages."""
    told = answers(WantedMessages(_page), scope("websocket"), sent)
    return [each["type"].removeprefix("websocket.") for each in told]


def test_what_a_page_of_ours_sends_comes_through() -> None:
    assert heard(rerun(), rerun(json_value='{"a": 1}'), message(stop_script=True)) == [
        "accept"
    ] + 3 * ["send"]


@pytest.mark.parametrize(
    "wrong",
    [
        message(clear_cache=True),
        message(debug_shutdown_runtime=True),
        message(debug_disconnect_websocket=True),
        message(),
        rerun(json_value="not json"),
        rerun(json_value="[" * 200_000),
    ],
    ids=["clear_cache", "shutdown", "disconnect", "nothing", "no JSON", "depth"],
)
def test_what_no_visitor_may_send_is_left_out_and_the_rest_goes_on(
    wrong: Message, caplog: pytest.LogCaptureFixture
) -> None:
    assert heard(wrong, rerun()) == ["accept", "send"]
    (told,) = caplog.records
    assert told.getMessage().startswith("left out a message: no visitor may send ")


@pytest.mark.parametrize(
    "garbage",
    [{"bytes": b"\xff\xff"}, {"text": "hello"}, {"bytes": None, "text": None}],
    ids=["bytes", "text", "none"],
)
def test_garbage_ends_the_connection_and_is_a_line(
    garbage: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    assert heard({"type": "websocket.receive", **garbage}, rerun()) == ["accept", "close"]
    assert len(caplog.records) == 1


def record(*arguments: object, cause: BaseException | None = None) -> LogLine:
    caught = (type(cause), cause, cause.__traceback__) if cause else None
    return LogLine("streamlit", logging.ERROR, __file__, 1, "it failed: %s", arguments, caught)


def test_an_exception_is_named_with_its_place_and_not_traced() -> None:
    try:
        int("a\x1b[2Jb")
    except ValueError as error:
        told = logging.Formatter().format(record("so", cause=error))
    assert told.startswith("it failed: so: ValueError: invalid literal")
    assert "(test_hosts.py:" in told
    assert told.isprintable()


def test_a_line_is_one_line_and_ends() -> None:
    told = logging.Formatter().format(record("a\nb\x1b]0;c\x07" + "d" * 10_000))
    assert told.isprintable()
    assert len(told) == LONGEST + 1


def test_a_line_that_was_called_wrongly_ends_nobody() -> None:
    assert (
        LogLine("streamlit", logging.ERROR, __file__, 1, "%d of %d", ("one",), None).msg
        == "%d of %d"
    )


def test_whoever_asks_for_more_gets_the_trace() -> None:
    argmap = logging.getLogger("argmap")
    before = argmap.level
    argmap.setLevel(logging.INFO)
    try:
        assert "ValueError: no" in logging.Formatter().format(record("so", cause=ValueError("no")))
        assert record("a", cause=ValueError()).exc_info is not None
    finally:
        argmap.setLevel(before)


def test_only_an_app_that_nobody_else_can_come_to_is_private() -> None:
    assert ALONE.private
    assert not HOSTED.private
    assert not BEHIND_A_PROXY.private
