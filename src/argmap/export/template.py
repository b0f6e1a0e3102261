"""Pages from templates.

Every word of a debate is escaped, since autoescape is on and no template switches it off.

Only what argmap itself has written is `Markup`: pictures, style sheets, scripts, and Markdown that
was made harmless.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache, lru_cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from argmap.drawing import coloured
from argmap.model import Debate, Id, Relation
from argmap.reasoning import Judgement
from argmap.webmap import faces_script, map_script, script_words
from argmap.words import Form, badges, in_language, own_tag, relation, tag_of, text_direction


def rendered(template: str, debate: Debate, /, **values: object) -> str:
    """Return a page from a template of `export/pages/`, in the language of the debate."""
    page = _environment(debate.language).get_template(template)
    return page.render(debate=debate, words=_script_words(debate.language), **values)


def asset(name: str) -> str:
    """Return a script or style sheet of `export/pages/` as text, its colours put in."""
    return coloured(files("argmap.export").joinpath("pages", name).read_text(encoding="utf-8"))


def verbatim(text: str) -> Markup:
    """Return a text of our own that a template may show as it is: a picture, a style, a script."""
    return Markup(text)  # noqa: S704 - the one door, for text that argmap has written and escaped itself


def embedded_json(value: object) -> Markup:
    r"""Return a value as JSON that cannot end the script element it stands in.

    >>> str(embedded_json({"text": "</script>"}))
    '{"text":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return verbatim(
        # The two separators end a line in older JavaScript, though not in JSON.
        text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


def script_hash(script: str) -> str:
    """Return the expression of a Content-Security-Policy that allows just this inline script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


MOST_LANGUAGES = 8
"""How many languages are remembered: any text of a debate may name one."""


@lru_cache(MOST_LANGUAGES)
def _script_words(tag: str) -> Markup:
    """Return what the scripts say in a language, by its ids."""
    scripts = (
        map_script(),
        faces_script(),
        *(asset(f"{name}.js") for name in ("search", "site", "talk")),
    )
    return embedded_json(script_words("\n".join(scripts), tag))


@lru_cache(MOST_LANGUAGES)
def _environment(tag: str) -> Environment:
    """Return what makes pages of templates, which ask for words by `_`, `word` and `verb`."""
    words = in_language(tag)
    environment = Environment(
        loader=PackageLoader("argmap.export", "pages"),
        autoescape=True,
        # A value that a template misspells is an error, and no gap in a page.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own = own_tag(tag)
    environment.globals |= {
        "_": partial(words.say, "page"),
        "tag": tag_of(tag),
        "dir": text_direction(tag),
        "own": verbatim(f' lang="{own}"') if own else "",
    }
    environment.filters |= {
        "markdown": _markdown,
        "badges": _badges,
        "word": words.word,
        "verb": lambda kind: relation(words, Relation(kind), Form.OUTLINE),
    }
    return environment


def _markdown(text: str) -> Markup:
    """Return an author's Markdown as HTML of text and web links: no HTML of his, no images."""
    return verbatim(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(
        ["image", "heading", "lheading"]
    )
    # Only the web: no `javascript:`, no `data:`, no path of this machine.
    parser.validateLink = lambda url: url.startswith(("https://", "http://"))  # type: ignore[method-assign] # its hook
    return parser


def _badges(judgement: Judgement, claim: Id) -> str:
    """Return the badges of a claim in a row, none for a position or where nothing objects."""
    return " ".join(f"{each.glyph} {each.word}" for each in badges(judgement, claim))
