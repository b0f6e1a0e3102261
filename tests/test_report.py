"""Problems in print."""

import json
from pathlib import Path

import jsonschema

from argmap.codes import Code
from argmap.problem import Edit, Fix, Location, Problem, Related, Severity
from argmap.report import Format, explanations, full_report, report, wants_colour

VENDORED = Path(__file__).parent / "vendored"


def problem(excerpt: str, column: int, end: int, **more: object) -> Problem:
    place = Location("a.yaml", 7, column, 7, end, excerpt)
    return Problem(Code.BLANK, Severity.ERROR, "`text` is blank", place, **more)  # type: ignore[arg-type] # parts by name


def carets(excerpt: str, column: int, end: int) -> tuple[str, str]:
    lines = full_report([problem(excerpt, column, end)]).splitlines()
    return lines[2][4:], lines[3][4:]


def test_the_caret_stands_below_the_mistake() -> None:
    assert carets("  text: bad", 9, 12) == ("  text: bad", "        ^^^")


def test_wide_signs_tabs_and_controls_keep_the_caret_right() -> None:
    assert carets("日本: x", 5, 6) == ("日本: x", "      ^")
    assert carets("\tx", 2, 3) == (" x", " ^")
    assert carets("a\x1b[31mb", 7, 8) == ("a\\x1b[31mb", "         ^")


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line, caret = carets("a" * 500 + "X" + "b" * 500, 501, 502)
    assert len(line) < 110
    assert line[len(caret) - 1] == "X"


def test_a_suggestion_names_the_place_of_what_it_suggests() -> None:
    related = (Related("it is here", Location("b.yaml", 3, 1, 3, 2, "- id: audit")),)
    told = full_report(
        [problem("rebuts: audti", 9, 14, help="did you mean `audit`?", related=related)]
    )
    assert "^^^^^ did you mean `audit` (b.yaml:3)?" in told


def test_a_long_remedy_has_a_row_of_its_own_and_the_carets_stay_on_the_screen() -> None:
    told = full_report(
        [
            problem(
                "text: " + "word " * 120,
                7,
                606,
                help="a text is one sentence; the rest goes into `detail`",
            )
        ]
    )
    lines = told.splitlines()
    assert lines[3].endswith("^^^")
    assert lines[4] == "  = a text is one sentence; the rest goes into `detail`"
    assert max(map(len, lines)) <= 106
    short = full_report([problem("  text: bad", 9, 12, help="write `good`")])
    assert short.splitlines()[3] == "  |         ^^^ write `good`"


def test_of_many_problems_twenty_are_shown_and_all_are_counted() -> None:
    told = full_report([problem("x", 1, 2)] * 30)
    assert told.count("a.yaml:7:1") == 20
    assert told.endswith("… and 10 more, see --format concise; 30 errors\n")
    assert report([problem("x", 1, 2)] * 30, Format.CONCISE).count("\n") == 30


def test_json_holds_every_field() -> None:
    fix = Fix("delete it", (Edit("a.yaml", 3, 5, ""),))
    (told,) = json.loads(
        report(
            [problem("x", 1, 2, help="h", related=(Related("first", None),), fix=fix)], Format.JSON
        )
    )
    assert told == {
        "file": "a.yaml", "line": 7, "column": 1, "endLine": 7, "endColumn": 2, "code": "blank", "severity": "error",
        "message": "`text` is blank", "help": "h",
        "related": [
            {"message": "first", "file": None, "line": None, "column": None, "endLine": None, "endColumn": None}
        ],
        "fix": {"title": "delete it", "safe": True, "edits": [{"file": "a.yaml", "start": 3, "end": 5, "text": ""}]},
    }  # fmt: skip


def test_nothing_to_say_is_an_empty_text_or_an_empty_list() -> None:
    assert report([], Format.HUMAN) == report([], Format.CONCISE) == ""
    assert json.loads(report([], Format.JSON)) == []


def test_colour_is_for_terminals_that_want_it() -> None:
    assert "\x1b[31m" in full_report([problem("x", 1, 2)], colour=True)
    assert "\x1b" not in full_report([problem("x", 1, 2)])
    assert wants_colour(terminal=True, environment={})
    assert not wants_colour(terminal=True, environment={"NO_COLOR": "1"})
    assert not wants_colour(terminal=True, environment={"TERM": "dumb"})
    assert not wants_colour(terminal=False, environment={})


def everything() -> list[Problem]:
    """Return one problem for each form that a problem can have."""
    fix = Fix(
        "write `audit`",
        (Edit("dir, a/100%.yaml", 3, 5, "audit"), Edit("dir, a/100%.yaml", 9, 9, "x")),
        safe=False,
    )
    place = Location("dir, a/100%.yaml", 7, 3, 8, 4, "  text: bad")
    related = (
        Related("first", Location("/tmp/b.yaml", 1, 1, 1, 4, "id: a")),
        Related("somewhere", None),
    )
    return [
        problem("x: y", 1, 2, help="write a\nline: 100 %"),
        Problem(
            Code.DUPLICATE_KEY,
            Severity.ERROR,
            "twice\r\n::warning::x",
            place,
            related=related,
            fix=fix,
        ),
        Problem(
            Code.ORPHAN, Severity.WARNING, "alone", Location("<stdin>", 2, 1, 2, 9, "- id: lonely")
        ),
        Problem(Code.NO_LABEL, Severity.ADVICE, "no label"),
    ]


def test_sarif_fits_its_schema() -> None:
    schema = json.loads((VENDORED / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    for problems in ([], everything()):
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
            json.loads(report(problems, Format.SARIF))
        )


def test_sarif_names_the_rule_the_place_and_the_fix() -> None:
    (run,) = json.loads(report(everything(), Format.SARIF))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    second = run["results"][1]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        each.code for each in everything()
    ]
    assert (
        second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "dir%2C%20a/100%25.yaml"
    )
    assert second["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert (
        second["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "file:///tmp/b.yaml"
    )
    replaced = second["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced == {
        "deletedRegion": {"charOffset": 3, "charLength": 2},
        "insertedContent": {"text": "audit"},
    }


def test_sarif_explains_each_rule_as_docs_problems_does() -> None:
    (run,) = json.loads(report(everything(), Format.SARIF))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"] == explanations()[rule["id"]]
        assert rule["shortDescription"]["text"][-1] in ".:"
        assert "`" not in rule["help"]["text"]
        assert "**" not in rule["help"]["text"]
        assert rule["helpUri"].endswith(f"problems.md#{rule['id']}")


def test_sarif_of_every_kind_of_problem_fits_its_schema() -> None:
    schema = json.loads((VENDORED / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    problems = [Problem(code, Severity.ERROR, "wrong") for code in Code]
    log = json.loads(report(problems, Format.SARIF))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules if len(rule["shortDescription"]["text"]) < 10] == []


def test_no_text_of_a_debate_can_end_a_command_of_github_or_start_one() -> None:
    lines = report(everything(), Format.GITHUB).splitlines()
    assert lines == [
        (
            "::error file=a.yaml,line=7,endLine=7,col=1,endColumn=2,title=argmap blank::"
            "`text` is blank%0Awrite a\\nline: 100 %25"
        ),
        (
            "::error file=dir%2C a/100%25.yaml,line=7,endLine=8,title=argmap duplicate-key::"
            "twice\\r\\n::warning::x%0Afirst: /tmp/b.yaml:1"
        ),
        "::warning file=<stdin>,line=2,endLine=2,col=1,endColumn=9,title=argmap orphan::alone",
        "::notice title=argmap no-label::no label",
    ]
