"""The words for what is no web address, and the address that was meant."""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity


def bad_url(misfit: Misfit, given: str) -> Finding:
    """Return the words for what is no web address, and the one that was meant if that is plain."""
    meant = _encoded(given) or address_meant(given)
    if meant is None:
        message = f"{misfit.named} is `{shown(given)}`, which is no web address"
        return Finding(
            Code.BAD_URL,
            Severity.ERROR,
            message,
            misfit.where,
            "it starts with `https://` or `http://` and holds no spaces",
        )
    message = (
        f"{misfit.named} is `{shown(given)}`; a web address starts with `https://` or `http://`"
    )
    if _encoded(given):
        odd = ", ".join(f"`{sign}`" for sign in dict.fromkeys(_ODD_IN_ADDRESS.findall(given)))
        message = (
            f"{misfit.named} holds {odd}, which stand in a web address as {_codes(given)} only"
        )
    help_ = f"write `{shown(meant, 200)}`"
    drops_words = re.match(r"\[[^\]]", given) is not None  # those of a Markdown link
    return Finding(
        Code.BAD_URL,
        Severity.ERROR,
        message,
        misfit.where,
        help_,
        replacement=inline(meant),
        safe=not drops_words,
    )


_ODD_IN_ADDRESS = re.compile(r"[<>\"]")


def _encoded(given: str) -> str | None:
    """Return a web address with the signs as their numbers that none may hold.

    None for what is no address.

    >>> _encoded('https://example.org/#{"id":["1"]}')
    'https://example.org/#%7B%22id%22:%5B%221%22%5D%7D'
    """
    if (
        not re.fullmatch(r"https?://[^\s<>\"/]\S*", given)
        or given.endswith(">")
        or not _ODD_IN_ADDRESS.search(given)
    ):
        return None
    return re.sub(r"[<>\"{}\[\]|\\^`]", lambda found: f"%{ord(found[0]):02X}", given)


def _codes(given: str) -> str:
    return ", ".join(
        f"`%{ord(sign):02X}`" for sign in dict.fromkeys(_ODD_IN_ADDRESS.findall(given))
    )


def address_meant(given: str) -> str | None:
    """Return the web address that was meant.

    A missing or misspelt scheme, a DOI, an arXiv number, a Markdown link.
    """
    if doi := re.fullmatch(r"(?:doi:|DOI:?) *(10\.\d{4,}/\S+)|(10\.\d{4,}/\S+)", given):
        return f"https://doi.org/{doi[1] or doi[2]}"
    if arxiv := re.fullmatch(r"(?:arXiv|arxiv): *(\d{4}\.\d{4,5}(?:v\d+)?)", given):
        return f"https://arxiv.org/abs/{arxiv[1]}"
    if marked := re.fullmatch(r"(?:\[[^\]]*\]\(|<)(https?://[^\s<>\"]+?)[)>]", given):
        return marked[1]
    bare = _MISSPELT_SCHEME.sub("", given)
    return f"https://{bare}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?", bare) else None


_MISSPELT_SCHEME = re.compile(r"^(?:h?t+ps?|https?|htt?ps?)?:?/{1,3}(?=[\w-]+\.)", re.IGNORECASE)
