"""A talk shows what matters, so large that it can be read, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from argmap.deck import Programme, Setting, deck, named_page, programme
from argmap.deck.legible import WANTED
from argmap.deck.pages import slide_page
from argmap.graph import graph
from argmap.layout.engine import find
from argmap.model import Debate, Id
from argmap.problem import ArgmapError, Severity, UnknownId
from argmap.reasoning import Judgement, Supposition, judge
from argmap.scene import Bibliography, Cover, Deck, Scene, Slide
from argmap.view import Perspective
from tests.pictured import judged, overlaps

TOURED = judged("""
debate:
  title: Open or closed?
  question: Should capable models be released?
  licence: CC-BY-4.0
  url: https://example.org/debate
  positions: {open: {label: Open, text: Release the weights.}, closed: {label: Closed, text: Keep the weights private.}}
  cases: {weights: {label: Open weights}}
  tours:
    - id: short
      title: In short
      steps:
        - {title: Two answers, show: [open, closed], say: Here are the two.}
        - {title: A reason, show: [open, audit], say: Outsiders look inside.}
        - {title: And a reply, add: hidden, without: seen}
        - {title: From the reply on, show: audit, depth: 1, case: weights}
claims:
  - {id: audit, label: Anyone can inspect it, text: Open weights let outsiders look inside., supports: open,
     sources: [kapoor2024, {title: Inline, year: 2023}]}
  - {id: hidden, label: Data stay hidden, text: Weights do not show the training data., rebuts: audit}
  - {id: seen, label: Some data are seen, text: Some data can be extracted., rebuts: hidden, sources: kapoor2024}
sources:
  kapoor2024: {title: On openness, author: Kapoor et al., year: 2024, url: "https://example.org/a"}
""")


def talk(
    judgement: Judgement, asked: Programme | None = None, *, size: str = "16:9", legend: bool = True
) -> Deck:
    return deck(judgement, asked or Programme(), Setting(named_page(size), find("bundled"), legend))


def shown(slide: Slide) -> set[Id]:
    """Return the claims that are visible on a slide."""
    assert isinstance(slide.body, Scene)
    return {
        box.id for box in slide.body.geometry.boxes if slide.shown is None or box.id in slide.shown
    }


def many(count: int, *, label: str = "Reason number {n} in a few words") -> Judgement:
    """Return a debate in which one position has so many reasons, each with a reply."""
    reasons = "\n".join(
        f"  - {{id: r-{n}, label: {label.format(n=n)}, text: The sentence of reason {n} is a little longer., "
        f"supports: open, themes: theme-{n % 3}}}\n"
        f"  - {{id: o-{n}, label: Reply to number {n}, text: The reply to {n}., rebuts: r-{n}}}"
        for n in range(count)
    )
    return judged("claims:\n" + reasons)


def titles(slides: Iterable[Slide]) -> list[str]:
    return [slide.title for slide in slides]


def test_a_debate_with_a_tour_is_told_as_its_first_tour() -> None:
    made = talk(TOURED)
    assert titles(made.pictures) == ["Two answers", "A reason", "And a reply", "From the reply on"]
    assert [shown(slide) for slide in made.pictures] == [
        {"open", "closed"},
        {"open", "audit"},
        {"open", "audit", "hidden"},
        {"audit", "hidden"},
    ]


def test_the_steps_that_add_share_one_picture() -> None:
    _, reason, reply, last = talk(TOURED).pictures
    assert reason.body.geometry == reply.body.geometry  # type: ignore[union-attr] # the body of these slides is a picture
    assert reason.fit == reply.fit
    assert last.body.geometry != reply.body.geometry  # type: ignore[union-attr] # the body of these slides is a picture


@pytest.mark.parametrize("shown", [("third", "first"), ("first", "third")])
def test_what_a_tour_shows_stands_in_its_order_and_what_it_adds_behind(
    shown: tuple[Id, ...],
) -> None:
    listed = ", ".join(("open", *shown))
    toured = judged(f"""
debate:
  {{title: T, question: Q, positions: {{open: "Yes"}},
   tours: {{id: short, title: In short, steps: [{{show: [{listed}]}}, {{add: second}}]}}}}
claims:
  - {{id: first, text: First., supports: open}}
  - {{id: second, text: Second., supports: open}}
  - {{id: third, text: Third., rebuts: open}}
""")
    scene = talk(toured).pictures[-1].body
    assert isinstance(scene, Scene)
    boxes = {box.id: box for box in scene.geometry.boxes}
    answers = [boxes[claim] for claim in (*shown, "second")]
    assert len({box.y for box in answers}) == 1
    assert sorted(answers, key=lambda box: box.x) == answers


def test_a_step_is_judged_under_its_own_supposition_and_says_so() -> None:
    _, reason, reply, last = (slide.body for slide in talk(TOURED).pictures)
    assert isinstance(reason, Scene)
    assert isinstance(reply, Scene)
    assert isinstance(last, Scene)
    assert (reason.caption, last.caption) == ("", "Judged for: Open weights.")
    assert reply.caption.startswith("Without")
    assert reason.marks["audit"].verdict == "stands"
    assert reply.marks["audit"].verdict == "unanswered"


def test_a_talk_begins_with_the_question_and_ends_with_the_address() -> None:
    first, *_, last = talk(TOURED).slides
    assert isinstance(first.body, Cover)
    assert isinstance(last.body, Cover)
    assert [line.text for line in first.body.lines] == ["Should capable models be released?"]
    assert [line.url for line in last.body.lines] == ["https://example.org/debate", None]
    assert last.body.lines[-1].text == "Licence: CC-BY-4.0"


def test_sources_are_keys_on_the_slide_and_references_at_the_end() -> None:
    made = talk(TOURED)
    assert [cited.key for cited in made.pictures[1].references] == ["kapoor2024", "source-1"]
    (sources,) = (slide.body for slide in made.slides if isinstance(slide.body, Bibliography))
    assert [(cited.key, cited.words, cited.url) for cited in sources.references] == [
        ("kapoor2024", "Kapoor et al. 2024. On openness.", "https://example.org/a"),
        ("source-1", "2023. Inline.", None),
    ]


def test_notes_hold_what_is_said_then_what_is_new_in_full() -> None:
    _, reason, reply, _ = talk(TOURED).pictures
    assert reason.notes[0] == "Outsiders look inside."
    assert reason.notes[2].startswith(
        "Anyone can inspect it: Open weights let outsiders look inside. "
    )
    assert [note.split(":")[0] for note in reply.notes] == ["Data stay hidden"]


def test_references_take_as_many_slides_as_they_need() -> None:
    sources = "\n".join(
        f"  s-{n}: {{title: A source with a rather long title number {n}, year: 2024}}"
        for n in range(60)
    )
    cited = ", ".join(f"s-{n}" for n in range(60))
    made = talk(
        judged(
            f"claims:\n  - {{id: a, text: A., supports: open, sources: [{cited}]}}\nsources:\n{sources}"
        )
    )
    pages = [slide for slide in made.slides if isinstance(slide.body, Bibliography)]
    assert len(pages) > 1
    assert titles(pages)[0] == f"Sources (1 of {len(pages)})"
    assert (
        sum(len(slide.body.references) for slide in pages if isinstance(slide.body, Bibliography))
        == 60
    )


def test_without_a_tour_the_positions_and_the_most_disputed_reasons_are_shown() -> None:
    made = talk(many(20))
    assert len(made.pictures) == 11  # and the title: twelve slides before the sources
    overview = made.pictures[0]
    assert shown(overview) >= {"open", "closed"}
    assert titles(made.pictures[1:3]) == [
        "Reason number 0 in a few words",
        "Reason number 1 in a few words",
    ]
    assert all(shown(slide) >= {f"r-{n}", f"o-{n}"} for n, slide in enumerate(made.pictures[1:]))


def test_the_reason_with_most_objections_comes_first() -> None:
    made = talk(
        judged("""
claims:
  - {id: calm, label: Calm, text: Calm., supports: open}
  - {id: praised, label: Praised, text: Praised., supports: open}
  - {id: praise, text: Praise., supports: praised}
  - {id: disputed, label: Disputed, text: Disputed., supports: open}
  - {id: no-1, text: No., rebuts: disputed}
  - {id: no-2, text: No again., undercuts: disputed}
""")
    )
    assert titles(made.pictures[1:]) == ["Disputed", "Praised"]
    assert shown(made.pictures[1]) == {"open", "disputed", "no-1", "no-2"}


def test_slides_and_themes_bound_what_is_shown() -> None:
    assert len(talk(many(20), Programme(slides=4)).pictures) == 3
    only = talk(many(9), Programme(Perspective(themes=("theme-1",))))
    assert set(titles(only.pictures[1:])) == {
        f"Reason number {n} in a few words" for n in (1, 4, 7)
    }


def test_everything_shows_every_claim_below_a_position() -> None:
    judgement = many(14)
    made = talk(judgement, Programme(everything=True))
    assert set().union(*(shown(slide) for slide in made.pictures)) == set(judgement.graph.claims)
    assert all((slide.text_size or 0) >= WANTED for slide in made.pictures)
    assert not made.problems


def test_linked_premises_are_cut_together() -> None:
    pairs = "\n".join(
        f"  - {{id: a-{n}, text: One half of reason {n}., supports: {{to: open, with: b-{n}}}}}\n"
        f"  - {{id: b-{n}, text: The other half of {n}.}}"
        for n in range(8)
    )
    made = talk(judged("claims:\n" + pairs), Programme(everything=True))
    for n in range(8):
        together = [slide for slide in made.pictures if {f"a-{n}", f"b-{n}"} & shown(slide)]
        assert all({f"a-{n}", f"b-{n}"} <= shown(slide) for slide in together)


def test_an_undercut_is_shown_with_the_step_that_it_attacks() -> None:
    reasons = "\n".join(
        f"  - {{id: r-{n}, text: Reason number {n} of many., supports: open}}" for n in range(12)
    )
    cut = "\n  - {id: cut, text: That does not follow., undercuts: r-5}"
    cut += "\n  - {id: deeper, text: It does., undercuts: cut}"
    pictures = [
        shown(slide)
        for slide in talk(judged("claims:\n" + reasons + cut), Programme(everything=True)).pictures
    ]
    assert any("cut" in claims for claims in pictures)
    assert any("deeper" in claims for claims in pictures)
    assert all(claims >= {"open", "r-5"} for claims in pictures if "cut" in claims)
    assert all(claims >= {"open", "r-5", "cut"} for claims in pictures if "deeper" in claims)


def test_a_chain_of_thousands_is_refused_with_the_number_of_slides() -> None:
    chain = "\n".join(
        f"  - {{id: c-{n}, text: Claim {n}., rebuts: {f'c-{n - 1}' if n else 'open'}}}"
        for n in range(2_000)
    )
    with pytest.raises(
        ArgmapError, match=r"takes more than \d+ slides, and a talk has at most 200: choose themes"
    ):
        talk(judged("claims:\n" + chain), Programme(everything=True))


def test_a_build_brings_one_claim_a_step_and_moves_nothing() -> None:
    made = talk(TOURED, Programme(Perspective(("audit",), depth=2), build=True))
    assert [len(shown(slide)) for slide in made.pictures] == [1, 2, 3]
    assert len({slide.fit for slide in made.pictures}) == 1
    assert (
        len({slide.body.geometry for slide in made.pictures if isinstance(slide.body, Scene)}) == 1
    )
    order = [slide.notes[0].split(":")[0] for slide in made.pictures]
    assert order == ["Anyone can inspect it", "Data stay hidden", "Some data are seen"]


def test_a_built_tour_keeps_its_steps_in_order() -> None:
    made = talk(TOURED, Programme(build=True))
    assert titles(made.pictures) == [
        *("Two answers", "Two answers", "A reason", "A reason", "And a reply"),
        *("From the reply on", "From the reply on"),
    ]
    assert [
        note for slide in made.pictures for note in slide.notes if note == "Here are the two."
    ] == ["Here are the two."]


def test_text_that_is_too_small_names_the_step_where_a_new_picture_should_begin() -> None:
    claims = "\n".join(
        f"  - {{id: c-{n}, text: {'A sentence of some length ' * 3}{n}., supports: open}}"
        for n in range(12)
    )
    shows = "\n".join(f"        - {{add: [c-{n}, c-{n + 1}]}}" for n in range(0, 12, 2))
    made = talk(
        judged(f"""
debate:
  title: Too much
  question: Is it?
  positions: {{open: {{label: Open, text: Release.}}}}
  tours:
    - id: long
      title: Long
      steps:
        - {{title: First, show: open}}
{shows}
claims:
{claims}""")
    )
    (problem,) = made.problems
    assert problem.code == "small-text"
    assert problem.message.startswith("step 1 of the tour, “First”: the text in its 13 boxes is ")
    assert problem.help is not None
    assert problem.help.startswith("begin a new picture with `show:` at step ")


def test_below_twelve_points_is_an_error() -> None:
    (problem,) = talk(many(30), Programme(Perspective(("open",), depth=2))).problems
    assert problem.severity is Severity.ERROR
    assert "12 pt is the least" in problem.message
    assert "--force" in (problem.help or "")


@pytest.mark.parametrize(
    ("count", "size"), [(3, "4:3"), (6, "16:9"), (8, "16:9"), (8, "4:3"), (2, "12x20cm")]
)
def test_positions_stand_in_several_rows_where_one_could_not_be_read(count: int, size: str) -> None:
    positions = ", ".join(
        f"p-{n}: {{label: Position number {n}, text: Choose it.}}" for n in range(count)
    )
    claims = "\n".join(f"  - {{id: c-{n}, text: A reason., supports: p-{n}}}" for n in range(count))
    head = f"debate:\n  title: Many\n  question: Which?\n  positions: {{{positions}}}\nclaims:\n"
    made = talk(judged(head + claims), Programme(slides=2), size=size)
    assert not made.problems
    (slide,) = made.pictures
    assert isinstance(slide.body, Scene)
    assert not overlaps(slide.body)


def test_text_never_has_less_than_no_size() -> None:
    assert all(0 < (slide.text_size or 0) < 12 for slide in talk(TOURED, size="3x3cm").pictures)


def test_a_lower_page_needs_smaller_text_to_be_read() -> None:
    low = Setting(slide_page(480, 270), find("bundled"))
    assert low.wanted == WANTED / 2


def test_a_bare_page_holds_pictures_alone() -> None:
    made = talk(TOURED, size="12x7cm")
    assert len(made.slides) == len(made.pictures) == 4
    assert made.page.title is None


def test_a_tight_page_is_as_small_as_its_largest_picture() -> None:
    made = talk(TOURED, Programme(Perspective(("audit",), depth=1)), size="tight")
    (slide,) = made.slides
    assert slide.text_size == WANTED
    assert isinstance(slide.body, Scene)
    assert made.page.width < 1.3 * slide.body.geometry.width * 18 / 16 + 100


def test_every_picture_lies_on_its_page() -> None:
    for size in ("16:9", "4:3", "a4", "20x20cm"):
        made = talk(many(6), size=size)
        area = made.page.picture
        for slide in made.pictures:
            assert isinstance(slide.body, Scene)
            assert slide.fit is not None
            for box in slide.body.geometry.boxes:
                left, top = (
                    slide.fit.x + box.x * slide.fit.scale,
                    slide.fit.y + box.y * slide.fit.scale,
                )
                assert area.x <= left <= left + box.width * slide.fit.scale <= area.x + area.width
                assert area.y <= top <= top + box.height * slide.fit.scale <= area.y + area.height


def test_what_a_talk_supposes_stands_on_every_picture() -> None:
    supposed = judge(TOURED.graph, Supposition(without=("hidden",)))
    made = talk(supposed, Programme(slides=5))
    assert all(
        slide.body.caption.startswith("Without")
        for slide in made.pictures
        if isinstance(slide.body, Scene)
    )


POOR = {
    "no positions": "claims:\n  - {id: a, text: A.}\n  - {id: b, text: B., rebuts: a}",
    "one position and nothing below": "  positions: {one: Only one.}\nclaims:\n  - {id: a, text: A., about: one}",
    "everything answers something": "claims:\n  - {id: a, text: A., rebuts: b}\n  - {id: b, text: B., rebuts: a}",
}


@pytest.mark.parametrize("claims", POOR.values(), ids=POOR)
@pytest.mark.parametrize("everything", [False, True])
def test_a_poor_debate_is_a_short_talk(claims: str, everything: bool) -> None:
    made = talk(
        judged(f"debate:\n  title: T\n  question: Q?\n{claims}"), Programme(everything=everything)
    )
    assert made.pictures
    assert all(shown(slide) for slide in made.pictures)


def test_nothing_to_show_is_said() -> None:
    empty = judge(graph(Debate(title="T", question="Q?"))[0])
    with pytest.raises(ArgmapError, match="holds no claim yet"):
        talk(empty)
    with pytest.raises(
        ArgmapError, match="no reason for or against a position has the theme `theme-1`"
    ):
        talk(
            judged(
                "claims:\n  - {id: a, text: A., supports: open}\n  - {id: b, text: B., rebuts: a, themes: theme-1}"
            ),
            Programme(Perspective(themes=("theme-1",))),
        )


def test_what_is_asked_for_must_not_contradict_itself() -> None:
    with pytest.raises(UnknownId, match="no tour `shrot` in this debate; did you mean `short`"):
        programme(TOURED, Perspective(), tour="shrot")
    with pytest.raises(ArgmapError, match="a tour and everything contradict each other"):
        programme(TOURED, Perspective(), tour="short", everything=True)
    with pytest.raises(ArgmapError, match="takes no themes"):
        programme(TOURED, Perspective(themes=("x",)), tour="short")


def test_the_legend_can_be_left_out() -> None:
    assert all(
        not slide.body.legend
        for slide in talk(TOURED, legend=False).pictures
        if isinstance(slide.body, Scene)
    )


@pytest.mark.parametrize("size", ["16:10", "0x3cm", "12x7", "900x900in"])
def test_an_unknown_size_is_refused(size: str) -> None:
    with pytest.raises(ArgmapError, match=r"there is no size|out of range"):
        named_page(size)
