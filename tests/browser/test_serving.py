"""What the server sends, refuses and notices."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import ROOT, SECONDS, START, awaited, free_port, running, served
from tests.browser.visiting import at, transform, zoomed

pytestmark = pytest.mark.browser

DEBATE = """
debate: {title: Tea, question: Is tea better than coffee?, positions: {tea: Tea is., coffee: Coffee is.}}
claims:
  - {id: warm, text: Tea keeps warm., supports: tea}
"""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.debate.yaml"
    path.write_text(DEBATE, encoding="utf-8")
    return path


@pytest.fixture
def address(tea: Path) -> Iterator[str]:
    with served(tea.parent) as address:
        yield address


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a debate that nobody changes, for all that only look."""
    folder = tmp_path_factory.mktemp("untouched")
    (folder / "tea.debate.yaml").write_text(DEBATE, encoding="utf-8")
    with served(folder) as address:
        yield address


def test_every_answer_carries_a_strict_policy(untouched: str) -> None:
    for where in ("/", "/_stcore/health", "/static/nothing.js"):
        request = urllib.request.Request(untouched + where, method="GET")
        try:
            headers = urllib.request.urlopen(request).headers
        except urllib.error.HTTPError as refused:
            headers = refused.headers
        policy = headers["content-security-policy"]
        assert "script-src 'self' blob: 'sha256-" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_letters_stay_in_their_boxes_whatever_fonts_the_machine_has(
    untouched: str, page: Page
) -> None:
    at(page, f"{untouched}/?page=map&focus=tea&claim=tea")
    loaded = page.evaluate(
        "document.fonts.load('bold 16px \\'argmap Sans\\'').then((found) => found.map(({ status }) => status))"
    )
    assert loaded == ["loaded"]
    beyond = page.locator(".claim").evaluate_all(
        """boxes => boxes.flatMap((box) => {
            const frame = box.querySelector("rect").getBBox();
            return [...box.querySelectorAll("text")].filter((text) => {
                const { x, width } = text.getBBox();
                return x < frame.x || x + width > frame.x + frame.width || getComputedStyle(text).fontFamily[1] !== "a";
            }).map((text) => text.textContent);
        })"""
    )
    assert beyond == []


def test_a_file_that_changes_on_disk_appears_and_one_that_breaks_leaves_the_last_good_debate(
    address: str, tea: Path, page: Page
) -> None:
    at(page, f"{address}/?page=map&focus=tea&claim=tea")
    expect(page.locator(".claim")).to_have_count(2)
    tea.write_text(
        DEBATE + "  - {id: cheap, text: Tea costs less., supports: tea}\n", encoding="utf-8"
    )
    expect(page.locator(".claim")).to_have_count(3)
    enlarged = zoomed(page)
    tea.write_text(
        DEBATE + "  - {id: cheap, text: Tea costs less., supports: taa}\n", encoding="utf-8"
    )
    expect(page.get_by_text("the debate as it was before")).to_be_visible()
    expect(page.get_by_text("did you mean `tea`")).to_be_visible()
    expect(page.locator(".claim")).to_have_count(3)
    # the warning takes some of the map's height, and nothing of how large it is drawn
    assert transform(page).split()[-1] == enlarged.split()[-1]
    tea.write_text(DEBATE, encoding="utf-8")
    expect(page.locator(".claim")).to_have_count(2)
    expect(page.get_by_text("the debate as it was before")).to_have_count(0)


def test_a_claim_that_vanishes_while_it_is_looked_at_is_told(
    address: str, tea: Path, page: Page
) -> None:
    at(page, f"{address}/?page=map&focus=warm&claim=warm")
    expect(page.locator(".claim")).to_have_count(2)
    tea.write_text(DEBATE.replace("id: warm", "id: warms"), encoding="utf-8")
    expect(page.get_by_text("no claim is called “warm”")).to_be_visible()
    expect(page.get_by_role("button", name="Go to “warms”")).to_be_visible()


def test_several_debates_are_chosen_from(address: str, tea: Path, page: Page) -> None:
    (tea.parent / "zoo.debate.yaml").write_text(DEBATE.replace("Tea,", "Zoo,"), encoding="utf-8")
    at(page, f"{address}/?debate=zo")
    expect(page.get_by_text("no debate is called “zo”")).to_be_visible()
    expect(page.get_by_role("button", name="Go to “zoo”")).to_be_visible()
    page.get_by_role("combobox", name="Debate").select_option("zoo")
    expect(page).to_have_url(f"{address}/?debate=zoo")


@pytest.mark.parametrize("allowed", [True, False])
def test_a_page_of_an_allowed_origin_frames_the_app_and_no_other_does(
    tea: Path, tmp_path: Path, browser: Browser, *, allowed: bool
) -> None:
    page = browser.new_page()  # whose console tells of a frame that is refused
    port, around = free_port(), free_port()
    address = f"http://127.0.0.1:{port}"
    folder = tmp_path / "around"
    folder.mkdir()
    (folder / "index.html").write_text(
        f'<iframe src="{address}" width="900" height="600"></iframe>', encoding="utf-8"
    )
    embedder = f"http://localhost:{around if allowed else 1}"
    files = (
        sys.executable,
        "-m",
        "http.server",
        str(around),
        "--bind",
        "127.0.0.1",
        "--directory",
        str(folder),
    )
    serving = (*START, str(tea), "--port", str(port), "--allow-embed", embedder)
    with running(*serving) as server, subprocess.Popen(files, stderr=subprocess.DEVNULL) as pages:
        try:
            awaited(address, server)
            page.goto(f"http://localhost:{around}")
            title = page.frame_locator("iframe").get_by_text("Is tea better than coffee?").first
            if allowed:
                expect(title).to_be_visible(timeout=SECONDS * 1000)
            else:
                page.wait_for_timeout(2_000)
                expect(title).to_have_count(0)
        finally:
            page.close()
            pages.kill()


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return how `argmap app` ends that cannot begin."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [*START, *arguments],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", "is taken by another program"),
        ("203.0.113.7", "is no address of this machine"),
    ],
)
def test_an_address_that_cannot_be_had_is_a_sentence_before_anything_starts(
    untouched: str, tea: Path, host: str, reason: str
) -> None:
    answer = started(str(tea), "--host", host, "--port", untouched.rsplit(":", 1)[1])
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert reason in answer.stderr
    assert answer.stdout == ""


def test_a_debate_that_is_not_there_is_a_sentence_before_anything_starts(tmp_path: Path) -> None:
    answer = started(str(tmp_path / "no"), "--port", str(free_port()))
    assert answer.returncode == 2
    assert "there is no such file or folder" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_streamlit_run_serves_the_same_app(page: Page) -> None:
    port = free_port()
    with running(
        sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)
    ) as server:
        address = awaited(f"http://127.0.0.1:{port}", server)
        assert "sha256-" in urllib.request.urlopen(address).headers["content-security-policy"]
        at(page, f"{address}/?page=map")
        page.close()
