"""Every kind of problem by its code: one rule, one function that makes it, one section of docs/problems.md, one case.

Tests hold all four together; a new kind of problem starts here.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What kind of problem it is; the order is that of docs/problems.md."""

    # a file that is no text, or holds what no debate may hold
    TOO_LARGE = "too-large"
    NOT_TEXT = "not-text"
    NOT_UTF8 = "not-utf8"
    EMPTY_FILE = "empty-file"
    CONTROL_CHARACTER = "control-character"
    LINE_SEPARATOR = "line-separator"
    BIDI_CONTROL = "bidi-control"
    NO_BREAK_INDENTATION = "no-break-indentation"
    NO_BREAK_SPACE = "no-break-space"
    TAB_INDENTATION = "tab-indentation"
    MERGE_CONFLICT = "merge-conflict"
    TOO_MANY_NODES = "too-many-nodes"
    TOO_DEEP = "too-deep"
    TOO_MANY_MISTAKES = "too-many-mistakes"

    # YAML that cannot be read, or not in one way
    MISSING_SPACE = "missing-space"
    MISSING_COLON = "missing-colon"
    MISSING_DASH = "missing-dash"
    MISSING_COMMA = "missing-comma"
    SECOND_COMMA = "second-comma"
    UNQUOTED_COLON = "unquoted-colon"
    LEADING_CHARACTER = "leading-character"
    TYPOGRAPHIC_QUOTE = "typographic-quote"
    BLOCK_SIGN = "block-sign"
    OPEN_QUOTE = "open-quote"
    TEXT_AFTER_QUOTE = "text-after-quote"
    BAD_ESCAPE = "bad-escape"
    OPEN_BRACKET = "open-bracket"
    TEXT_AFTER_BRACKET = "text-after-bracket"
    FOREIGN_COMMENT = "foreign-comment"
    FOREIGN_SYNTAX = "foreign-syntax"
    EXTRA_DASH = "extra-dash"
    MISPLACED_CLAIM = "misplaced-claim"
    BAD_INDENTATION = "bad-indentation"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate-key"
    WRONG_KEY = "wrong-key"
    DOCUMENT_END = "document-end"
    SECOND_DOCUMENT = "second-document"
    ANCHOR = "anchor"
    ALIAS = "alias"
    TAG = "tag"
    MERGE_KEY = "merge-key"
    CUT_TEXT = "cut-text"

    # what does not fit the grammar of a debate
    NOT_A_DEBATE = "not-a-debate"
    NO_CLAIMS = "no-claims"
    SECOND_DEBATE = "second-debate"
    UNKNOWN_KEY = "unknown-key"
    MISPLACED_KEY = "misplaced-key"
    MISSING_KEY = "missing-key"
    WRONG_KIND = "wrong-kind"
    BLANK = "blank"
    TOO_LONG = "too-long"
    SEVERAL_LINES = "several-lines"
    BAD_ID = "bad-id"
    BAD_REFERENCE = "bad-reference"
    BAD_SOURCE_KEY = "bad-source-key"
    BAD_URL = "bad-url"
    BAD_NUMBER = "bad-number"
    BAD_TRUTH = "bad-truth"
    BAD_CHOICE = "bad-choice"
    DUPLICATE_SOURCE = "duplicate-source"

    # references that lead nowhere, or not where a link may lead
    UNKNOWN_CLAIM = "unknown-claim"
    UNKNOWN_LINK = "unknown-link"
    UNKNOWN_THEME = "unknown-theme"
    UNKNOWN_CASE = "unknown-case"
    UNKNOWN_SOURCE = "unknown-source"
    LINK_AS_TARGET = "link-as-target"
    UNDERCUT_TARGET = "undercut-target"
    NO_STEP = "no-step"
    AMBIGUOUS_UNDERCUT = "ambiguous-undercut"
    DUPLICATE_LINK = "duplicate-link"
    PREMISE_REPEATED = "premise-repeated"
    PREMISE_IS_TARGET = "premise-is-target"
    LINK_ID_TAKEN = "link-id-taken"
    FORMER_ID_TAKEN = "former-id-taken"

    # what must hold in a whole debate
    DUPLICATE_ID = "duplicate-id"
    LOOK_ALIKE_ID = "look-alike-id"
    HELD_BY_CLAIM = "held-by-claim"
    SELF_SUPPORT = "self-support"
    SELF_REBUTTAL = "self-rebuttal"
    SELF_ABOUT = "self-about"
    SUPPORTS_AND_REBUTS = "supports-and-rebuts"
    SUPPORT_CYCLE = "support-cycle"
    ORPHAN = "orphan"
    SHOW_AND_ADD = "show-and-add"
    ADD_FIRST = "add-first"
    NOTHING_SHOWN = "nothing-shown"
    WITHOUT_AND_ACCEPT = "without-and-accept"

    # advice on how to write well
    NO_SOURCE = "no-source"
    NO_LABEL = "no-label"
    TWO_SENTENCES = "two-sentences"
    OPENS_WITH_THIS = "opens-with-this"
    NEAR_DUPLICATE = "near-duplicate"
    SAME_SOURCES = "same-sources"
    ONE_SIDED_THEME = "one-sided-theme"
    UNSORTED_SOURCES = "unsorted-sources"

    # what is lost in a picture
    MISSING_GLYPH = "missing-glyph"
    SMALL_TEXT = "small-text"
