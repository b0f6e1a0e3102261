"""A debate's words as Streamlit Markdown that shows them, and does nothing else.

Streamlit's labels, captions and texts are Markdown with extras: coloured text, icons, formulas,
emoji. Words from a debate file must never switch one of them on, load an image or become a link to
anything but a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# colons and dollar signs are text to Markdown, but to Streamlit they begin icons and formulas
PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:=\"'^@/])")
ALIVE = re.compile(
    r"""
    (?<= :) (?= [\w+/-]+: )  # :name:, which becomes a picture
    | (?<= :) (?= // )  # http://, which becomes a link, and so do the next two
    | (?<= \b[wW]{3}) (?= \. )
    | (?<= [\w+.-]) (?= @ )
    """,
    re.VERBOSE,
)
"""Where Streamlit makes more of a text than text, even where all of its signs are escaped."""
MOST_LETTERS = 20_000
"""How much of an author's Markdown a page shows.

A book in a `detail` would keep a visitor waiting at every click.
"""

WORD_JOINER = "\u2060"
"""Breaks up such a text, unseen."""


def plain_markdown(text: str) -> str:
    r"""Return Markdown that shows the text letter by letter, in one line.

    >>> print(plain_markdown("a *b* [c](d) $x$"))
    a \*b\* \[c\]\(d\) \$x\$
    """
    broken = ALIVE.sub(WORD_JOINER, " ".join(text.split()))
    return PUNCTUATION.sub(r"\\\1", broken)


def markdown_link(words: str, url: str) -> str:
    """Return a Markdown link; the words alone where the address is not a web page."""
    if not re.fullmatch(r"https?://[^\s<>\"\\]+", url):
        return plain_markdown(words)
    return f"[{plain_markdown(words)}](<{url}>)"


def safe_markdown(markdown: str) -> str:
    """Return the Markdown of an author with nothing in it but text.

    No HTML, image, formula, icon or odd link.

    Paragraphs, lists, emphasis, code, quotations and web links stay; a heading becomes a bold line,
    an image its description. Of a very long one the beginning, and how much more there is. Nesting
    is bounded by the parser.
    """
    shown = markdown[:MOST_LETTERS]
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).parse(shown))
    more = len(markdown) - len(shown)
    blocks = list(_blocks(root.children))
    if more:
        blocks.append(f"*… and {more:,} more characters, in the file of the debate.*")
    return "\n\n".join(blocks)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterable[str]:
    """Yield the Markdown of block nodes."""
    for node in nodes:
        match node.type:
            case "paragraph":
                yield _inline(node.children)
            case "heading":
                yield f"**{_inline(node.children)}**"
            case "bullet_list":
                yield "\n".join(_item("- ", item) for item in node.children)
            case "ordered_list":
                yield "\n".join(
                    _item(f"{number}. ", item) for number, item in enumerate(node.children, 1)
                )
            case "blockquote":
                yield _indented("> ", "> ", "\n\n".join(_blocks(node.children)))
            case "code_block" | "fence":
                yield _indented("    ", "    ", node.content.rstrip("\n"))
            case "hr":
                yield "---"
            case _:
                # HTML, and whatever else there may be, is shown letter by letter
                yield plain_markdown(node.content)


def _item(bullet: str, item: SyntaxTreeNode) -> str:
    """Return a list item with its following lines indented under its first."""
    return _indented(bullet, " " * len(bullet), "\n\n".join(_blocks(item.children)))


def _indented(first: str, rest: str, text: str) -> str:
    """Return the text with a prefix before its first line and one before each other line."""
    return first + text.replace("\n", "\n" + rest)


def _inline(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Return the Markdown of inline nodes."""
    return "".join(map(_word, nodes))


def _word(node: SyntaxTreeNode) -> str:
    """Return the Markdown of one inline node."""
    match node.type:
        case "inline":
            return _inline(node.children)
        case "strong":
            return f"**{_inline(node.children)}**"
        case "em":
            return f"*{_inline(node.children)}*"
        case "link":
            return markdown_link(_text(node), str(node.attrs.get("href", "")))
        case "image":
            return plain_markdown(node.content)
        case "code_inline":
            # one backtick more than any row of them within
            fence = "`" * (1 + max(map(len, re.findall("`+", node.content)), default=0))
            return f"{fence} {node.content} {fence}"
        case "softbreak" | "hardbreak":
            return " "
        case _:
            return _spaced(node.content)


def _spaced(text: str) -> str:
    """Return plain text that keeps the blanks at its ends, for words in the middle of a line."""
    return (
        " " * text.startswith(" ")
        + plain_markdown(text)
        + " " * (text.endswith(" ") and bool(text.strip()))
    )


def _text(node: SyntaxTreeNode) -> str:
    """Return the words of a node and all below it."""
    return "".join(child.content for child in node.walk() if child.type in {"text", "code_inline"})
