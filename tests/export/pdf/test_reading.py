from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from argmap.deck import Programme
from argmap.drawing.style import Look
from argmap.export.pdf.press import Edition
from argmap.export.writers import Options, export
from argmap.model import LONGEST_PROSE, Debate
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement, Supposition, judge
from argmap.view import Perspective
from tests.argued import debates
from tests.export.pdf.test_slides import TALK
from tests.paged import Paged
from tests.pictured import judged, judged_debate

HANDOUT = Options(engine="bundled", edition=Edition.HANDOUT)
BRIEFING = Options(engine="bundled", edition=Edition.BRIEFING)
DEBATE = judged("""
debate:
  title: Open or closed?
  question: Should capable models be released?
  description: "A *short* account. See [the study](https://example.org/s), not [this](javascript:alert(1))."
  authors: [A. Debater]
  positions: {open: {label: Open, text: Release the weights., held_by: kapoor2024}, closed: Keep the weights private.}
  questions: [{id: seeing, text: Is looking inside enough?, claims: [inspectable]}]
claims:
  - id: inspectable
    label: Anyone can inspect it
    text: Anyone can look inside.
    supports: open
    detail: "More *on* that."
    sources: [{cite: kapoor2024, at: p. 4, quote: outsiders can look}, {title: Inline, interest: vendor}]
  - id: weights-are-not-data
    label: Training data stay hidden
    text: Weights do not show the data.
    rebuts: [inspectable, hosted]
  - {id: data-cards, label: Data can be described, text: "Cards describe them.", rebuts: weights-are-not-data}
  - {id: hosted, text: Hosts can refuse., supports: {to: closed, with: inspectable, note: since both hold}}
  - {id: sealed, label: Sealed audits suffice, text: Auditors can enter., undercuts: {from: inspectable, to: open}}
  - {id: steps, label: Six steps, text: "Release has six steps.", about: open}
  - {id: alone, label: Said apart, text: "Linked with nothing."}
sources:
  kapoor2024: {title: On openness, author: Kapoor et al., year: 2024, url: "https://example.org/a"}
""")


def read(
    judgement: Judgement, options: Options, programme: Programme | Perspective | None = None
) -> Paged:
    return Paged(export(judgement, programme or Programme(), "a.pdf", options).files["a.pdf"])


@pytest.mark.parametrize(
    "sign", ["[", "w", "![[", "**w**", f"{'w' * 50} ", f"{'[' * 50} ", f"*{'w' * 50}*, "]
)
def test_prose_of_fifty_thousand_letters_is_set_whatever_it_is_made_of(sign: str) -> None:
    words = sign * ((LONGEST_PROSE - 2) // len(sign))
    long = judged(f"""
debate: {{title: Long, question: How long?, positions: {{yes: Yes.}}, description: "{words}"}}
claims:
  - id: much
    text: There is much to say.
    supports: yes
    detail: "{words}"
    sources: [{{cite: book, quote: "{words}"}}]
sources:
  book: {{title: A book}}
""")
    assert len(read(long, HANDOUT)) > 3


def chain(length: int) -> Judgement:
    rest = (f"  - {{id: c-{n}, text: Claim {n}., rebuts: c-{n - 1}}}" for n in range(1, length))
    return judged("\n".join(("claims:\n  - {id: c-0, text: Claim 0., supports: open}", *rest)))


def test_the_reading_version_loses_no_sentence() -> None:
    text = read(DEBATE, HANDOUT).words
    for claim in DEBATE.graph.claims.values():
        assert claim.text in text


def test_it_says_how_each_claim_answers_and_what_became_of_it() -> None:
    text = read(DEBATE, HANDOUT).words
    assert "Rebutted by Training data stay hidden." in text
    assert "Step undercut by Sealed audits suffice." in text
    assert "Context Six steps" in text
    assert "Has an unanswered objection: Data can be described." in text
    assert "Together with Anyone can inspect it. (since both hold)" in text
    assert "Further claims Said apart" in text
    assert "More on that." in text


def test_it_cites_by_number_with_place_and_quotation() -> None:
    paged = read(DEBATE, HANDOUT)
    assert "“outsiders can look” [1, p. 4; 2]" in paged.words.replace("\xa0", " ")
    assert "Held by [1]." in paged.words.replace("\xa0", " ")
    assert "Sources 1 Kapoor et al. 2024. On openness. https://example.org/a" in paged.words
    assert "2 Inline. (vendor)" in paged.words
    assert "https://example.org/a" in paged.links


def test_what_was_answered_before_points_to_its_page() -> None:
    assert "Training data stay hidden. (see page " in read(DEBATE, HANDOUT).words


def test_only_web_addresses_in_a_description_are_links() -> None:
    links = read(DEBATE, HANDOUT).links
    assert "https://example.org/s" in links
    assert not [link for link in links if not link.startswith("http")]


def test_headings_follow_each_other_without_a_gap() -> None:
    levels = [
        int(tag.kind[1]) for tag in read(DEBATE, HANDOUT).tags if tag.kind in {"H1", "H2", "H3"}
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_long_debate_has_a_table_of_contents_and_pages_with_a_head() -> None:
    paged = read(chain(90), HANDOUT)
    assert "Contents" in paged.texts[0]
    assert paged.tagged("TOC")
    assert len(paged) == 7
    assert all(text.startswith("Open or closed?") for text in paged.texts)
    assert paged.texts[-1].endswith(f"{len(paged)} / {len(paged)}")
    assert "Level 80:" in paged.words


def test_a_short_debate_has_none() -> None:
    assert not read(DEBATE, HANDOUT).tagged("TOC")


def test_a_talk_is_retold_on_any_paper() -> None:
    assert (
        read(TALK, replace(HANDOUT, size="letter"), Programme(tour="short"))
        .reader.pages[0]
        .mediabox.width
        == 612
    )


def test_a_talk_is_retold_with_its_pictures_and_what_is_said() -> None:
    paged = read(TALK, HANDOUT, Programme(tour="short"))
    assert "But the data stay hidden." in paged.words
    assert "Rebutted by Training data stay hidden. Weights do not show the data." in paged.words
    assert [tag.title for tag in paged.tagged("H1")] == ["Two answers", "Why open", "Sources"]
    assert sum("Legend" in tag.alt for tag in paged.tagged("Figure")) == 2


@pytest.mark.parametrize(
    ("size", "width", "height"), [(None, 595, 842), ("a4", 595, 842), ("letter", 612, 792)]
)
def test_papers_are_a4_and_letter(size: str | None, width: int, height: int) -> None:
    for options in (HANDOUT, BRIEFING):
        box = read(DEBATE, replace(options, size=size)).reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (width, height)


def test_the_map_of_the_debate_needs_no_legend() -> None:
    assert sum("Legend" in tag.alt for tag in read(DEBATE, HANDOUT).tagged("Figure")) == 1
    assert (
        sum(
            "Legend" in tag.alt
            for tag in read(DEBATE, replace(HANDOUT, legend=False)).tagged("Figure")
        )
        == 0
    )


def test_paper_cannot_be_transparent() -> None:
    with pytest.raises(
        ArgmapError, match="a briefing is for paper, and has no background to leave out"
    ):
        read(DEBATE, replace(BRIEFING, transparent=True))


def test_there_is_no_other_paper() -> None:
    with pytest.raises(ArgmapError, match="there is no paper `lettre`; did you mean `letter`"):
        read(DEBATE, replace(HANDOUT, size="lettre"))


@pytest.mark.parametrize("options", [HANDOUT, BRIEFING], ids=["handout", "briefing"])
@pytest.mark.parametrize("look", Look)
def test_every_look_can_be_read(options: Options, look: Look) -> None:
    paged = read(DEBATE, replace(options, look=look))
    assert paged.words == read(DEBATE, options).words
    assert all(paged.fonts.values())
    assert b"pdfuaid:part" in paged.root["/Metadata"].get_data()


@pytest.mark.parametrize("options", [HANDOUT, BRIEFING], ids=["handout", "briefing"])
def test_what_is_supposed_is_said(options: Options) -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("weights-are-not-data",)))
    assert "Without: Training data stay hidden." in read(supposed, options).texts[0]


def test_the_briefing_has_question_tallies_clashes_objections_and_sources() -> None:
    one, two = read(DEBATE, BRIEFING).texts
    order = [
        "Briefing".upper(),
        "Open or closed?",
        "Should capable",
        "1, of which 0 stand",
        "What the sides",
        "disputed",
    ]
    assert sorted(order, key=one.index) == order
    assert (
        "Data can be described. Cards describe them. Answers “Training data stay hidden” (against Open)"
        in two
    )
    assert "Answers the step from “Anyone can inspect it” to “Open”" in two
    assert "Sources 1 Kapoor et al." in two
    assert "Judged only by what is written in this map" in two


def test_its_tallies_are_a_table_with_headers() -> None:
    paged = read(DEBATE, BRIEFING)
    assert len(paged.tagged("TH")) == 3
    assert len(paged.tagged("TD")) == 3 * 2


def test_a_debate_without_objections_says_so() -> None:
    calm = judged("claims:\n  - {id: a, text: A., supports: open}")
    assert (
        "None: every objection in this debate is itself answered." in read(calm, BRIEFING).texts[1]
    )


def test_the_briefing_counts_what_it_has_no_room_for() -> None:
    claims = "\n".join(
        f"  - {{id: c-{n}, text: 'Claim {n} {'word ' * 60}', rebuts: open}}" for n in range(80)
    )
    _, two = read(judged(f"claims:\n{claims}"), BRIEFING).texts
    shown = two.count("Answers “Open”")
    assert 3 < shown < 40
    assert f"and {80 - shown} more objections" in two


@settings(max_examples=settings().max_examples // 5)  # pages take their time
@given(debates())
def test_any_debate_can_be_read_and_its_briefing_has_two_pages(debate: Debate) -> None:
    judgement = judged_debate(debate)
    whole, short = (read(judgement, options) for options in (HANDOUT, BRIEFING))
    assert len(short) == 2
    for paged in (whole, short):
        assert b"pdfuaid:part" in paged.root["/Metadata"].get_data()
    assert all(claim.text in whole.words for claim in judgement.graph.claims.values())


@pytest.mark.parametrize("edition", Edition)
def test_the_same_debate_gives_the_same_bytes(edition: Edition) -> None:
    options = Options(engine="bundled", edition=edition)
    first, second = (export(DEBATE, Programme(), "a.pdf", options).files["a.pdf"] for _ in range(2))
    assert first == second
