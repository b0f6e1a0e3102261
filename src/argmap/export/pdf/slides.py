"""A deck as PDF: a page for each slide or step of a build, as it would be shown."""

from __future__ import annotations

from argmap.drawing import Style, revealed
from argmap.export.pdf.picture import Plain, told_picture
from argmap.export.pdf.press import Edition, Pressed, pressed, tongue
from argmap.scene import Area, Bibliography, Cited, Cover, Deck, Fit, Scene, Slide
from argmap.words import in_language


def slides(deck: Deck, style: Style, *, background: bool = True) -> Pressed:
    """Return a deck as tagged PDF, a page a slide: shapes, text to select, links to sources.

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    return pressed(Edition.SLIDES, slides_content(deck, style, background=background))


def slides_content(deck: Deck, style: Style, *, background: bool = True) -> Plain:
    """Return what `slides.typ` shows."""
    page = deck.page
    return {
        "title": deck.title,
        "language": tongue(deck.language),
        "sources_are": in_language(deck.language).say("talk", "keys", keys=""),
        "look": {
            "page": style.page if background else None,
            "ink": style.ink,
            "faint": style.faint,
        },
        "page": {
            "width": page.width,
            "height": page.height,
            "title": _area(page.title),
            "footer": _area(page.footer),
        },
        "footer": deck.footer,
        "slides": [_slide(slide, deck, style) for slide in deck.slides],
    }


def _area(area: Area | None) -> Plain | None:
    return {"x": area.x, "y": area.y, "width": area.width, "height": area.height} if area else None


def _slide(slide: Slide, deck: Deck, style: Style) -> Plain:
    """Return a slide by the kind of its body."""
    page, words = deck.page, in_language(deck.language)
    shown: Plain = {
        "title": slide.title,
        "sources": [_cited(cited) for cited in slide.references],
        "more": [
            words.say("alt", "and-more", names="", more=rest)
            for rest in range(len(slide.references) + 1)
        ],
    }
    match slide.body:
        case Scene() as scene:
            fit = slide.fit or Fit(1.0, page.picture.x, page.picture.y)
            drawn = told_picture(revealed(scene, slide.shown), style)
            return shown | {
                "kind": "picture",
                "picture": drawn,
                "scale": fit.scale,
                "x": fit.x,
                "y": fit.y,
            }
        case Cover(lines):
            return shown | {
                "kind": "cover",
                "lines": [{"text": line.text, "url": line.url} for line in lines],
            }
        case Bibliography(references):
            return shown | {
                "kind": "references",
                "references": [_cited(cited) for cited in references],
            }


def _cited(cited: Cited) -> Plain:
    return {"key": cited.key, "words": cited.words, "url": cited.url}
