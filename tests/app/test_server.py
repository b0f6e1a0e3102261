import base64
import hashlib
import os
import socket
from pathlib import Path

import pytest

from argmap.app import ServingError, serve
from argmap.app import server as serving
from argmap.app.headers import policy
from argmap.app.pieces import HUES
from argmap.app.server import configuration, settings
from argmap.drawing.style import STYLES, Look
from argmap.problem import FileError
from tests.agreed import Agreement

ROOT = Path(__file__).resolve().parents[2]


def test_streamlit_run_and_argmap_app_have_the_same_settings(agreed: Agreement) -> None:
    agreed.text(ROOT / ".streamlit" / "config.toml", settings())


def test_every_setting_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    assert set(configuration()) <= set(config._config_options_template)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_words_have_the_hues_that_the_pictures_give_to_positions(look: Look) -> None:
    found = configuration()
    hues = [found[f"theme.{look}.{name}Color"] for name in HUES]
    assert hues == list(STYLES[look].strokes[: len(HUES)])


def test_a_policy_allows_the_inline_script_of_the_page_by_its_hash_and_no_other() -> None:
    script = b"\n  window.prerenderReady = false\n"
    expected = base64.b64encode(hashlib.sha256(script).digest()).decode()
    assert f"script-src 'self' blob: 'sha256-{expected}';" in policy(
        b"<html><script>" + script + b"</script></html>"
    )


def test_the_installed_page_has_an_inline_script() -> None:
    import streamlit

    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    assert "'sha256-" in policy(page)


def test_a_taken_port_is_told_when_it_was_asked_for() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ServingError, match=r"is taken .* --port"):
            serving._free_port("127.0.0.1", other.getsockname()[1])


def test_the_next_free_port_is_used_when_none_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setattr(serving, "USUAL_PORT", taken)
        assert serving._free_port("127.0.0.1", None) > taken


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(ServingError, match="is no address of this machine"):
        serving._free_port(host, 0)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"), ("::", "[::1]")],
)
def test_the_printed_address_can_be_opened(host: str, shown: str) -> None:
    assert serving._address(host, 8501) == f"http://{shown}:8501"


def test_standard_input_cannot_be_explored() -> None:
    with pytest.raises(ServingError, match="read once"):
        serve(("-",))


def test_serving_nothing_leaves_the_environment_alone(tmp_path: Path) -> None:
    before = dict(os.environ)
    with pytest.raises(FileError, match="there is no debate in"):
        serve((str(tmp_path),))
    assert dict(os.environ) == before
