"""What was agreed on is compared, and with `pytest --accept` written anew; every complaint names that switch."""

from pathlib import Path

import pytest

from tests.agreed import Agreement
from tests.reader import laid_out, same_part

COMPARING, ACCEPTING = Agreement(accept=False), Agreement(accept=True)
ANSWER = {"claims": [{"id": "a", "stands": True}, {"id": "b", "stands": False}], "more": 1}


def test_a_text_that_differs_is_shown_with_the_way_to_renew_it(tmp_path: Path) -> None:
    file = tmp_path / "told.out"
    file.write_text("stands\n", encoding="utf-8")
    with pytest.raises(
        pytest.fail.Exception, match=r"(?s)-stands\n\+fell.*told\.out: .*pytest --accept"
    ):
        COMPARING.text(file, "fell\n")
    ACCEPTING.text(file, "fell\n")
    COMPARING.text(file, "fell\n")


def test_stale_pictures_are_all_named_with_the_way_to_renew_them(tmp_path: Path) -> None:
    found = {tmp_path / name: b"drawn" for name in ("a.png", "b.png")}
    with pytest.raises(pytest.fail.Exception, match=r"(?s)stale: a\.png, b\.png.*pytest --accept"):
        COMPARING.contents(found)
    ACCEPTING.contents(found)
    COMPARING.contents(found)


def test_answers_keep_the_comments_of_their_file(tmp_path: Path) -> None:
    file = tmp_path / "a.expected.yaml"
    file.write_text("# by hand\nstands: [a]\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="pytest --accept"):
        COMPARING.answers(file, {"stands": ["b"]}, same=False)
    ACCEPTING.answers(file, {"stands": ["b"]}, same=False)
    assert file.read_text(encoding="utf-8") == "# by hand\nstands: [b]\n"


def test_an_example_keeps_to_the_part_that_it_shows() -> None:
    assert same_part(ANSWER, {"claims": [{"stands": True, "id": "b", "gone": 0}]}) == {
        "claims": [{"stands": False, "id": "b"}]
    }


def test_json_that_fits_is_one_line_and_else_a_line_for_each_part() -> None:
    short = {"id": "a", "cites": []}
    assert laid_out(short) == '{"id": "a", "cites": []}'
    assert laid_out([short] * 5) == "[\n" + ",\n".join(['  {"id": "a", "cites": []}'] * 5) + "\n]"
