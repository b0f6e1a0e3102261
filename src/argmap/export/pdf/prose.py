"""An author's Markdown as plain values: paragraphs, list items and quotations with emphasis and web links, no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from argmap.export.pdf.picture import Plain

WEB = re.compile(r"https?://[^\s<>\"\\]+")
DEEPEST = 20


def prose(markdown: str) -> list[Plain]:
    """Return the blocks of a text in order, each with its level in lists and its runs of words.

    A heading becomes a bold paragraph, an image its description, HTML stays text. O(length).

    >>> prose("One *word*")[0]["runs"]
    [{'text': 'One '}, {'text': 'word', 'style': 'em'}]
    """
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).parse(markdown))
    return list(_blocks(root.children, 0, ""))


def _blocks(nodes: Iterable[SyntaxTreeNode], level: int, lead: str) -> Iterator[Plain]:
    """Yield the blocks of some nodes; the first one of a list item has the item's mark as its lead."""
    for node in nodes:
        match node.type:
            case "paragraph":
                yield {"level": level, "lead": lead, "runs": list(_runs(node, {}))}
            case "heading":
                yield {"level": level, "lead": lead, "runs": list(_runs(node, {"style": "strong"}))}
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1))
                for number, item in enumerate(node.children, start):
                    mark = "•" if node.type == "bullet_list" else f"{number}."
                    yield from _blocks(item.children, level + 1, mark)
            case "blockquote":
                yield from _blocks(node.children, level + 1, lead)
            case "hr":
                continue
            case _:
                yield {"level": level, "lead": lead, "runs": [{"text": node.content.rstrip("\n"), "style": "code"}]}
        lead = ""


def _runs(node: SyntaxTreeNode, manner: Plain) -> Iterator[Plain]:
    """Yield the words of a node with what their manner of writing is."""
    for child in node.children:
        match child.type:
            case "inline":
                yield from _runs(child, manner)
            case "strong" | "em":
                yield from _runs(child, {**manner, "style": child.type})
            case "link":
                address = str(child.attrs.get("href", ""))
                yield from _runs(child, {**manner, "url": address} if WEB.fullmatch(address) else manner)
            case "code_inline":
                yield {"text": child.content, **manner, "style": "code"}
            case "softbreak" | "hardbreak":
                yield {"text": " ", **manner}
            case _:
                yield {"text": child.content, **manner}
