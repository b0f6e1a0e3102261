"""Where PyYAML has no C code, as in a browser, every mistake is told at the same place in the same words."""

import json
import re
import subprocess
import sys
from pathlib import Path

from argmap.report import Format, report
from tests.loading.test_problems import cases, problems_of

ROOT = Path(__file__).parents[2]
WITHOUT_C = """
import json, sys, yaml
for name in ("CParser", "CEmitter", "CBaseLoader", "CSafeLoader", "CFullLoader", "CUnsafeLoader", "CLoader"):
    vars(yaml).pop(name, None)
for name in ("yaml._yaml", "yaml.cyaml", "_yaml"):
    sys.modules[name] = None
from argmap.report import Format, report
from tests.loading.test_problems import cases, problems_of
json.dump({name: report(problems_of(path), Format.JSON) for name, path in cases().items()}, sys.stdout)
"""
"""What a process does that has PyYAML's own parser alone."""


READ_AS_MEANT = "bracket-without-space"
"""`with:[x]` between braces: the pure loader reads the list that is meant, where libyaml stops."""


def test_every_mistake_is_told_alike_without_c_code() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_C],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        encoding="utf-8",
    )
    pure = json.loads(done.stdout)
    assert pure.pop(READ_AS_MEANT) == "[]\n"
    for name, path in cases().items():
        if name == READ_AS_MEANT:
            continue
        assert _told(pure[name]) == _told(report(problems_of(path), Format.JSON)), name


def _told(problems: str) -> str:
    """Leave out the parser's own words, which are the only ones that differ."""
    return re.sub(r"the parser says: [^\"]*", "", problems)
