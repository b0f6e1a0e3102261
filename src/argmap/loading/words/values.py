"""The words for a value that is none of a few words."""

from __future__ import annotations

import re
from typing import Any

from argmap.codes import Code
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity
from argmap.signs import spelt_out
from argmap.suggest import Suggestion, same_look, suggestion

_TRUTHS = {
    **dict.fromkeys(("yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}
_MEANT = {
    "paper": "working-paper whitepaper white-paper thesis dissertation article preprint arxiv "
    "journal study conference studie artikel estudio articulo etude aufsatz",
    "report": "bericht informe rapport",
    "law": "case-law court judgment judgement ruling statute treaty verdict act regulation "
    "legislation bill directive gesetz urteil ley loi legge",
    "news": "newspaper press magazine zeitung nachrichten noticia journaux",
    "statement": "interview speech letter press-release opinion testimony quote",
    "dataset": "data statistics database",
    "book": "buch libro livre",
    "other": "blog blog-post website webpage web-page web online video podcast",
    "measured": "empirical experiment measurement",
    "reasoned": "argument reasoning logical",
    "vendor": "company industry commercial corporate",
    "independent": "academic university academia neutral none",
    "advocate": "ngo activist lobby",
    "government": "state public",
}
"""What people write for each kind, evidence and interest."""


def finding_of(
    misfit: Misfit, code: Code, message: str, help_: str | None = None, **more: Any
) -> Finding:
    """Return the finding at the place of a misfit."""
    return Finding(code, Severity.ERROR, message, misfit.where, help_, **more)


def choice(misfit: Misfit) -> Finding:
    """Return the words for a word that is none of the few."""
    choices = re.findall(r"'([^']+)'", misfit.limits["expected"])
    given = str(misfit.given)
    word = same_look(given)
    likely = [each for each in choices if word in _MEANT.get(each, "").split()]
    found = Suggestion(tuple(likely)) if likely else suggestion(given, choices)
    written = spelt_out(shown(given)) if found.meant else shown(given)
    message = f"{misfit.named} is `{written}`; it is one of {', '.join(choices)}"
    help_ = found.asked(given) or "choose one of them, or leave the line out"
    return finding_of(
        misfit, Code.BAD_CHOICE, message, help_, replacement=found.meant, safe=found.is_same
    )


def truth(misfit: Misfit) -> Finding:
    """Return the words for what is neither true nor false."""
    meant = _TRUTHS.get(str(misfit.given).lower())
    message = f"{misfit.named} is `{shown(misfit.given)}`; it is `true` or `false`"
    help_ = f"write `{meant}`" if meant else "leave the line out for `false`"
    return finding_of(misfit, Code.BAD_TRUTH, message, help_, replacement=meant)
