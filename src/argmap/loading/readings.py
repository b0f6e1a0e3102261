"""What people write instead of a key of ours.

Words with one reading, words that probably mean one, and direction.

All words but those of the printed tables are in lower case and without separators, as `spelling`
returns them: `supported_by` is `supportedby`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from argmap.model import Relation
from argmap.suggest import same_look

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

MOST_SPELT = 1_000
"""How many keys are remembered."""


@lru_cache(maxsize=MOST_SPELT)
def spelling(key: str) -> str:
    """Return a key in one case and without separators.

    Who misspells one key often misspells it in every claim.

    >>> spelling("Supported by"), spelling("supportedBy"), spelling("supported-by")
    ('supportedby', 'supportedby', 'supportedby')
    """
    return same_look(_CAMEL.sub("-", key)).replace("-", "")


WITH_ONE_READING: Mapping[str, tuple[str, ...]] = {
    "rebuts": (
        "attacks",
        "refutes",
        "opposes",
        "contradicts",
        "rebut",
        "objects_to",
        "argues_against",
        "speaks_against",
    ),
    "supports": ("backs", "argues_for", "speaks_for"),
    "text": ("claim", "statement", "sentence", "body", "content"),
    "themes": ("theme", "tag", "tags", "topic", "topics"),
    "cases": ("case",),
    "sources": (
        "source",
        "ref",
        "refs",
        "reference",
        "references",
        "citation",
        "citations",
        "cites",
    ),
    "detail": ("details",),
    "id": ("identifier",),
    "by": ("contributor", "contributed_by", "submitter", "submitted_by"),
    "url": ("link", "href", "uri", "website", "doi"),
    "author": ("authors", "writer", "written_by"),
    "licence": ("license",),
    "language": ("lang",),
    "to": ("towards",),
}
"""Words that can mean only one key. `argmap check --fix` puts that key in their place, where it
fits and is not there yet; docs/problems.md prints this table."""

WITH_ONE_READING_IN_FILES: Mapping[str, tuple[str, ...]] = {
    "claims": ("claim", "arguments", "statements"),
    "sources": ("references", "bibliography"),
}
"""The same at the left edge of a file."""


def _by_spelling(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for key, words in table.items():
        keys.update(dict.fromkeys(map(spelling, words), key))
    return keys


ONE_READING = _by_spelling(WITH_ONE_READING)
ONE_READING_IN_FILES = _by_spelling(WITH_ONE_READING_IN_FILES)
"""The key of each such word, by its spelling."""


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each word, from a table of the words for each key."""
    keys: dict[str, str] = {}
    for key, words in table.items():
        keys.update(dict.fromkeys(words.split(), key))
    return keys


LIKELY: Mapping[str, str] = _by_word(
    {
        "rebuts": "counters disputes objects",
        "supports": "support conclusion concludes therefore hence thus implies side stance "
        "position",
        "undercuts": "undermines undercut",
        "themes": "category categories",
        "cases": "scope context",
        "sources": "cite",
        "label": "name heading short shortname shorttitle caption",
        "detail": "notes description comment explanation elaboration background",
        "id": "key slug handle",
        "to": "target",
        "with": "premises together and requires needs given assuming",
        "weight": "strength",
        "at": "page pages",
        "plausibility": "probability likelihood credence confidence certainty",
        "kind": "type",
        "publisher": "journal venue",
    }
)
"""Words of other tools and of everyday speech, and the key that is probably meant.

It is asked, never put there unasked.
"""

IN_OTHER_LANGUAGES: Mapping[str, str] = _by_word(
    {
        "supports": "stutzt stuetzt unterstutzt apoya respalda soutient appuie sostiene "
        "destekler ondersteunt",
        "rebuts": "widerlegt widerspricht refuta rebate contradice contradiz refute "
        "contredit confuta curutur weerlegt",
        "undercuts": "entkraftet entkraeftet untergrabt untergraebt",
        "text": "aussage behauptung satz these texto texte testo metin tekst",
        "title": "titel titulo titre titolo baslik",
        "question": "frage pregunta pergunta domanda soru vraag",
        "positions": "positionen antworten posiciones posicoes posizioni",
        "claims": "behauptungen aussagen thesen argumente argumentos iddialar stellingen",
        "sources": "quelle quellen fuente fuentes fonte fonti kaynak kaynaklar bron bronnen",
        "themes": "thema themen tema temas temi konular",
        "cases": "fall falle faelle casos cas casi",
        "language": "sprache idioma langue lingua dil taal",
        "description": "beschreibung descripcion",
        "year": "jahr ano annee anno yil jaar",
        "author": "autor autorin auteur autore yazar",
        "publisher": "verlag editorial editeur editore",
        "date": "datum fecha tarih",
        "evidence": "beleg evidencia preuve",
    }
)
"""The words of other languages for our keys, without their accents; they are asked as well."""

SIDES = ("side", "stance", "position")
"""What other tools call the side of a claim, which follows from the links here."""

TEXTS = ("argument", "conclusion", "objection", "premise", "reason")
"""What a claim may be called by someone who writes its text behind that word."""


NAMES_OF_CLAIMS = ("name", "label", "short", "nr", "number")
"""What the id of a claim may be called by someone who writes one behind that word."""


class Ends(Enum):
    """Which of two claims a link starts from that stands under one and names the other."""

    STARTS = "starts"
    """The one that is named: the link is written at the wrong end."""

    EITHER = "either"
    """Nobody but the author can tell."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What a key says about a link; `relation` is None where it does not say which one."""

    named: Ends
    relation: Relation | None


def may_be_of_itself(key: str, given: object, owner: object) -> bool:
    """Tell whether a word in the singular may say what the claim itself is.

    `con: dust`, a con of `dust`.

    So it is where it names one other claim, and the claim says by no key of ours what it answers.
    """
    is_one = isinstance(given, str) and " " not in given.strip()
    is_loose = isinstance(owner, dict) and not owner.keys() & {
        "supports",
        "rebuts",
        "undercuts",
        "about",
    }
    return spelling(key) in _OF_ITSELF and is_one and is_loose


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OF_ITSELF = _words(
    "pro con contra objection rebuttal counterargument counterpoint counterclaim "
    "counterexample refutation critique criticism reason ground premise proof justification "
    "rationale reply response reaction einwand gegenargument"
)
"""Words in the singular for what another claim is to one, or one is to another."""


def direction(key: str) -> Direction | None:
    """Return which way the link goes that a key of another tool names.

    None for a key that names no link, or is ours.

    >>> direction("cons")
    Direction(named=<Ends.STARTS: 'starts'>, relation=<Relation.REBUTS: 'rebuts'>)
    >>> direction("against")
    Direction(named=<Ends.EITHER: 'either'>, relation=<Relation.REBUTS: 'rebuts'>)
    """
    word = spelling(key)
    for named, table in ((Ends.EITHER, _EITHER_WAY), (Ends.STARTS, _DOWNWARD)):
        for relation, words in table.items():
            if word in words:
                return Direction(named, relation)
    if word.endswith("by") and _is_passive(key, word):
        done = word.removesuffix("by")
        by = next((each for each, verbs in _DONE.items() if done in verbs), None)
        return Direction(Ends.STARTS, by)
    return None


def _is_passive(key: str, word: str) -> bool:
    """Tell whether a key that ends with `by` says what is done to a claim, not by whom."""
    done = word.removesuffix("by")
    is_apart = re.search(r"(?:[-_\s]|(?<=[a-z])(?=B))by$", key, re.IGNORECASE) is not None
    is_told = any(done in verbs for verbs in _DONE.values())
    return bool(done) and done not in _BY_PEOPLE and (is_apart or is_told)


_DOWNWARD: Mapping[Relation | None, frozenset[str]] = {
    Relation.SUPPORTS: _words(
        "pro pros proarguments because since reason reasons ground grounds premise premises "
        "evidencefor supporter supporters backer backers backing proof proofs justification "
        "justifications rationale rationales supportingclaims supportingarguments "
        "supportingreasons supportingevidence supportingpoints supportfrom reasonsfor "
        "argumentsfor argumentsinfavour argumentsinfavor pointsfor basedon dependson followsfrom "
        "derivedfrom inferredfrom restson advantage advantages benefit benefits upside upsides "
        "grunde gruende begrundung begruendung razones raisons"
    ),
    Relation.REBUTS: _words(
        "con cons conarguments contra contras contraarguments objection objections rebuttal "
        "counterargument counterarguments counterpoint counterpoints counterclaim counterclaims "
        "counterexample counterexamples rebuttals rebutter rebutters refutation refutations "
        "attacker attackers defeater defeaters opponent opponents critic critics criticism "
        "criticisms critique critiques evidenceagainst reasonsagainst argumentsagainst "
        "pointsagainst disadvantage disadvantages downside downsides drawback drawbacks but "
        "however einwand einwande einwaende gegenargument gegenargumente objeciones "
        "contraargumentos gegenrede"
    ),
    Relation.UNDERCUTS: _words("undercutter undercutters"),
    None: _words(
        "children child reply replies response responses reaction reactions argument arguments "
        "argumente argumentos argomenti antworten claims subclaim subclaims subargument "
        "subarguments point points subpoints followups"
    ),
}
"""Lists of what speaks for or against the claim under which they stand, by what the claims in
them do to it."""

_EITHER_WAY: Mapping[Relation | None, frozenset[str]] = {
    Relation.SUPPORTS: _words(
        "for dafur dafuer infavour infavor infavourof infavorof insupportof supporting supported "
        "reasonfor argumentfor"
    ),
    Relation.REBUTS: _words(
        "against dagegen attack attacking attacked opposing opposed rebutting rebutted refuting "
        "refuted counter countering challenge challenges reasonagainst argumentagainst "
        "objectionto versus vs"
    ),
    Relation.UNDERCUTS: _words("undercutting"),
}
"""Words that some write in the claim that speaks, and others in the claim that is spoken of."""

_DONE: Mapping[Relation, frozenset[str]] = {
    Relation.SUPPORTS: _words(
        "supported backed justified grounded confirmed proven proved shown strengthened defended "
        "motivated evidenced corroborated established explained implied entailed"
    ),
    Relation.REBUTS: _words(
        "rebutted attacked refuted opposed contradicted countered challenged disputed denied "
        "defeated criticised criticized weakened disproved disproven questioned contested "
        "falsified objectedto rebuted"
    ),
    Relation.UNDERCUTS: _words("undercut undercutted undermined"),
}
"""What another claim does to the one under which `… by` stands."""

_BY_PEOPLE = _words(
    "held written contributed submitted added authored created published proposed said made "
    "entered reviewed edited translated suggested posted stated quoted cited sponsored funded "
    "paid signed sorted ordered updated changed modified asked"
)
"""What persons do, not claims."""
