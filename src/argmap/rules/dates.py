"""Dates of sources: each is one, none lies ahead, and none contradicts the year.

Which day it is comes in as a text, since nothing here reads a clock: the latest day that it is
anywhere on Earth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Source
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import source_named

_DATE = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
_YEAR_FIRST = r"\d{4}-"
_DAY_FIRST = r"(\d\d?)\. ?(\d\d?)\. ?(\d{4})"
_YEAR_LAST = r"(\d\d?)[/-](\d\d?)[/-](\d{4})"
_YEAR_IN_FRONT = r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)"
_DAY_AND_MONTH = r"(\d\d?)(?:st|nd|rd|th|er)?\.? (?:de )?([^\W\d_]{3,10})\.?,? (?:de |del )?(\d{4})"
_MONTH_AND_DAY = r"([^\W\d_]{3,10})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})"
_MONTH_ALONE = r"([^\W\d_]{3,10})\.?,? (?:de )?(\d{4})"
_YEAR = r"(?<!\d)[12]\d{3}(?!\d)"
_MONTHS = (
    "jan ene gen",
    "feb fev fév",
    "mar mär maer",
    "apr avr abr",
    "may mai mag",
    "jun juin giu",
    "jul juil lug",
    "aug aoû aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez dic déc",
)
"""How the names of the months start in English, German, French, Spanish, Italian and Portuguese."""

YEARS_AHEAD = 1
"""How far ahead a year may be: books and volumes of journals carry the next one."""


SHORT = 100
"""Below it a year has lost its century: `24` is 2024 far more often than it is of antiquity."""


def no_dates(graph: DebateGraph) -> Iterator[Finding]:
    """A date is written as year, month and day, as far as known, and there is such a day."""
    for where, source in _dated(graph):
        for key, fault, remedy in _faults(source):
            message = f"`{key}` of {source_named(graph, where, source)} is {fault}"
            yield Finding(Code.NO_DATE, Severity.WARNING, message, (*where, key), remedy)


def _faults(source: Source) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the fault and the remedy of what is no date or no year."""
    for key, given in _days(source):
        if not _is_date(given):
            yield key, f"`{given[:40]}`, which is no date", _instead(given)
    year = source.year
    if year is not None and 0 <= year < SHORT:
        antiquity = f'of antiquity, `date: "{year:04}"` in its place'
        remedy = f"write `20{year:02}` or `19{year:02}`, whichever is meant; {antiquity}"
        yield "year", f"`{year}`, which lacks its century", remedy


def _instead(given: str) -> str:
    meant = [written for written in dict.fromkeys(_readings(given.strip())) if _is_date(written)]
    if len(meant) == 1:
        return f"write `{meant[0]}`"
    years = set(re.findall(_YEAR, given))
    if not meant and len(years) == 1:
        return f"write as much as is known of year, month and day: `{years.pop()}`, or `2024-07-30`"
    if meant:
        return f"write `{meant[0]}` or `{meant[1]}`, whichever is meant"
    return "write it as `2024-07-30`; `2024-07` or `2024` where no more is known"


def _readings(given: str) -> Iterator[str]:
    """Yield each way to read a day or a month that is written as in another country or language."""
    if found := re.fullmatch(_DAY_FIRST, given):
        yield _day(found[3], found[2], found[1])
    # The day first as in most countries, or the month as in the United States.
    elif found := re.fullmatch(_YEAR_LAST, given):
        yield _day(found[3], found[2], found[1])
        yield _day(found[3], found[1], found[2])
    elif found := re.fullmatch(_YEAR_IN_FRONT, given):
        yield _day(found[1], found[2], found[3])
        yield _day(found[1], found[3], found[2])
    elif found := re.fullmatch(_DAY_AND_MONTH, given):
        yield _day(found[3], _month(found[2]), found[1])
    elif found := re.fullmatch(_MONTH_AND_DAY, given):
        yield _day(found[3], _month(found[1]), found[2])
    elif found := re.fullmatch(_MONTH_ALONE, given):
        yield f"{found[2]}-{_month(found[1])}"


def _month(name: str) -> str:
    """Return the number of a month by its name in some languages; 00 where it is none."""
    word = name.lower()
    starts = [
        number
        for number, months in enumerate(_MONTHS, 1)
        if any(map(word.startswith, months.split()))
    ]
    # A beginning that several months share tells none of them.
    return f"{starts[0]:02}" if len(starts) == 1 else "00"


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def dates_and_years(graph: DebateGraph) -> Iterator[Finding]:
    """The date of a source lies in its year."""
    for where, source in _dated(graph):
        if source.date is None or source.year is None or re.match(_YEAR_FIRST, source.date) is None:
            continue
        year = int(source.date[:4])
        if year != source.year:
            named = source_named(graph, where, source)
            message = f"{named} appeared in {year} by its `date`, in {source.year} by its `year`"
            help_ = "the date alone is enough: delete the year, or mend the one that is wrong"
            related = (("the year", (*where, "year")),)
            yield Finding(
                Code.DATE_AND_YEAR, Severity.WARNING, message, (*where, "date"), help_, related
            )


def dates_ahead(graph: DebateGraph, today: str) -> Iterator[Finding]:
    """No source appears or was read after a day, written as `2026-11-30`."""
    help_ = "nobody can have read it yet; is the year or the month mistyped?"
    for where, source in _dated(graph):
        for key, given in _days(source):
            # As texts: what starts with the year sorts by time.
            if _is_date(given) and given > today:
                message = (
                    f"`{key}` of {source_named(graph, where, source)} is `{given}`, "
                    "which lies in the future"
                )
                yield Finding(Code.DATE_AHEAD, Severity.WARNING, message, (*where, key), help_)
        if source.year is not None and source.year > int(today[:4]) + YEARS_AHEAD:
            message = (
                f"`year` of {source_named(graph, where, source)} is `{source.year}`, "
                "which lies in the future"
            )
            yield Finding(Code.DATE_AHEAD, Severity.WARNING, message, (*where, "year"), help_)


def _dated(graph: DebateGraph) -> list[tuple[Where, Source]]:
    return [
        each
        for each in graph.sources
        if each[1].date or each[1].accessed or each[1].year is not None
    ]


def _days(source: Source) -> list[tuple[str, str]]:
    days = (("date", source.date), ("accessed", source.accessed))
    return [(key, given) for key, given in days if given is not None]


def _is_date(given: str) -> bool:
    """Tell whether a text is a year, a month of a year, or a day that there is."""
    found = re.fullmatch(_DATE, given)
    if found is None:
        return False
    from datetime import date  # slow to import, and most debates have no date

    # A year or month alone is as sound as its first day.
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
