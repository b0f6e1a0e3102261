"""An author's Markdown as plain values: paragraphs, lists, quotations, emphasis, web links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from argmap.export.pdf.picture import Plain

WEB = re.compile(r"https?://[^\s<>\"\\]+")
DEEPEST = 20
LONGEST_WORD = 40
"""From so many letters without a space on a word may be broken between any two lines."""
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def prose(markdown: str) -> list[Plain]:
    """Return the blocks of a text in order, each with its level in lists and its runs of words.

    A heading becomes a bold paragraph, an image its description, HTML stays text. O(length).

    >>> prose("One *word*")[0]["runs"]
    [{'text': 'One '}, {'text': 'word', 'style': 'em'}]
    """
    root = SyntaxTreeNode(
        MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).parse(markdown)
    )
    return list(_blocks(root.children, 0, ""))


def _blocks(nodes: Iterable[SyntaxTreeNode], level: int, lead: str) -> Iterator[Plain]:
    """Yield the blocks of some nodes.

    The first one of a list item has the item's mark as its lead.
    """
    for node in nodes:
        match node.type:
            case "paragraph":
                yield {"level": level, "lead": lead, "runs": _joined(_runs(node, {}))}
            case "heading":
                yield {
                    "level": level,
                    "lead": lead,
                    "runs": _joined(_runs(node, {"style": "strong"})),
                }
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1))
                for number, item in enumerate(node.children, start):
                    mark = "•" if node.type == "bullet_list" else f"{number}."
                    yield from _blocks(item.children, level + 1, mark)
            case "blockquote":
                yield from _blocks(node.children, level + 1, lead)
            # A rule parts what a page parts by space already.
            case "hr":
                continue
            case _:
                code = breakable(node.content.rstrip("\n"))
                yield {"level": level, "lead": lead, "runs": [{"text": code, "style": "code"}]}
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
                # What leads elsewhere than to the web stays words.
                address = str(child.attrs.get("href", ""))
                yield from _runs(
                    child, {**manner, "url": address} if WEB.fullmatch(address) else manner
                )
            case "code_inline":
                yield {"text": child.content, **manner, "style": "code"}
            # A paper has other widths than the author's editor: its lines are broken anew.
            case "softbreak" | "hardbreak":
                yield {"text": " ", **manner}
            case _:
                yield {"text": child.content, **manner}


def _joined(runs: Iterable[Plain]) -> list[Plain]:
    """Return runs with those of one manner as one, in which a long word may be broken.

    Markdown gives each bracket a run of its own, and a thousand brackets are a word like any other.
    """
    found = list[tuple[Plain, list[str]]]()
    for run in runs:
        manner = {key: value for key, value in run.items() if key != "text"}
        if not found or found[-1][0] != manner:
            found.append((manner, []))
        found[-1][1].append(str(run["text"]))
    return [{"text": breakable("".join(words)), **manner} for manner, words in found]


def breakable(words: str) -> str:
    """Return a text with a place to break in each word that is longer than any that people write.

    typst finds such words as well (`lines.typ`), but only some hundred in one paragraph.
    """
    return _LONG.sub("\\g<0>\u200b", words)
