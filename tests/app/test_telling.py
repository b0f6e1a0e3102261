"""What the pages say of what they show: what is supposed, how much is left out, and what signs mean."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from argmap.reasoning import Verdict
from tests.app.test_pages import DEBATE, Visit, button, leads, part, sent, visit, words
from tests.words.badges import word

__all__ = ["visit"]
MANY = """
debate:
  title: Is it big?
  question: Is it big? See http://example.org
  positions: {yes: {label: "Yes", text: It is big.}, no: {label: "No", text: It is not.}}
claims:
"""


def written(folder: Path, text: str) -> None:
    """Put another debate in place of the one about meetings."""
    (folder / "meeting.debate.yaml").write_text(text, encoding="utf-8")


def with_many(folder: Path, number: int) -> None:
    """Put a debate of many reasons in place of the one about meetings."""
    claims = [f"  - {{id: c{each}, text: Reason {each}., supports: yes}}" for each in range(number)]
    written(folder, MANY + "\n".join(claims))


@pytest.mark.parametrize("page", ["", "position", "map", "outline"])
def test_every_page_says_what_is_supposed_and_leads_back(visit: Visit, page: str) -> None:
    asked = {"page": page} if page else {}
    shown = visit(**asked, without="far", accept="calls-do")
    said = words(shown)
    assert said.count("Without: Most live far away. Accepting: Calls do as well.") == 1
    button(shown, "Back to the debate as argued").click().run()
    assert shown.query_params == asked
    assert "Without:" not in words(shown)
    assert not leads(shown, "Back to the debate as argued")


def test_the_picture_does_not_say_again_what_is_supposed(visit: Visit) -> None:
    shown = visit(page="map", without="far")
    assert "Most live far away" in words(shown)
    assert not [group for group in part(shown, "marks")["groups"] if group["id"] == "supposition"]


def test_the_head_of_a_position_counts_under_the_filters(visit: Visit) -> None:
    shown = words(visit(page="position", focus="home", theme="cost"))
    assert "Under the filters: Reasons for: 1 of 2, of which 1 stands. Against: none." in shown
    assert "Both reasons for it stand." not in shown


@pytest.mark.parametrize("page", ["position", "outline", "map"])
def test_where_the_filters_leave_nothing_it_is_said_and_they_can_be_dropped(
    visit: Visit, page: str
) -> None:
    shown = visit(page=page, theme="cost", verdict="unsettled")
    assert "Nothing here passes the filters." in words(shown)
    shown.button(key="drop-filters").click().run()
    assert "Nothing here passes the filters." not in words(shown)
    assert shown.query_params == {"page": page}


def test_what_is_searched_for_in_vain_is_said_and_can_be_dropped(visit: Visit) -> None:
    shown = visit(page="map", find="zebras")
    assert "No claim speaks of “zebras”, so nothing is marked." in words(shown)
    button(shown, "Marked: “zebras”").click().run()
    assert "zebras" not in words(shown)


def test_what_is_searched_for_and_not_in_the_picture_is_counted(visit: Visit) -> None:
    shown = words(visit(page="map", find="calls"))
    assert "0 of 2 that speak of “calls” are in this picture" in shown
    shown = words(visit(page="map", focus="office", depth="6", find="calls"))
    assert "that speak of" not in shown


def test_a_picture_that_has_no_room_for_all_offers_the_others(visit: Visit, tmp_path: Path) -> None:
    with_many(tmp_path, 80)
    shown = visit(page="map")
    assert "60 of 82 claims shown" in words(shown)
    button(shown, "Show all").click().run()
    assert shown.query_params["most"] == "300"
    assert "claims shown" not in words(shown)
    button(shown, "Show 60 again").click().run()
    assert "60 of 82 claims shown" in words(shown)


def test_of_more_than_can_be_drawn_as_much_is_offered_as_can(visit: Visit, tmp_path: Path) -> None:
    with_many(tmp_path, 400)
    shown = visit(page="map")
    button(shown, "Show 300").click().run()
    assert "300 of 402 claims shown" in words(shown)
    assert not leads(shown, "Show all")


def test_an_empty_cell_leads_down_to_what_is_said_on_its_theme(
    visit: Visit, tmp_path: Path
) -> None:
    deeper = DEBATE.replace("talks-help, themes: people", "talks-help, themes: noise")
    deeper = deeper.replace("cost: Who pays what?", "cost: Who pays what?, noise: Is it loud?")
    written(tmp_path, deeper)
    rows = {row["name"]: row["cells"] for row in sent(visit(), "argmap.table")["rows"]}
    office, home = rows["Noise"]
    assert office["words"] == "No direct reason; it is spoken of further down →"
    assert office["opened"] == ["talks-help.supports.office"]
    assert home["words"] == "No direct reason; replies to “In person” further down →"
    assert home["position"] == "office"
    assert home["search"] == "?page=position&open=talks-help.supports.office&focus=office"


def test_the_first_page_says_what_it_is_to_stand_and_what_signs_mean(visit: Visit) -> None:
    shown = words(visit())
    assert "A reason stands if every objection to it, and to its step" in shown
    assert f"✓ {word(Verdict.STANDS)}: it stands, since every objection" in shown
    assert "hollow: speaks against it" in shown


def test_the_first_page_says_by_what_its_questions_are_chosen(visit: Visit, tmp_path: Path) -> None:
    ask = "    - {{id: q{n}, text: Is it {n}?, claims: [talks-help]}}\n"
    more = "".join(ask.format(n=number) for number in range(4))
    written(tmp_path, DEBATE.replace("claims:\n  - id: talks", f"{more}claims:\n  - id: talks"))
    assert "Of the 5 questions that the sides differ on" in words(visit())


def test_where_all_questions_are_shown_their_order_is_explained(visit: Visit) -> None:
    shown = words(visit())
    assert "The questions that the sides differ on, those first on which most hangs." in shown


def test_a_citation_has_one_mark_behind_a_question(visit: Visit) -> None:
    frame = sent(visit(), "argmap.masthead")["frame"]
    assert frame["citation"].startswith("In person or remote? argmap. Contents ")


def test_the_filter_of_verdicts_speaks_of_the_claim_and_the_tally_of_its_step(
    visit: Visit,
) -> None:
    (verdicts,) = [each for each in visit(page="outline").multiselect if each.label == "Verdict"]
    assert "the claim stands (its step may be disputed)" in verdicts.options


def test_an_address_in_a_question_stays_words(visit: Visit, tmp_path: Path) -> None:
    with_many(tmp_path, 1)
    shown: AppTest = visit()
    assert "http\\:\u2060\\/\\/example\\.org" in shown.title[0].value
