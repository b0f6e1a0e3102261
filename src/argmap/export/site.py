"""A whole debate as static pages: map, outline, sources, and a page for each claim.

Nothing is loaded from afar.

Every page lies in one folder and works from `file://`; `claim-ID.html` is the address by which a
claim can be quoted, and former ids lead on to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.drawing import Style, font_faces
from argmap.export.html import cited_by, found_by, words_of
from argmap.export.neighbourhoods import Neighbourhoods
from argmap.export.nested import nested
from argmap.export.room import check_pages
from argmap.export.svg import svg_text
from argmap.export.talk import Counted
from argmap.export.template import asset, embedded_json, rendered, verbatim
from argmap.files import Written
from argmap.graph import ancestors
from argmap.layout import Engine, place
from argmap.model import Id
from argmap.reasoning import Judgement
from argmap.scene import Scene
from argmap.view import Article, Listing, Outline, Perspective, article, listing, outline, view
from argmap.webmap import (
    drawing_and_marks,
    faces_script,
    faces_sheet,
    listing_json,
    map_script,
    map_sheet,
)
from argmap.words import language, note, supposition_caption

OURS = b'<meta name="generator" content="argmap">'
"""What every page of ours says of itself."""
MOST_ABOVE = 8
MOST_WHY_LINES = 60
MOST_IN_OUTLINE = 3_000
"""Of how many entries the outline holds the words; the others are links to the pages of claims."""
MOST_BELOW = 60
"""The same of a claim's page, as there is one for every claim."""


def page_name(claim: Id) -> str:
    """Return the file of a claim's page.

    >>> page_name("inspectable")
    'claim-inspectable.html'
    """
    return f"claim-{claim}.html"


@dataclass(frozen=True)
class Site:
    """A site on its way to files: a judged debate, how it looks, and who places its pictures."""

    judgement: Judgement
    style: Style
    engine: Engine

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """What there is to know about each claim, in the author's order."""
        return tuple(
            article(self.judgement, claim, most_why_lines=MOST_WHY_LINES)
            for claim in self.judgement.graph.claims
        )

    @cached_property
    def note(self) -> str:
        """What is supposed, and what every verdict rests on."""
        graph = self.judgement.graph
        return " ".join(
            filter(None, (supposition_caption(graph, self.judgement.supposition), note(graph)))
        )

    def page(
        self,
        template: str,
        title: str,
        scene: Scene | None = None,
        listed: Listing | None = None,
        **values: object,
    ) -> bytes:
        """Return a page in the frame that all pages have, with a picture, a list, or both."""
        debate = self.judgement.graph.debate
        drawn: dict[str, Any] = {"svg": "", "picture": "", "listing": ""}
        if scene is not None:
            markup = svg_text(scene, self.style, background=False, ids="picture-")
            drawn = {
                "svg": verbatim(markup),
                "picture": embedded_json(drawing_and_marks(scene, self.style.look)),
                "listing": "",
            }
        if listed is not None and listed.answers:
            drawn["listing"] = embedded_json(listing_json(listed))
        text = rendered(
            template,
            debate,
            judgement=self.judgement,
            title=title,
            description=debate.question,
            look=self.style.look.value,
            note=self.note,
            footer=debate.licence or "",
            address=page_name,
            **{"canonical": None, **drawn, **values},
        )
        return text.encode()


def site(
    judgement: Judgement, style: Style, engine: Engine, *, counted: Counted | None = None
) -> Written:
    """Return the pages of a debate by file name.

    The same debate gives the same bytes. O(claims), a picture each.

    A claim around which there is too much to draw has its page without a picture; a problem names
    it. `counted` may show how far it has come.

    Raises:
        ArgmapError: it would have too many pages, or list too much on them.
        EngineError: Graphviz fails.
    """
    pages = Site(judgement, style, engine)
    claims = tuple(judgement.graph.claims)
    check_pages(judgement.graph, claims)
    drawn = Neighbourhoods(judgement, engine)
    # Walked through beside the pages, so that whoever hands it out sees how far they have come.
    told = counted(claims, "Writing pages") if counted else claims
    files = dict(_pages(pages))
    for _, known, (claim, scene) in zip(told, pages.articles, drawn.around(claims), strict=True):
        files[page_name(claim)] = _claim_page(pages, known, scene)
    return Written(files, drawn.problems, told=("open index.html in a browser",))


def _pages(pages: Site) -> Iterator[tuple[str, bytes]]:
    """Yield all pages but those of claims, and what they share."""
    judgement, graph = pages.judgement, pages.judgement.graph
    overview = place([view(judgement, Perspective())], pages.engine)[0]
    positions = [known for known in pages.articles if known.claim.id in graph.roots]
    debate = graph.debate
    yield (
        "index.html",
        pages.page("index.html", debate.title, overview, positions=positions, canonical=debate.url),
    )
    lines = tuple(nested(outline(judgement)))
    words = language(graph)
    outline_title = words.say(
        "page", "titled", page=words.say("page", "outline"), title=debate.title
    )
    sources_title = words.say(
        "page", "titled", page=words.say("page", "sources"), title=debate.title
    )
    listed = listing(judgement, most=MOST_IN_OUTLINE)
    yield "outline.html", pages.page("outline.html", outline_title, listed=listed, outline=lines)
    yield (
        "sources.html",
        pages.page("sources.html", sources_title, sources=cited_by(pages.articles)),
    )
    faces = font_faces(words_of(judgement, graph.claims))
    yield "site.css", "\n".join((faces, map_sheet(), faces_sheet(), asset("page.css"))).encode()
    scripts = (map_script(), faces_script(), asset("search.js"), asset("site.js"))
    yield "site.js", "\n".join(scripts).encode()
    claims = [{"id": claim, "words": found_by(judgement, claim)} for claim in graph.claims]
    yield "claims.js", f"const CLAIMS = {embedded_json(claims)};\n".encode()
    for former, current in graph.aliases.items():
        name = graph.claims[current].name
        yield (
            page_name(former),
            rendered("moved.html", debate, to=current, name=name, address=page_name).encode(),
        )


def _claim_page(pages: Site, known: Article, scene: Scene | None) -> bytes:
    """Return the page of a claim.

    Without a picture it has the answers to the claim as nested text in its place.
    """
    graph = pages.judgement.graph
    instead = () if scene else tuple(nested(_answers(pages.judgement, known.claim.id)))
    title = language(graph).say("page", "titled", page=known.claim.name, title=graph.debate.title)
    above = ancestors(graph, known.claim.id, most=MOST_ABOVE)
    listed = listing(pages.judgement, Perspective((known.claim.id,)), most=MOST_BELOW)
    return pages.page("claim.html", title, scene, listed, known=known, above=above, instead=instead)


def _answers(judgement: Judgement, claim: Id) -> Outline:
    """Return the direct answers to a claim as nested text."""
    (top,) = outline(judgement, (claim,), depth=1).entries
    return Outline(top.entries)
