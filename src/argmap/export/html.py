"""A talk as one HTML file without network: steps, map, outline, claims, and what if one fell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from argmap.drawing import Look, Style, by_itself, claims_in, font_faces, picture_key, revealed
from argmap.export.neighbourhoods import Neighbourhoods
from argmap.export.nested import nested
from argmap.export.room import check_told
from argmap.export.svg import svg_text
from argmap.export.template import asset, embedded_json, rendered, script_hash, verbatim
from argmap.layout import Engine
from argmap.model import Id, Source
from argmap.problem import Problem
from argmap.reasoning import Judgement
from argmap.scene import Bibliography, Cited, Cover, CoverLine, Deck, Scene, Slide
from argmap.view import Article, article, listing, outline
from argmap.webmap import (
    Fallen,
    drawing_and_marks,
    faces_script,
    faces_sheet,
    falls,
    listing_json,
    map_script,
    map_sheet,
)
from argmap.words import language, note

MOST_FOCUSED = 300
"""Of how many claims the page holds a picture of their own, and what would change if they fell."""
MOST_TOLD = 3_000
"""Of how many claims the page holds the words."""


@dataclass(frozen=True)
class HtmlSlide:
    """A slide as the template takes it: a picture with its key, or lines."""

    title: str
    kind: str = "picture"
    picture: str | None = None
    svg: Markup | None = None
    lines: tuple[CoverLine, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class CitedBy:
    """A source with the claims that cite it."""

    source: Source
    claims: tuple[Id, ...]


@dataclass(frozen=True)
class TalkPage:
    """What is drawn for a page ahead: the pictures of slides and of single claims, by key."""

    scenes: Mapping[str, Scene]
    focus: Mapping[Id, str]
    fallen: Fallen


@dataclass(frozen=True)
class Told:
    """The page of a talk as text, and the claims in it that go without a picture."""

    text: str
    problems: tuple[Problem, ...]


def html(deck: Deck, judgement: Judgement, style: Style, engine: Engine) -> Told:
    """Return the page of a talk. The same talk gives the same text.

    Of a large debate the first 3,000 claims are told, those of the talk before others, and the
    first 300 of them have a picture of their own; the page says so. A claim around which there is
    too much to draw goes without.

    Raises:
        ArgmapError: the page would list too much.
        EngineError: Graphviz fails.
    """
    claims = _claims(deck, judgement)
    check_told(judgement.graph, claims)
    drawn = Neighbourhoods(judgement, engine)
    page = _page(deck, drawn, claims[:MOST_FOCUSED])
    script = "\n".join((map_script(), faces_script(), asset("search.js"), asset("talk.js")))
    sheets = (
        font_faces(words_of(judgement, claims)),
        map_sheet(),
        faces_sheet(),
        asset("page.css"),
    )
    listed = listing(judgement, most=MOST_TOLD)
    told = tuple(article(judgement, claim) for claim in claims)
    debate = judgement.graph.debate
    text = rendered(
        "talk.html",
        debate,
        judgement=judgement,
        look=style.look.value,
        slides=tuple(_slides(deck, style)),
        outline=tuple(nested(outline(judgement, within=claims))),
        articles=told,
        undrawn=drawn.without,
        sources=cited_by(told),
        address=lambda claim: f"#claim-{claim}",
        left_out=left_out(judgement, claims),
        note=note(judgement.graph),
        footer=" · ".join(filter(None, (deck.footer, deck.engine))),
        sheet=verbatim("\n".join(sheets)),
        listing=embedded_json(listing_json(listed)) if listed.answers else "",
        pictures=embedded_json(_ahead(page, judgement, style.look, claims)),
        script=verbatim(script),
        script_hash=script_hash(script),
    )
    return Told(text, drawn.problems)


def _claims(deck: Deck, judgement: Judgement) -> tuple[Id, ...]:
    """Return the claims that the page tells: of the talk, the roots, and others that fit."""
    # The claims of the talk come first, so that a bound takes them last.
    told = dict[Id, None]()
    for slide in deck.slides:
        if isinstance(slide.body, Scene):
            told |= dict.fromkeys(claims_in(slide.body))
    told |= dict.fromkeys((*judgement.graph.roots, *judgement.graph.claims))
    return tuple(told)[:MOST_TOLD]


def left_out(judgement: Judgement, claims: Sequence[Id]) -> str:
    """Return how many claims a page does not tell, in a sentence; nothing where it tells all."""
    more = len(judgement.graph.claims) - len(claims)
    if not more:
        return ""
    words = language(judgement.graph)
    return words.say("page", "left-out", count=more, number=words.whole(more))


def _page(deck: Deck, drawn: Neighbourhoods, claims: Sequence[Id]) -> TalkPage:
    """Return the pictures of the slides, and one around each claim where it can be drawn."""
    slides = {
        _key(slide): _on_screen(slide.body, slide)
        for slide in deck.slides
        if isinstance(slide.body, Scene)
    }
    around = {claim: scene for claim, scene in drawn.around(claims) if scene is not None}
    single = {f"focus-{claim}": scene for claim, scene in around.items()}
    focus = {claim: f"focus-{claim}" for claim in around}
    return TalkPage({**slides, **single}, focus, falls(drawn.judgement, claims))


def _on_screen(scene: Scene, slide: Slide) -> Scene:
    """Return what is visible of a slide's picture, its legend larger, as a window is no wall."""
    return by_itself(revealed(scene, slide.shown))


def _key(slide: Slide) -> str:
    """Return the name of a slide's picture: steps that look the same share it."""
    if not isinstance(slide.body, Scene):
        return ""
    key = f"step-{picture_key(slide.body)}"
    if slide.shown is not None:
        key += f"-{len(slide.shown)}"
    if slide.body.caption:
        key += f"-{slide.body.caption}"
    return key


def _ahead(
    page: TalkPage, judgement: Judgement, look: Look, claims: Iterable[Id]
) -> dict[str, Any]:
    """Return what the script of the page reads."""
    return {
        "pictures": {key: drawing_and_marks(scene, look) for key, scene in page.scenes.items()},
        "focus": page.focus,
        "without": page.fallen.changes(),
        "pills": {
            key: found for key, scene in page.scenes.items() if (found := page.fallen.pills(scene))
        },
        "labels": page.fallen.labels(),
        "badges": page.fallen.badges(),
        "claims": [{"id": claim, "words": found_by(judgement, claim)} for claim in claims],
    }


def found_by(judgement: Judgement, claim: Id) -> str:
    """Return the words by which a search finds a claim."""
    written = judgement.graph.claims[claim]
    return f"{written.label}: {written.text}" if written.label else written.text


def _slides(deck: Deck, style: Style) -> Iterator[HtmlSlide]:
    """Yield the slides of a deck; of a picture in steps each holds its own state."""
    for number, slide in enumerate(deck.slides):
        bare = HtmlSlide(slide.title, notes=slide.notes, references=slide.references)
        match slide.body:
            case Scene() as scene:
                drawn = svg_text(
                    # All pictures are in one document, in which an id names one thing.
                    _on_screen(scene, slide),
                    style,
                    background=False,
                    ids=f"s{number}-",
                )
                yield replace(bare, picture=_key(slide), svg=verbatim(drawn))
            case Cover(lines=lines):
                yield replace(bare, kind="cover", lines=lines)
            case Bibliography(references=references):
                yield replace(
                    bare,
                    kind="references",
                    lines=tuple(CoverLine(each.words, each.url) for each in references),
                )


def cited_by(articles: Iterable[Article]) -> tuple[CitedBy, ...]:
    """Return the sources in the order in which claims cite them, each with those claims.

    O(citations).
    """
    found = dict[Source, dict[Id, None]]()
    for known in articles:
        for passage in known.passages:
            found.setdefault(passage.source, {})[known.claim.id] = None
    return tuple(CitedBy(source, tuple(claims)) for source, claims in found.items())


def words_of(judgement: Judgement, claims: Iterable[Id]) -> Iterator[str]:
    """Yield texts that together hold every sign that the page shows."""
    graph = judgement.graph
    yield graph.debate.model_dump_json(exclude={"claims"})
    # The page says more than the debate does.
    yield language(graph).letters
    for claim in claims:
        yield graph.claims[claim].model_dump_json()
