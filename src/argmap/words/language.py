"""The words of a language, as one table, and the English ones; any other language has a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from argmap.reasoning.judgement import Holds, Limit, Verdict
from argmap.reasoning.pushed import Pushed
from argmap.reasoning.supposition import Policy


@dataclass(frozen=True)
class Language:
    """Every phrase that tells a verdict. In braces stands what the sentence names."""

    note: str
    badges: Mapping[Verdict, tuple[str, str]]
    """Glyph and word of each verdict."""

    unchallenged: str
    answered: str
    one_answered: str
    set_aside: str
    one_set_aside: str
    rests_on: str
    unanswered: str
    several_unanswered: str
    reasons_fell: str
    no_reason_in_case: str
    no_source: str
    unsettled: str
    circular: str
    switched_off: str
    accepted: str
    out_of_case: str
    holds: Mapping[Holds, str]
    """On which consistent readings an undecided claim holds; said after its verdict."""
    ran_out: Mapping[Limit, str]
    """Why that is not known."""

    tally: str
    none_given: str
    given: str
    one_given: str

    judged_for: str
    without: str
    accepting: str
    policies: Mapping[Policy, str]

    pressure: str
    """What a strength is, and is not."""
    by_formula: str
    pushes: Mapping[Pushed, tuple[str, str]]
    """Sign and words for where a strength is, seen from its start value."""
    stronger: str
    too_close: str
    strongest_first: str
    pushed_by_nothing: str
    one_pushed_by_nothing: str
    left_uncounted: str
    taken_for_granted: str
    hangs_on_a_hair: str
    no_stable_value: str
    depends_on_unstable: str
    in_digits: str
    in_range: str

    together: str
    separator: str
    and_more: str
    step_undercut: str

    head: str
    badged: str
    nobody_objected: str
    rests: str
    objection: str
    step_objection: str
    answer: str
    reason: str
    fell_to: str
    no_reason_left: str
    does_not_stand: str
    undecided_objection: str
    undecided_reason: str
    in_circle: str
    reason_for: str
    reason_against: str
    told_above: str
    goes_on: str
    left_out: str

    crux: str
    one_crux: str
    reason_stands: str
    reason_falls: str
    reason_unsettled: str
    no_crux: str
    flips: str
    one_flip: str
    with_it: str
    foundation: str
    guard: str
    turned_off: str
    taken_on: str
    and_also: str
    or_else: str
    then: str
    not_all_tried: str
    not_all_sets_tried: str
    cruxes_of_claim: str
    cruxes_of_reasons: str
    cruxes_of_debate: str
    no_cruxes: str
    no_cruxes_of_debate: str
    bearing: str
    least_to_stand: str
    least_not_to_stand: str
    least_to_fall: str
    no_set: str
    steady: str
    shared: str
    questions: str

    pro: str
    contra: str
    standing: str
    fallen: str
    aside: str
    without_source: str
    no_theme: str
    gap: str
    gaps: str
    untouched: str
    one_untouched: str

    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What pictures and pages say besides, by the English words."""

    def say(self, words: str) -> str:
        """Return words of pictures and pages in this language; those that it lacks stay English.

        Before a `|` may stand what tells words apart that English says alike.

        >>> ENGLISH.say("counted|supports")
        'supports'
        """
        return self.others.get(words, words.rpartition("|")[2])

    def of_which(self, given: int, standing: int) -> str:
        """Return a number of reasons and how many of them stand."""
        if not given:
            return self.none_given
        return (self.one_given if standing == 1 else self.given).format(given=given, standing=standing)


ENGLISH = Language(
    note="Judged only by what is written in this map; add an argument and it may change.",
    badges=MappingProxyType(
        {
            Verdict.STANDS: ("✓", "answered"),
            Verdict.UNANSWERED: ("!", "objection"),
            Verdict.REASONS_FELL: ("∅", "reasons fell"),
            Verdict.UNSETTLED: ("?", "unsettled"),
            Verdict.CIRCULAR: ("↻", "circular"),
            Verdict.SWITCHED_OFF: ("×", "switched off"),
            Verdict.ACCEPTED: ("●", "accepted"),
            Verdict.OUT_OF_CASE: ("○", "not this case"),
        }
    ),
    unchallenged="Unchallenged here: nobody has objected yet.",
    answered="Each of the {count} objections is itself answered.",
    one_answered="The one objection to it is itself answered.",
    set_aside="Each of the {count} objections is itself answered or set aside here.",
    one_set_aside="The one objection to it is set aside here.",
    rests_on=" Rests on: {reason}.",
    unanswered="Has an unanswered objection: {objections}.",
    several_unanswered="Has {count} unanswered objections: {objections}.",
    reasons_fell="Every reason given for it has fallen: {reasons}.",
    no_reason_in_case="No reason given for it applies to {case}.",
    no_source="No source is given for it.",
    unsettled="Not settled here: depends on {one} against {other}, and nothing in the map breaks the tie.",
    circular="Goes in a circle: its reasons rest on itself.",
    switched_off="You switched this off.",
    accepted="You accept this.",
    out_of_case="Does not apply to {case}.",
    holds=MappingProxyType(
        {
            Holds.EVERY: " It holds on every consistent reading of the map.",
            Holds.SOME: " It holds on some consistent readings of the map, not on all.",
            Holds.REJECTED: " It is rejected on every consistent reading of the map.",
            Holds.OPEN: " It is settled on no consistent reading of the map.",
            Holds.UNDECIDED: " On which consistent readings it holds was not decided in time: {reason}.",
        }
    ),
    ran_out=MappingProxyType(
        {
            Limit.CONFLICTS: "the search ran into too many contradictions",
            Limit.ATTACKS: "too many objections hang together",
            Limit.SECONDS: "the time was over",
        }
    ),
    tally="Reasons for: {reasons_for}. Against: {reasons_against}.",
    none_given="none",
    given="{given}, of which {standing} stand",
    one_given="{given}, of which 1 stands",
    judged_for="Judged for: {case}.",
    without="Without: {claims}.",
    accepting="Accepting: {claims}.",
    policies=MappingProxyType(
        {
            Policy.REASONS_NEEDED: "A claim with reasons needs one of them standing.",
            Policy.INNOCENT_UNTIL_REBUTTED: "A claim stands until it is rebutted, whatever becomes of its reasons.",
            Policy.SOURCES_NEEDED: "Only claims with a source count.",
        }
    ),
    pressure="How hard the listed arguments push: a pressure, not a probability, and no verdict.",
    by_formula="By the formula {formula}.",
    pushes=MappingProxyType(
        {
            Pushed.FAR_UP: ("▲▲", "pushed far up"),
            Pushed.UP: ("▲", "pushed up"),
            Pushed.NOWHERE: ("·", "about where it started"),
            Pushed.DOWN: ("▼", "pushed down"),
            Pushed.FAR_DOWN: ("▼▼", "pushed far down"),
        }
    ),
    stronger="{first} is pushed higher than {second}.",
    too_close="Too close to call: small changes, or another formula, reverse it.",
    strongest_first="Claims, strongest first",
    pushed_by_nothing="Nothing pushes on {count} of them, which stay where they started: {claims}.",
    one_pushed_by_nothing="Nothing pushes on one of them, which stays where it started: {claims}.",
    left_uncounted="Left out of account here: {claims}.",
    taken_for_granted="Taken for granted here: {claims}.",
    hangs_on_a_hair="{name}: hangs on a hair",
    no_stable_value="No stable value: these claims attack each other in a loop.",
    depends_on_unstable="No value, since they depend on claims without a stable one.",
    in_digits="{name}: {strength}, from {start}",
    in_range="{name}: between {least} and {most}, from {start}",
    together="{premises} together with {last}",
    separator="; ",
    and_more="{names}; and {more} more",
    step_undercut="{link}, a step that is itself objected to",
    head="{name}: {sentence}",
    badged="{name} ({glyph} {word})",
    nobody_objected="{name} (nobody has objected)",
    rests="rests on: {name}",
    objection="objection: {name}",
    step_objection="objection to this step: {name}",
    answer="answered by: {name}",
    reason="reason given: {name}",
    fell_to="it fell to: {name}",
    no_reason_left="every reason given for it has fallen",
    does_not_stand="because one part of it does not stand: {name}",
    undecided_objection="objection, not settled itself: {name}",
    undecided_reason="reason, not settled itself: {name}",
    in_circle="{name} rests on: {reason}",
    reason_for="for: {name}",
    reason_against="against: {name}",
    told_above="{line}, as told above",
    goes_on="{line} …",
    left_out="… and {count} more",
    crux="If you changed your mind about {claim} alone, {count} verdicts would change, among them {target}.",
    one_crux="If you changed your mind about {claim} alone, one verdict would change: {target}.",
    reason_stands="If you changed your mind about {claim} alone, a reason would stand: {reason}.",
    reason_falls="If you changed your mind about {claim} alone, a reason would fall: {reason}.",
    reason_unsettled="If you changed your mind about {claim} alone, a reason would be unsettled: {reason}.",
    no_crux="If you changed your mind about {claim} alone, no verdict would change.",
    flips="{count} verdicts would change: {claims}",
    one_flip="one verdict would change: {claims}",
    with_it="and with it: {claims}",
    foundation="Rests on “{claim}”: without it, this would no longer stand.",
    guard="Guarded by “{claim}”: without it, an objection would no longer be answered, and this would no longer stand.",
    turned_off="switch off “{claim}” ({id})",
    taken_on="accept “{claim}” ({id})",
    and_also="{change}, and {other}",
    or_else="or {change}",
    then="{change} → {verdict}",
    not_all_tried="Not all claims were tried: here that would take too long.",
    not_all_sets_tried="Not all sets of changes were tried: there are too many here.",
    cruxes_of_claim="If you changed your mind about one of these alone, it would be judged otherwise",
    cruxes_of_reasons="If you changed your mind about one of these alone, one of its reasons would be judged otherwise",
    cruxes_of_debate="If you changed your mind about one of these alone, the most verdicts would change",
    no_cruxes="No change of mind about one claim alone would change how it is judged.",
    no_cruxes_of_debate="No change of mind about one claim alone would change any other verdict.",
    bearing="It stands because of these",
    least_to_stand="The smallest change that would make it stand",
    least_not_to_stand="The smallest change that would make it no longer stand",
    least_to_fall="The smallest change that would make it fall",
    no_set="Even {count} changes of mind are not enough.",
    steady="Reasons that hang on no claim alone: {count}",
    shared="Reasons of several positions hang on these",
    questions="What the sides say they differ on",
    pro="for",
    contra="against",
    standing="stands",
    fallen="falls",
    aside="set aside here",
    without_source="no source",
    no_theme="no theme",
    gap="nobody has argued this",
    gaps="Nobody has argued {count} of these: each is an invitation.",
    untouched="Nobody has answered {count} claims yet, for or against: {claims}.",
    one_untouched="Nobody has answered one claim yet, for or against: {claims}.",
)
