"""An author's Markdown as a tree of plain values, of which a script makes elements one by one.

No HTML of his, no image, no heading: text, paragraphs, lists, quotations, emphasis, web links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from argmap.webmap.listings import safe_address

DEEPEST = 20
TAGS = {
    "paragraph": "p",
    "heading": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
}
"""What becomes an element, by the name that the parser has for it."""


def marked_up(markdown: str) -> list[Any]:
    """Return the nodes of a text: words, and elements as `{tag, in}` with `href` for a link.

    >>> marked_up("One *word*")
    [{'tag': 'p', 'in': ['One ', {'tag': 'em', 'in': ['word']}]}]
    >>> marked_up("[go](javascript:alert(1))")
    [{'tag': 'p', 'in': ['[go](javascript:alert(1))']}]
    """
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.disable(["image"])
    return list(_nodes(SyntaxTreeNode(parser.parse(markdown)).children))


def _nodes(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Any]:
    for node in nodes:
        match node.type:
            case "inline":
                yield from _nodes(node.children)
            case "link":
                yield from _link(node)
            case "softbreak" | "hardbreak":
                yield " "
            case "code_inline" | "fence" | "code_block":
                yield {"tag": "code", "in": [node.content]}
            case "hr":
                continue
            case kind if kind in TAGS:
                yield {"tag": TAGS[kind], "in": list(_nodes(node.children))}
            case _ if node.content:
                yield node.content
            case _:
                continue  # the parser leaves empty words around emphasis


def _link(node: SyntaxTreeNode) -> Iterator[Any]:
    """Yield a web link, or the words of any other one."""
    address = safe_address(str(node.attrs.get("href", "")))
    words = list(_nodes(node.children))
    if address is None:
        yield from words
    else:
        yield {"tag": "a", "href": address, "in": words}
