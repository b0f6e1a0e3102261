"""Every page by AppTest: what it says, and where its widgets lead."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Multiselect, Selectbox

from argmap.app.hosts import HOSTS_VARIABLE
from argmap.app.library import PATH_VARIABLE
from argmap.reasoning import Verdict
from tests.words.badges import word

Visit = Callable[..., AppTest]
Widget = TypeVar("Widget", Selectbox[Any], Multiselect[Any])
SCRIPT = Path(__file__).resolve().parents[2] / "src" / "argmap" / "app" / "script.py"

DEBATE = """
debate:
  title: In person or remote?
  question: Should the team meet in person?
  positions:
    office: {label: In person, text: Meet in the office.}
    home: {label: Remote, text: Stay at home.}
  themes: {people: Who gets on with whom?, cost: Who pays what?}
  cases: {winter: {label: Winter}, summer: {label: Summer}}
  questions:
    - {id: chance, text: Does chance help?, claims: [talks-help, calls-do]}
claims:
  - id: talks-help
    label: Chance talks help
    text: Talks by chance help.
    detail: "*Measured* twice. <b>Really</b>"
    supports: office
    themes: people
    was: chance-talks
    sources: allen1977
  - {id: calls-do, text: Calls do as well., rebuts: talks-help, themes: people}
  - {id: calls-tire, text: Calls tire., undercuts: calls-do}
  - {id: trains-cost, text: Trains cost hours., supports: {to: home, with: [far], note: hours are money}, themes: cost}
  - {id: far, text: Most live far away., supports: home, cases: winter}
sources:
  allen1977:
    title: Managing the Flow of Technology
    author: Allen
    year: 1977
    url: https://example.org/allen
    kind: book
"""


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return a visit to an address of the debate about meetings."""
    (tmp_path / "meeting.debate.yaml").write_text(DEBATE, encoding="utf-8")
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path))

    def visited(**parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=20)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return visited


def words(app: AppTest) -> str:
    """Return all words on the page, one element a line, without the backslashes that keep them from being Markdown."""
    written = [
        *app.title,
        *app.header,
        *app.subheader,
        *app.markdown,
        *app.caption,
        *app.info,
        *app.warning,
        *app.error,
    ]
    labels = [button.label for button in app.button]
    return "\n".join([*(each.value for each in written), *labels]).replace("\\", "")


def button(app: AppTest, label: str) -> Button:
    """Return the first button whose label begins so."""
    return next(each for each in app.button if each.label.replace("\\", "").startswith(label))


def labelled(widgets: Iterable[Widget], label: str) -> Widget:
    """Return the widget with this label."""
    return next(each for each in widgets if each.label == label)


def leads(app: AppTest, label: str) -> bool:
    """Say whether there is a button whose label begins so."""
    return any(each.label.replace("\\", "").startswith(label) for each in app.button)


def test_the_first_page_asks_the_question_and_tallies_the_positions(visit: Visit) -> None:
    page = visit()
    assert page.title[0].value == "Should the team meet in person?"
    assert "Reasons for: 1, of which 1 stands. Against: none." in words(page)
    assert "Reasons for: 2, of which 2 stand. Against: none." in words(page)


def test_the_first_page_counts_claims_by_theme_and_names_the_empty_cells(visit: Visit) -> None:
    page = visit()
    assert leads(page, "1 for, 1 against")
    assert words(page).count("Nobody has argued this.") == 2


def test_a_cell_leads_to_the_map_of_its_position_and_theme(visit: Visit) -> None:
    page = visit()
    button(page, "1 for, 1 against").click().run()
    assert page.query_params == {
        "page": "map",
        "claim": "office",
        "focus": "office",
        "theme": "people",
    }


def test_the_first_page_shows_what_the_sides_differ_on_with_verdicts(visit: Visit) -> None:
    page = visit()
    assert "**Does chance help?**" in words(page)
    assert leads(page, f"Chance talks help :gray-badge[✓ {word(Verdict.STANDS)}]")


def test_the_map_page_begins_with_what_to_do(visit: Visit) -> None:
    assert "**Select a claim**" in words(visit(page="map"))


def test_a_link_to_a_claim_opens_its_details(visit: Visit) -> None:
    page = visit(page="map", focus="office", claim="talks-help")
    assert page.subheader[0].value == "Chance talks help"
    shown = words(page)
    assert "The one objection to it is itself answered." in shown
    assert "*Measured* twice. <b>Really</b>" in shown
    assert (
        "[Managing the Flow of Technology](<https://example.org/allen>). Allen, 1977 :gray-badge[book]"
        in shown
    )
    assert "line 13" in shown


def test_the_details_name_supports_rebuttals_undercuts_and_linked_premises(visit: Visit) -> None:
    assert "Rebutted by" in words(visit(page="map", focus="office", claim="talks-help"))
    undercut = words(visit(page="map", focus="office", claim="calls-do"))
    assert "Its step to *Chance talks help* is undercut by\n" in undercut
    undercutter = visit(page="map", focus="office", claim="calls-tire")
    assert "Undercuts the step to *Chance talks help* from\n" in words(undercutter)
    assert leads(undercutter, "Calls do as well.")
    linked = words(visit(page="map", focus="home", claim="trains-cost"))
    assert "Used together, for *Remote*, with" in linked
    assert "because: hours are money" in linked


def test_a_neighbour_in_the_picture_is_selected_and_another_one_comes_into_focus(
    visit: Visit,
) -> None:
    page = visit(page="map", focus="office", claim="talks-help")
    button(page, "Calls do as well.").click().run()
    assert (page.query_params["focus"], page.query_params["claim"]) == ("office", "calls-do")
    page = visit(page="map", focus="calls-do", claim="calls-do")
    button(page, "Chance talks help").click().run()
    assert (page.query_params["focus"], page.query_params["claim"]) == ("talks-help", "talks-help")


def test_focus_here_moves_the_focus_and_the_breadcrumb_shows_the_full_texts(visit: Visit) -> None:
    page = visit(page="map", focus="office", claim="calls-do")
    button(page, "Focus here").click().run()
    assert page.query_params["focus"] == "calls-do"
    assert leads(page, "Meet in the office.")
    assert leads(page, "Talks by chance help.")
    button(page, "The whole debate").click().run()
    assert page.query_params == {"page": "map"}


def test_search_puts_the_chosen_claim_in_focus(visit: Visit) -> None:
    page = visit(page="map")
    labelled(page.selectbox, "Search").select("far").run()
    assert page.query_params["focus"] == "far"
    assert labelled(page.selectbox, "Search").value is None


def test_the_case_is_supposed_and_said(visit: Visit) -> None:
    page = visit(page="map", claim="far")
    labelled(page.selectbox, "Case").select("summer").run()
    assert page.query_params["case"] == "summer"
    assert "Judged for: Summer" in words(page)
    assert "Does not apply to Summer." in words(page)


def test_filters_are_part_of_the_address_and_an_empty_picture_says_how_to_go_on(
    visit: Visit,
) -> None:
    page = visit(page="map", focus="office")
    labelled(page.multiselect, "Theme").set_value(["cost"]).run()
    assert page.query_params["theme"] == "cost"
    assert "No claim passes the filters here." in words(page)
    button(page, "Drop the filters").click().run()
    assert "theme" not in page.query_params


def test_without_graphviz_a_sentence_stands_for_the_picture_and_the_overview_needs_none(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/nowhere/dot")
    page = visit(
        page="map", focus="far", claim="far", depth="5"
    )  # a picture that no other test has drawn
    assert "no working Graphviz" in page.error[0].value.replace("\\", "")
    assert [getattr(each, "disabled", None) for each in page.get("download_button")] == [
        True,
        True,
        False,
    ]
    assert page.subheader[0].value.startswith("Most live far away")
    assert not visit(page="map").error


def test_the_outline_holds_every_claim(visit: Visit) -> None:
    page = visit(page="outline")
    shown = words(page) + "\n".join(each.label for each in page.expander)
    for text in (
        "Talks by chance help",
        "Calls do as well",
        "Calls tire",
        "Trains cost hours",
        "Most live far away",
    ):
        assert text in shown.replace("\\", "")


def test_an_unknown_claim_in_the_address_is_a_sentence_and_a_former_id_is_none(
    visit: Visit,
) -> None:
    page = visit(page="map", focus="talk-help")
    assert "did you mean `talks-help`?" in words(page)
    page = visit(page="map", focus="chance-talks")
    assert page.query_params["focus"] == "talks-help"
    assert not page.warning


def test_a_hostile_address_is_answered_in_a_few_sentences(visit: Visit) -> None:
    page = visit(page="map", focus=["<script>"] * 5000, without=["x" * 10**5], depth="9" * 10**4)
    assert len(page.warning) <= 7


def test_a_debate_without_positions_has_its_roots_judged(tmp_path: Path, visit: Visit) -> None:
    (tmp_path / "meeting.debate.yaml").write_text(
        "debate: {title: Tea, question: Is tea good?}\nclaims:\n"
        "  - {id: tea, text: Tea is good., themes: taste}\n"
        "  - {id: warm, text: It keeps warm., supports: tea, themes: taste}\n",
        encoding="utf-8",
    )
    page = visit()
    assert "Unchallenged here: nobody has objected yet." in words(page)
    assert leads(page, "1 for")


def test_a_broken_debate_among_several_can_be_left_for_another_one(
    tmp_path: Path, visit: Visit
) -> None:
    (tmp_path / "bare.debate.yaml").write_text(
        "debate: {title: Bare, question: Is it?}\n", encoding="utf-8"
    )
    page = visit(debate="bare")
    assert "cannot be shown yet" in words(page)
    assert "`claims` is missing" in page.code[0].value
    labelled(page.selectbox, "Debate").select("meeting").run()
    assert page.title[0].value == "Should the team meet in person?"
    labelled(page.selectbox, "Debate").select("bare").run()
    assert page.query_params == {"debate": "bare"}
    assert not page.title


def test_visitors_are_told_that_a_debate_is_broken_and_nothing_of_its_files(
    tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meeting.debate.yaml").write_text("password: hunter2\n", encoding="utf-8")
    assert "hunter2" in visit().code[0].value
    monkeypatch.setenv(HOSTS_VARIABLE, "debates.example.org")
    page = visit()
    assert "cannot be shown yet" in words(page)
    assert not page.code
    assert "hunter2" not in repr(page)
    assert str(tmp_path) not in repr(page)


def test_visitors_are_not_told_where_the_files_lie(
    tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meeting.debate.yaml").rename(tmp_path / "meeting.txt")
    assert str(tmp_path) in visit().error[0].value.replace("\\", "")
    monkeypatch.setenv(HOSTS_VARIABLE, "debates.example.org")
    assert visit().error[0].value.replace("\\", "") == "There is no debate here."


def test_a_broken_debate_is_told_with_file_line_and_remedy(tmp_path: Path, visit: Visit) -> None:
    broken = DEBATE.replace("rebuts: talks-help", "rebuts: talk-help")
    (tmp_path / "meeting.debate.yaml").write_text(broken, encoding="utf-8")
    page = visit()
    assert "did you mean `talks-help`" in page.code[0].value
    assert "meeting.debate.yaml:" in page.code[0].value
