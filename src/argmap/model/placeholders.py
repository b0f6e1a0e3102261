"""The words that our own templates leave to be written over.

A new debate, CONTRIBUTING.md, an editor's snippets. They stand here once, so that whoever finds
them in a debate knows that something was forgotten.
"""

from __future__ import annotations

ANSWERS = ("Yes, and here stands what that means.", "No, and here stands what that means.")
"""The positions of a new debate without answers."""

QUESTION = "what is the question?"
"""How the question of a new debate ends that has none yet."""

REASON = "Write here, in one sentence, why one would answer:"
"""How the text of each first reason begins."""

FIRST_LABEL = "A first reason"
TEXT = "One sentence, as its author would put it."
SNIPPET_TEXT = "One sentence."
LABEL = "What a box shows"
TITLE = "Where it is said"
ADDRESS = "https://example.org/"
IDS = ("say-it-in-a-few-words", "a-few-words")

WHOLE = frozenset({*ANSWERS, TEXT, SNIPPET_TEXT, LABEL, FIRST_LABEL, TITLE, ADDRESS, *IDS})
"""What stands in a template as a whole value; nobody means these words."""
