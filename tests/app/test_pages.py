"""Every page by AppTest: what it says, and where its widgets lead."""

import json
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


def sent(app: AppTest, component: str) -> Any:
    """Return what a component of ours is drawn from."""
    found = [each.proto for each in app.get("bidi_component")]
    return json.loads(next(each.json for each in found if each.component_name == component))


def part(app: AppTest, name: str) -> Any:
    """Return a small part of what the map or the list shows, which comes by way of its own."""
    found = [each.proto for each in app.get("bidi_component") if each.proto.json]
    parts = [json.loads(each.json) for each in found]
    return next(each for each in parts if each.get("part") == name)


def details(app: AppTest, claim: str) -> Any:
    """Return what the drawer of the map says of a claim."""
    return part(app, "details")["told"][claim]


def labelled(widgets: Iterable[Widget], label: str) -> Widget:
    """Return the widget with this label."""
    return next(each for each in widgets if each.label == label)


def leads(app: AppTest, label: str) -> bool:
    """Say whether there is a button whose label begins so."""
    return any(each.label.replace("\\", "").startswith(label) for each in app.button)


def test_the_first_page_asks_the_question_and_tallies_the_positions(visit: Visit) -> None:
    page = visit()
    assert page.title[0].value == "Should the team meet in person?"
    assert "The one reason for it stands." in words(page)
    assert "Both reasons for it stand." in words(page)
    assert words(page).count("No reason against it is given.") == 2


def test_the_first_page_counts_answers_by_theme_and_says_what_there_is_in_an_empty_cell(
    visit: Visit,
) -> None:
    rows = {row["name"]: row["cells"] for row in sent(visit(), "argmap.table")["rows"]}
    assert [cell["words"] for cell in rows["People"]] == [
        "1 for",
        "No direct reason; replies to “In person” further down →",
    ]
    assert rows["Cost"][1]["label"] == "Remote, Cost: 1 for"


def test_a_cell_leads_to_the_list_of_exactly_what_it_counts(visit: Visit) -> None:
    rows = sent(visit(), "argmap.table")["rows"]
    search = rows[0]["cells"][0]["search"]
    assert search == "?page=position&focus=office&theme=people"
    page = visit(page="position", focus="office", theme="people")
    (section,) = sent(page, "argmap.list")["list"]["sections"]
    assert [column["count"] for column in section["columns"]] == [1, 0, 0]


def test_the_first_page_shows_what_the_sides_differ_on_with_verdicts(visit: Visit) -> None:
    page = visit()
    assert "**Does chance help?**" in words(page)
    assert leads(page, f"Chance talks help :gray-badge[✓ {word(Verdict.STANDS)}]")


def test_a_position_is_listed_with_what_is_for_and_against_it(visit: Visit) -> None:
    page = visit(page="position", focus="home")
    assert page.title[0].value.endswith("Remote")
    listed = sent(page, "argmap.list")["list"]
    columns = listed["sections"][0]["columns"]
    assert [column["told"] for column in columns] == ["2 reasons", "0 objections", "0 remarks"]
    assert not sent(page, "argmap.list")["heads"]
    button(page, "Show it as a map").click().run()
    assert page.query_params == {"page": "map", "claim": "home", "focus": "home"}


def test_what_is_open_in_a_list_is_in_its_link(visit: Visit) -> None:
    link = "talks-help.supports.office"
    page = visit(page="outline", open=[link, "gone.supports.office"])
    assert part(page, "list")["opened"] == [link]
    assert page.query_params["open"] == link


def test_a_link_to_a_claim_opens_its_details(visit: Visit) -> None:
    page = visit(page="map", focus="office", claim="talks-help")
    assert part(page, "selection")["claim"] == "talks-help"
    told = details(page, "talks-help")
    assert told["name"] == "Chance talks help"
    assert told["sentence"][0] == "The one objection to it is itself answered."
    assert told["detail"][0]["in"] == [{"tag": "em", "in": ["Measured"]}, " twice. <b>Really</b>"]
    (source,) = told["sources"]
    assert source["title"] == "Managing the Flow of Technology"
    assert source["url"] == "https://example.org/allen"
    assert told["origin"][-1].endswith("meeting.debate.yaml, line 13")


def test_the_details_name_supports_rebuttals_undercuts_and_linked_premises(visit: Visit) -> None:
    page = visit(page="map", focus="office")
    groups = {group["words"][0]: group["claims"] for group in details(page, "talks-help")["groups"]}
    assert groups["Rebutted by"] == ["calls-do"]
    page = visit(page="map", focus="home")
    (group,) = [
        each
        for each in details(page, "trains-cost")["groups"]
        if each["words"][0].startswith("Used together")
    ]
    assert group["claims"] == ["far"]
    assert "hours are money" in " ".join(details(page, "trains-cost")["notes"])


def test_a_link_to_a_claim_that_is_not_in_the_picture_leads_to_it(visit: Visit) -> None:
    page = visit(page="map", claim="calls-tire")
    assert "“Calls tire.” is not in this picture." in words(page)
    button(page, "Go to “Calls tire.”").click().run()
    assert (page.query_params["focus"], page.query_params["claim"]) == ("calls-tire", "calls-tire")


def test_a_focus_leads_to_the_whole_debate_and_to_the_same_as_a_list(visit: Visit) -> None:
    page = visit(page="map", focus="talks-help", claim="talks-help")
    button(page, "As a list").click().run()
    assert page.query_params == {"page": "position", "focus": "talks-help"}
    assert page.title[0].value == "Chance talks help"
    page = visit(page="map", focus="talks-help", claim="talks-help")
    button(page, "The whole debate").click().run()
    assert page.query_params == {"page": "map"}


def test_several_claims_in_focus_are_all_listed(visit: Visit) -> None:
    page = visit(page="map", focus=["talks-help", "trains-cost"])
    button(page, "As a list").click().run()
    assert page.query_params == {"page": "position", "focus": ["talks-help", "trains-cost"]}
    listed = sent(page, "argmap.list")
    assert [section["claim"] for section in listed["list"]["sections"]] == [
        "talks-help",
        "trains-cost",
    ]
    assert listed["heads"]
    button(page, "Show it as a map").click().run()
    assert page.query_params == {"page": "map", "focus": ["talks-help", "trains-cost"]}


def test_the_page_of_a_claim_says_where_it_belongs_and_how_it_fares(visit: Visit) -> None:
    page = visit(page="position", focus="calls-do")
    assert "Calls do as well." in words(page)
    assert leads(page, "In person")
    assert leads(page, "Chance talks help")
    assert "Against :blue[■] In person" in words(page)
    assert "⊘ step disputed] Nobody objects to it directly." in words(page)
    (pills,) = page.button_group
    assert [option.replace("\\", "") for option in pills.options] == [
        ":blue[■] In person",
        ":orange[■] Remote",
    ]
    assert not pills.value
    pills.select(pills.options[1]).run()
    assert page.query_params == {"page": "position", "focus": "home"}


def test_the_way_up_from_a_claim_is_walked(visit: Visit) -> None:
    page = visit(page="position", focus="calls-do")
    button(page, "Chance talks help").click().run()
    assert page.query_params == {"page": "position", "focus": "talks-help"}


@pytest.mark.parametrize(
    ("focus", "position"),
    [
        ("calls-do", "office"),
        ("trains-cost", "home"),
        ("home", "home"),
        (["calls-do", "home"], "office"),
    ],
)
def test_the_positions_of_the_masthead_are_those_that_the_focus_speaks_about(
    visit: Visit, focus: str | list[str], position: str
) -> None:
    pages = sent(visit(page="map", focus=focus), "argmap.masthead")["frame"]["pages"]
    assert pages[1]["search"] == f"?page=position&focus={position}"


def test_the_masthead_names_the_pages_with_their_addresses(visit: Visit) -> None:
    pages = sent(visit(page="map", theme="people"), "argmap.masthead")["frame"]["pages"]
    assert [(page["words"], page["search"], page["current"]) for page in pages] == [
        ("Start", "?theme=people", False),
        ("Positions", "?page=position&theme=people", False),
        ("Map", "?page=map&theme=people", True),
        ("Outline", "?page=outline&theme=people", False),
    ]


def test_what_is_searched_for_is_marked_on_the_map(visit: Visit) -> None:
    page = visit(page="map", focus="office", find="clals")
    assert set(part(page, "selection")["marked"]) == {"calls-do", "talks-help"}
    overview = visit(page="map", find="clals")  # which shows what they hang below
    assert part(overview, "selection")["marked"] == ["talks-help"]
    button(page, "Marked: “clals”").click().run()
    assert part(page, "selection")["marked"] == []


def test_the_case_is_supposed_and_said(visit: Visit) -> None:
    page = visit(page="map", focus="far", claim="far")
    labelled(page.selectbox, "Case").select("summer").run()
    assert page.query_params["case"] == "summer"
    assert "Judged for: Summer" in words(page)
    assert "Does not apply to Summer." in details(page, "far")["sentence"][0]


def test_filters_are_part_of_the_address_and_an_empty_picture_says_how_to_go_on(
    visit: Visit,
) -> None:
    page = visit(page="map", focus="office")
    labelled(page.multiselect, "Theme").set_value(["cost"]).run()
    assert page.query_params["theme"] == "cost"
    assert "0 of 1 answer passes the filters" in words(page)
    assert "Nothing here passes the filters." in words(page)
    button(page, "Drop the filters").click().run()
    assert "theme" not in page.query_params


def test_no_page_needs_graphviz(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/nowhere/dot")
    page = visit(page="map", focus="far", claim="far", depth="5")  # which no other test has drawn
    assert not page.error
    assert not any(getattr(each, "disabled", None) for each in page.get("download_button"))
    assert not visit(page="map").error


def test_the_outline_holds_every_claim(visit: Visit) -> None:
    listed = sent(visit(page="outline"), "argmap.list")["list"]
    assert set(listed["claims"]) == {
        "office",
        "home",
        "talks-help",
        "calls-do",
        "calls-tire",
        "trains-cost",
        "far",
    }


def test_a_german_debate_has_german_pages(tmp_path: Path, visit: Visit) -> None:
    german = DEBATE.replace("debate:\n", "debate:\n  language: de\n")
    (tmp_path / "meeting.debate.yaml").write_text(german, encoding="utf-8")
    assert "Wo diese Debatte steht" in words(visit())
    page = visit(page="map", focus="office")
    assert leads(page, "Die ganze Debatte")
    assert labelled(page.selectbox, "Fall").options[0] == "Alle Fälle"
    frame = sent(page, "argmap.masthead")["frame"]
    assert (frame["lang"], frame["own"], frame["dir"]) == ("de", "de", "ltr")


def test_an_unknown_claim_in_the_address_is_a_sentence_and_a_former_id_is_none(
    visit: Visit,
) -> None:
    page = visit(page="map", focus=["talk-help", "home"], claim="talk-help")
    assert words(page).count("no claim is called “talk-help”") == 1
    button(page, "Go to “talks-help”").click().run()
    assert page.query_params["claim"] == "talks-help"
    assert page.query_params["focus"] == ["talks-help", "home"]
    assert not page.warning
    page = visit(page="map", focus="chance-talks")
    assert page.query_params["focus"] == "talks-help"
    assert not page.warning


def test_a_hostile_address_is_answered_in_a_few_sentences(visit: Visit) -> None:
    # of more than a thousand parameters Streamlit reads none
    page = visit(page="map", focus=["<script>"] * 900, without=["x" * 10**5], depth="9" * 10**4)
    assert len(page.warning) == 1
    assert len(page.warning[0].value) < 1_000


def test_what_a_link_asks_for_in_vain_is_told_in_the_language_of_the_debate(
    tmp_path: Path, visit: Visit
) -> None:
    german = DEBATE.replace("debate:\n", "debate:\n  language: de\n")
    (tmp_path / "meeting.debate.yaml").write_text(german, encoding="utf-8")
    page = visit(page="mapp", focus="talk-help", depth="viele", case="sommer", debate="meting")
    told = words(page)
    assert "keine Seite heißt „mapp“" in told
    assert "keine Behauptung heißt „talk-help“" in told
    assert "eine Zahl von 0 bis 20, nicht „viele“" in told
    assert "kein Fall heißt „sommer“" in told
    assert "keine Debatte heißt „meting“" in told
    button(page, "Zu „meeting“").click().run()
    assert not page.warning


def test_a_debate_without_positions_has_its_roots_judged(tmp_path: Path, visit: Visit) -> None:
    (tmp_path / "meeting.debate.yaml").write_text(
        "debate: {title: Tea, question: Is tea good?}\nclaims:\n"
        "  - {id: tea, text: Tea is good., themes: taste}\n"
        "  - {id: warm, text: It keeps warm., supports: tea, themes: taste}\n",
        encoding="utf-8",
    )
    page = visit()
    assert "Unchallenged here: nobody has objected yet." in words(page)
    assert leads(page, "See them: 1 for")


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
    debates = sent(page, "argmap.masthead")["frame"]["debates"]
    assert [each["name"] for each in debates] == ["bare", "meeting"]


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
