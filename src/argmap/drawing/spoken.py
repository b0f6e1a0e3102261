"""A picture in words, for those who hear it: what a box says, and what answers what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.drawing.figures import BoxFigure
from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.scene import Box, BoxKind, ClaimWords, Replies, Scene, claim_words, guise_of
from argmap.view import Folded, Mark
from argmap.words import (
    Form,
    Language,
    badge,
    conclusion,
    in_language,
    language,
    one_stop,
    relation,
    step_badge,
)

MOST_NAMED = 5


@dataclass(frozen=True)
class Narrator:
    """Says links in words, by the names of claims; `links` are those that may be spoken of."""

    words: Language
    names: Mapping[Id, str]
    links: Mapping[Id, Link]

    def sentence(self, link: Link) -> str:
        """Return a link as a sentence without a full stop: "B rebuts A"."""
        # From the last one on, since each “with” takes the rest of the row into itself.
        *others, last = map(self._named, link.premises)
        for other in reversed(others):
            last = self.words.say("alt", "with", premises=other, last=last)
        target = self.target(link.target)
        return relation(self.words, link.relation, Form.SENTENCE, premises=last, target=target)

    def target(self, target: Id) -> str:
        """Return what a link's target is called: a claim, or the step from one claim to another."""
        step = self.links.get(target)
        if step is None:
            return self._named(target)
        start, end = self._named(step.premises[0]), self._named(conclusion(self.links, step)[0])
        return self.words.say("alt", "step", start=start, end=end)

    def own_step(self, link: Link) -> str:
        """Return what a premise does by a link: "It supports A."."""
        target = self.target(link.target)
        return relation(self.words, link.relation, Form.OWN, target=target)

    def answered(self, kind: Relation, premises: Sequence[Id]) -> str:
        """Return a sentence that names the first few claims that answer in one way."""
        names = [self.names[premise] for premise in premises]
        row = "; ".join(names[:MOST_NAMED])
        if len(names) > MOST_NAMED:
            row = self.words.say("alt", "and-more", names=row, more=len(names) - MOST_NAMED)
        return relation(self.words, kind, Form.ANSWERED, names=row)

    def _named(self, claim: Id) -> str:
        """Return a claim's name as a sentence sets it off."""
        return self.words.say("alt", "named", name=self.names[claim])


def narrator(scene: Scene) -> Narrator:
    """Return who says the links of a picture."""
    names = {box.id: box.says.name for box in scene.geometry.boxes}
    return Narrator(in_language(scene.language), names, scene.links)


def links_of_arrows(scene: Scene) -> tuple[Link, ...]:
    """Return the links that the arrows of a picture show, each once."""
    shown = dict.fromkeys(arrow.link for arrow in scene.geometry.arrows)
    return tuple(scene.links[link] for link in shown)


def _own_text(box: Box) -> Iterator[str]:
    """Yield what a box says, unless that is its name."""
    text = box.says.text.rstrip(".")
    if text != box.says.name:
        yield f"{text}."


def box_words(scene: Scene, speaker: Narrator) -> Mapping[Id, str]:
    """Return what there is to say of each box beside its name: its text and what answers it.

    A text that is the name is left out, or it would be heard twice. O(boxes + links).
    """
    answered = defaultdict[tuple[Id, Relation], list[Id]](list)
    own = defaultdict[Id, list[str]](list)
    for link in links_of_arrows(scene):
        for claim in _answered_by(link, scene.links):
            answered[claim, link.relation] += link.premises
        step = speaker.own_step(link)
        for premise in link.premises:
            own[premise].append(step)
    told = dict[Id, str]()
    for box in scene.geometry.boxes:
        sentences = [*_own_text(box), *own[box.id]]
        replies = [(kind, answered[box.id, kind]) for kind in Relation]
        sentences += [speaker.answered(kind, premises) for kind, premises in replies if premises]
        sentences += _hidden(speaker.words, box.folded)
        told[box.id] = one_stop(" ".join(sentences))
    return told


def _answered_by(link: Link, links: Mapping[Id, Link]) -> tuple[Id, ...]:
    """Return the claims that a link answers; an undercut answers those whose step it attacks."""
    attacked = links.get(link.target)
    return attacked.premises if attacked else (link.target,)


def _hidden(words: Language, folded: Folded) -> Iterator[str]:
    """Yield how many replies a picture does not show."""
    hidden = folded.supports + folded.objections + folded.remarks
    if hidden:
        yield words.say("alt", "hidden", count=hidden)


def heard(box: BoxFigure) -> str:
    """Return a box in one text, where its name has no place of its own: its name and description.

    A name that is only the beginning of the text is left out, as the description begins with all.
    """
    says = box.says
    # What stands for a text without a label is its first words, which the description begins with.
    shortened = not says.label and says.name != says.text.rstrip(".")
    return box.description if shortened else one_stop(f"{says.name}. {box.description}".rstrip())


def alt_text(box: BoxFigure, words: Language) -> str:
    """Return what a box is, what answers it, and its verdict, for those who read it on paper."""
    sentences, found = [heard(box)], box.found
    verdict = badge(found.verdict, found.unchallenged, words) if found.verdict else None
    if verdict:
        sentences.append(words.say("alt", "verdict", word=verdict.word))
    return " ".join((*sentences, *_disputed(found, words)))


def announced(box: BoxFigure, words: Language) -> str:
    """Return what a screen reader says of a box in a picture."""
    return announcement(box.says, box.found, words, box.kind)


def claim_announcement(graph: DebateGraph, claim: Id, mark: Mark) -> str:
    """Return what a screen reader says of a claim's box with some mark, in any picture."""
    kind = guise_of(graph, claim).kind
    return announcement(claim_words(graph, claim), mark, language(graph), kind)


def announcement(says: ClaimWords, mark: Mark, words: Language, kind: BoxKind) -> str:
    """Return what a screen reader says of a box: its name, its verdict, how it is answered."""
    if kind is BoxKind.POSITION:
        sentences = [words.say("alt", "position", name=says.name)]
    else:
        sentences = [words.say("alt", "claim", name=says.name)]
    replies = says.replies
    sentences += _verdict(mark, replies, words)
    sentences += _disputed(mark, words)
    supports, rebuttals = replies.supports, replies.rebuttals
    sentences.append(words.say("alt", "answers", supports=supports, rebuttals=rebuttals))
    if replies.undercuts:
        sentences.append(words.say("alt", "step-objections", number=replies.undercuts))
    return one_stop(" ".join(sentences))


def _verdict(mark: Mark, replies: Replies, words: Language) -> Iterator[str]:
    """Yield a verdict as a sentence, nothing for a position."""
    if mark.unchallenged:
        # There are objections, and yet nothing here objects: the case or a what-if has set them
        # aside.
        yield words.say("alt", "set-aside" if replies.rebuttals else "unobjected")
    elif mark.verdict:
        yield words.say("alt", "verdict", word=words.word(mark.verdict))


def _disputed(mark: Mark, words: Language) -> Iterator[str]:
    """Yield that a step is disputed as a sentence, nothing where none is."""
    found = step_badge(mark.steps, words)
    if found:
        yield f"{found.word[:1].upper()}{found.word[1:]}."
