"""The language of a debate: a tag, and one in which argmap can speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import LANGUAGES
from argmap.problem import Finding, Severity

_TAG = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_NAMES = {
    **dict.fromkeys(("english", "englisch", "anglais"), "en"),
    **dict.fromkeys(("german", "deutsch", "allemand"), "de"),
    **dict.fromkeys(("french", "français", "francais", "französisch"), "fr"),
    **dict.fromkeys(("spanish", "español", "espanol", "spanisch"), "es"),
    **dict.fromkeys(("italian", "italiano", "italienisch"), "it"),
    **dict.fromkeys(("portuguese", "português"), "pt"),
    **dict.fromkeys(("dutch", "nederlands"), "nl"),
    **dict.fromkeys(("polish", "polski"), "pl"),
    **dict.fromkeys(("chinese", "中文", "mandarin"), "zh"),
    **dict.fromkeys(("japanese", "日本語"), "ja"),
    **dict.fromkeys(("arabic", "العربية"), "ar"),
    **dict.fromkeys(("russian", "русский"), "ru"),
}


def no_languages(graph: DebateGraph) -> Iterator[Finding]:
    """The language is given by its tag, as `en` or `pt-BR` (BCP 47)."""
    given = graph.debate.language
    if given in LANGUAGES or re.fullmatch(_TAG, given):
        return
    meant = _NAMES.get(given.strip().casefold())
    message = f"`language` is `{given[:40]}`, which is no tag of a language"
    help_ = f"write `{meant}`" if meant else "write its tag, such as `en` or `de`"
    yield Finding(Code.NO_LANGUAGE, Severity.WARNING, message, ("debate", "language"), help_)


def untranslated(graph: DebateGraph) -> Iterator[Finding]:
    """What argmap says itself is in the language of the debate."""
    given = graph.debate.language
    if not re.fullmatch(_TAG, given) or re.split("[-_]", given.lower())[0] in LANGUAGES:
        return
    message = (
        f"argmap has no words in `{given}`: whatever it says about this debate itself is in English"
    )
    help_ = (
        f"it speaks {', '.join(f'`{each}`' for each in LANGUAGES)}; "
        "the debate's own texts stay as they are"
    )
    yield Finding(Code.UNTRANSLATED, Severity.ADVICE, message, ("debate", "language"), help_)
