"""What a kind of problem means: its section of docs/problems.md."""

from __future__ import annotations

from argmap.codes import Code
from argmap.problem import ArgmapError
from argmap.report import explanations
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest


def explanation(code: str) -> str:
    """Return the section of a code as Markdown: what it means, a bad example, and the mended one.

    Raises:
        ArgmapError: No problem has this code.
    """
    codes = [each.value for each in Code]
    if code in codes:
        return explanations()[code]
    meant = nearest(code, codes)
    if meant is None:
        raise ArgmapError(f"no kind of problem is called `{code}`")
    hint = did_you_mean(code, meant)
    raise ArgmapError(f"no kind of problem is called `{spelt_out(code)}`; {hint}")
