from __future__ import annotations

import pytest
from hypothesis import given

from argmap.graph import Stance
from argmap.model import Debate
from argmap.problem import UnknownId
from argmap.view import Passage, article
from argmap.words import badges
from tests.argued import debates
from tests.pictured import judged, judged_debate

DEBATE = """
debate:
  title: In person or remote?
  question: Should the team meet in person?
  positions: {office: Meet in the office., home: Stay at home.}
claims:
  - id: talks-help
    text: Talks by chance help.
    supports: office
    was: chance-talks
    sources: [{cite: allen1977, at: p. 4, quote: It helps.}, {title: A diary, year: 1980}]
  - {id: calls-do, text: Calls do as well., rebuts: talks-help}
  - {id: calls-tire, text: Calls tire., undercuts: calls-do}
  - {id: trains-cost, text: Trains cost hours., supports: {to: home, with: [far], note: hours are money}}
  - {id: far, text: Most live far away.}
  - {id: tools, text: There are three tools., about: calls-do}
sources:
  allen1977: {title: Managing the Flow of Technology, author: Allen, year: 1977}
"""


def test_an_article_says_what_answers_a_claim_and_what_it_answers() -> None:
    known = article(judged(DEBATE), "calls-do")
    assert [(each.words, each.claims) for each in known.neighbours] == [
        ("See also", ("tools",)),
        ("Rebuts", ("talks-help",)),
        ("Its step to {towards} is undercut by", ("calls-tire",)),
    ]
    assert known.side == (("office", Stance.AGAINST),)


def test_linked_premises_are_named_with_what_they_are_used_for() -> None:
    known = article(judged(DEBATE), "far")
    assert [(each.words, each.claims, each.towards) for each in known.neighbours] == [
        ("Supports", ("home",), None),
        ("Used together, for {towards}, with", ("trains-cost",), "home"),
    ]
    assert known.notes == ("Supports, because: hours are money",)


def test_sources_come_with_their_place_and_their_words() -> None:
    first, second = article(judged(DEBATE), "talks-help").passages
    assert (first.key, first.at, first.quote, first.source.author) == (
        "allen1977",
        "p. 4",
        "It helps.",
        "Allen",
    )
    assert (second.key, second.source.title) == (None, "A diary")
    assert isinstance(second, Passage)


def test_a_position_has_its_tally_and_no_verdict() -> None:
    known = article(judged(DEBATE), "office")
    assert known.badges == ()
    assert known.why == ()
    assert "Reasons for" in known.sentence.text


def test_a_former_id_still_leads_to_its_claim_and_an_unknown_one_to_a_suggestion() -> None:
    assert article(judged(DEBATE), "chance-talks").claim.id == "talks-help"
    with pytest.raises(UnknownId, match="talks-help"):
        article(judged(DEBATE), "talk-help")


@given(debates())
def test_every_claim_has_an_article_with_a_sentence(debate: Debate) -> None:
    judgement = judged_debate(debate)
    for claim in judgement.graph.claims:
        known = article(judgement, claim)
        assert known.sentence.text
        assert known.badges == badges(judgement, claim)
        assert not (known.badges and claim in judgement.unchallenged)
