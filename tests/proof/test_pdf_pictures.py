# ruff: noqa: RUF001 # letters of many scripts look like Latin ones
"""Pictures in PDF as poppler reads them: the words of each claim are in its box, and nothing lies on anything else.

The boxes are measured before a font is known, so each script is set here in a font that people do use for it.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest

from argmap.deck import Programme
from argmap.drawing.building import revealed
from argmap.drawing.composing import drawing
from argmap.drawing.figures import BoxFigure, Figure, Sketch
from argmap.drawing.shapes import Pill, Rect, Text, shapes_of
from argmap.drawing.style import LIGHT
from argmap.export.writers import Options, Talk, export
from argmap.layout.measure import Orientation
from argmap.scene import Fit, Scene, Slide, SlidePage
from argmap.view import Perspective
from tests.export.test_scripts import EVERY
from tests.pictured import Area, covered_areas, judged

ENGLISH = """
debate:
  title: Should the library open on Sundays?
  question: Should the library open on Sundays, even if it has to close on Mondays?
  positions: {open: Open on Sundays, shut: Keep it closed}
  themes: {staff: Who works there?, readers: Who reads there?}
claims:
  - {id: quiet, text: Pupils find a quiet place to read at the weekend., supports: open, themes: readers}
  - {id: staff, text: "Too few people work there, and nobody was asked.", rebuts: quiet, themes: staff, sources: survey}
  - {id: wifi, text: One reads at home as well., undercuts: quiet, themes: readers}
  - {id: cost, label: Heating, text: Heating a large hall on one more day costs a lot., supports: shut, themes: staff}
sources:
  survey: {title: What librarians say, author: Meyer, year: 2023, url: "https://example.org/survey"}
"""
HEBREW = """
debate:
  title: הספרייה ביום שישי
  question: האם הספרייה תיפתח ביום שישי?
  language: he
  positions: {open: פתוחה ביום שישי, shut: סגורה}
claims:
  - {id: quiet, text: "תלמידים מוצאים מקום שקט לקריאה (גם ב־2024, לפי OECD).", supports: open}
  - {id: staff, text: "אין מספיק עובדים: 3 מתוך 12.", rebuts: quiet}
"""
HINDI = """
debate:
  title: पुस्तकालय शुक्रवार को
  question: क्या पुस्तकालय शुक्रवार को खुलना चाहिए?
  language: hi
  positions: {open: शुक्रवार को खुला, shut: बंद ही रहे}
claims:
  - {id: quiet, text: विद्यार्थियों को सप्ताहांत में पढ़ने के लिए शान्त जगह मिलती है।, supports: open}
  - {id: staff, text: पर्याप्त कर्मचारी नहीं हैं।, rebuts: quiet}
"""
KOREAN = """
debate:
  title: 도서관 금요일 개관
  question: 도서관은 금요일에 문을 열어야 하는가?
  language: ko
  positions: {open: 금요일에 연다, shut: 계속 닫는다}
claims:
  - {id: quiet, text: 학생들은 주말에 조용히 책을 읽을 곳을 찾을 수 있다., supports: open}
  - {id: staff, text: 일할 사람이 부족하다., rebuts: quiet}
"""
MIXED = """
debate:
  title: "Library / المكتبة / 图书馆 / ห้องสมุด"
  question: "Open on Friday, يوم الجمعة, 周五, วันศุกร์?"
  positions: {open: "Open: تفتح", shut: "图书馆 closed"}
claims:
  - {id: arabic-first, text: يقول OECD إن 42 % من الطلاب يقرؤون في PDF., supports: open}
  - {id: latin-first, text: "The sign says المكتبة مغلقة and 图书馆关门 and ปิดแล้ว at once.", rebuts: arabic-first}
  - {id: wide, text: "ＷＩＤＥ　ＬＥＴＴＥＲＳ、「引用」と（括弧）。", supports: shut}
  - {id: greek, text: Η βιβλιοθήκη είναι ανοιχτή., rebuts: wide}
  - {id: russian, text: Библиотека открыта по пятницам., undercuts: wide}
"""
TAMIL = """
debate:
  title: நூலகம் வெள்ளிக்கிழமை
  question: நூலகம் வெள்ளிக்கிழமை திறக்கப்பட வேண்டுமா?
  language: ta
  positions: {open: வெள்ளிக்கிழமை திறப்பு, shut: மூடியே இருக்கட்டும்}
claims:
  - {id: quiet, text: மாணவர்கள் வார இறுதியில் அமைதியாகப் படிக்க ஓர் இடம் கிடைக்கும்., supports: open}
  - {id: staff, text: போதுமான ஊழியர்கள் இல்லை., rebuts: quiet}
"""
MALAYALAM = """
debate:
  title: ഗ്രന്ഥശാല വെള്ളിയാഴ്ച
  question: ഗ്രന്ഥശാല വെള്ളിയാഴ്ച തുറക്കണമോ?
  language: ml
  positions: {open: വെള്ളിയാഴ്ച തുറക്കുക, shut: അടച്ചിടുക}
claims:
  - {id: quiet, text: വിദ്യാർത്ഥികൾക്ക് വാരാന്ത്യത്തിൽ ശാന്തമായി വായിക്കാൻ ഒരിടം കിട്ടുന്നു., supports: open}
  - {id: staff, text: ആവശ്യത്തിന് ജീവനക്കാർ ഇല്ല., rebuts: quiet}
"""
BURMESE = """
debate:
  title: သောကြာနေ့ စာကြည့်တိုက်
  question: စာကြည့်တိုက်ကို သောကြာနေ့တွင် ဖွင့်သင့်သလား
  language: my
  positions: {open: သောကြာနေ့ ဖွင့်ရန်, shut: ပိတ်ထားရန်}
claims:
  - {id: quiet, text: ကျောင်းသားများ စာဖတ်ရန် တိတ်ဆိတ်သောနေရာ ရရှိသည်။, supports: open}
  - {id: staff, text: ဝန်ထမ်း မလုံလောက်ပါ။, rebuts: quiet}
"""
SCRIPTS = """
debate:
  title: One library, many scripts
  question: Is every script set in its box?
  positions: {open: "ქართული Հայերեն", shut: "አማርኛ বাংলা"}
claims:
  - {id: georgian, text: ბიბლიოთეკა პარასკევს ღიაა და მოსწავლეები იქ მშვიდად კითხულობენ., supports: open}
  - {id: armenian, text: Գրադարանը բաց է ուրբաթ օրը և աշակերտները կարդում են այնտեղ։, supports: open}
  - {id: amharic, text: ቤተ መጻሕፍቱ ዓርብ ክፍት ነው ተማሪዎችም በጸጥታ ያነባሉ።, supports: shut}
  - {id: bengali, text: শুক্রবার গ্রন্থাগার খোলা থাকে এবং ছাত্ররা শান্তিতে পড়ে।, rebuts: georgian}
  - {id: telugu, text: శుక్రవారం గ్రంథాలయం తెరిచి ఉంటుంది., rebuts: armenian}
  - {id: kannada, text: ಶುಕ್ರವಾರ ಗ್ರಂಥಾಲಯ ತೆರೆದಿರುತ್ತದೆ., rebuts: amharic}
  - {id: khmer, text: បណ្ណាល័យបើកនៅថ្ងៃសុក្រ, undercuts: georgian}
  - {id: sinhala, text: පුස්තකාලය සිකුරාදා විවෘතයි., undercuts: armenian}
"""
HOSTILE = """
debate:
  title: "<script>alert(1)</script> **bold** $x^2$ #eval(1)"
  question: "![x](http://127.0.0.1:9/x.png) [click](javascript:alert(3))?"
  positions: {a: "<b>A</b> position", b: "B \\u202Ereversed\\u202C end"}
claims:
  - id: long
    label: "`code` <svg onload=alert(5)>"
    text: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
    supports: a
  - {id: unbroken, text: 图书馆图书馆图书馆图书馆图书馆图书馆图书馆图书馆图书馆图书馆图书馆, rebuts: long}
  - {id: backslash, text: "A trailing backslash \\\\", rebuts: long}
  - {id: ligatures, text: "ﷺ ﷽ ffi ﬃ … ⸻ ㎞ ㍿ ½", supports: b}
  - {id: accents, text: "e\\u0301\\u0302\\u0303\\u0323 a\\u0308\\u0304\\u0301 n\\u0303\\u0331", rebuts: ligatures}
"""
DEBATES = EVERY | {
    "en": ENGLISH,
    "he": HEBREW,
    "hi": HINDI,
    "ko": KOREAN,
    "ta": TAMIL,
    "ml": MALAYALAM,
    "my": BURMESE,
    "scripts": SCRIPTS,
    "mixed": MIXED,
    "hostile": HOSTILE,
}
SIZES = ("16:9", "4:3", "12x9cm", "tight")
FONTS = {
    "ar": "fonts-noto-core",
    "th": "fonts-noto-core",
    "hi": "fonts-noto-core",
    "zh": "fonts-noto-cjk",
}
"""What Debian calls fonts of each script that a bare machine lacks."""
WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
SAME_LINE = 0.6
"""Words that share so much of their height are on one line; some fonts are higher than two lines of a box."""
HAIR = 0.07
"""So much of its height a word may reach into the next one, as its last mark has room of its own in some fonts."""
NEAR = 1.0
"""So many points are no difference."""

pytestmark = pytest.mark.proof


def asked(*command: str | Path) -> str:
    """Return what a program says."""
    package = {"pdftotext": "poppler-utils", "fc-list": "fontconfig"}[str(command[0])]
    assert shutil.which(str(command[0])), f"{command[0]} is missing: apt-get install {package}"
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    """A machine without letters of a script would show boxes, and prove nothing."""
    lacking = {
        package
        for language, package in FONTS.items()
        if not asked("fc-list", f":lang={language}", "family")
    }
    assert not lacking, (
        f"fonts are missing: apt-get install --no-install-recommends {' '.join(sorted(lacking))}"
    )


@dataclass(frozen=True)
class Place:
    """Something that may hold words: a box, a pill, a line of free text, the title, the footer."""

    area: Area
    kind: str
    lines: tuple[Text, ...] = ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", DEBATES.values(), ids=DEBATES)
def test_nothing_in_a_pdf_lies_on_anything_else_in_any_script(
    tmp_path: Path, text: str, size: str
) -> None:
    judgement = judged(text)
    first = judgement.graph.roots[0]
    for programme in (Programme(), Programme(Perspective((first,))), Programme(build=True)):
        for orientation in Orientation:
            options = Options(engine="bundled", size=size, force=True, orientation=orientation)
            talk = Talk(judgement, programme, options)
            made = export(judgement, programme, "picture.pdf", options).files["picture.pdf"]
            (tmp_path / "picture.pdf").write_bytes(made)
            pages = _words(tmp_path / "picture.pdf")
            texts = asked("pdftotext", tmp_path / "picture.pdf", "-").split("\f")[:-1]
            assert len(pages) == len(texts) == len(talk.deck.slides)
            found = [
                f"slide {number}: {fault}"
                for number, (slide, words, said) in enumerate(
                    zip(talk.deck.slides, pages, texts, strict=True), start=1
                )
                for fault in (*_faults(slide, talk.deck.page, words), *_missing(slide, said))
            ]
            assert not found, "\n".join(found)


def _words(pdf: Path) -> list[list[Area]]:
    """Return the words of each page, each with what it covers."""
    pages = asked("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    return [[_word(*found) for found in WORD.findall(page)] for page in pages]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Area:
    return Area(html.unescape(text), float(left), float(top), float(right), float(bottom))


def _faults(slide: Slide, page: SlidePage, words: Sequence[Area]) -> Iterator[str]:
    """Yield what is wrong with the words of a page."""
    sheet = Area("page", 0.0, 0.0, page.width, page.height)
    yield from (f"{word.name} leaves the page" for word in words if not _holds(sheet, word))
    yield from _collisions(words)
    if isinstance(slide.body, Scene) and slide.fit:
        scene = revealed(slide.body, slide.shown)
        yield from _faults_of_picture(scene, slide.fit, page, words)


def _faults_of_picture(
    scene: Scene, fit: Fit, page: SlidePage, words: Sequence[Area]
) -> Iterator[str]:
    """Yield where words are elsewhere than in the places of a picture, or miss there."""
    places = list(_places(scene, fit, page))
    inside: dict[int, list[Area]] = {number: [] for number in range(len(places))}
    for word in words:
        number = next(
            (number for number, place in enumerate(places) if _middle_in(place.area, word)), None
        )
        if number is None:
            yield f"{word} is in no place"
        else:
            inside[number].append(word)
    for number, place in enumerate(places):
        yield from (
            f"{word} leaves {place.area}" for word in inside[number] if not _holds(place.area, word)
        )
        yield from _faults_of_lines(place.lines, inside[number])
    obstacles = [(place.kind, place.area) for place in places] + [
        ("sign", area) for area in _signs(scene, fit)
    ]
    for number, place in enumerate(places):
        letters = [_as_high_as_letters(word, place.lines) for word in inside[number]]
        for kind, area in obstacles:
            under = place.kind == "pill" and kind == "box"
            if area is not place.area and not under:
                yield from (
                    f"{word} of {place.area} lies on {area}" for word in letters if word.meets(area)
                )


def _collisions(words: Sequence[Area]) -> Iterator[str]:
    """Yield the words that lie on each other; those of neighbouring lines may be as high as their font can be."""
    for one, other in combinations(map(_inked, words), 2):
        height = min(one.bottom - one.top, other.bottom - other.top)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        across = min(one.right, other.right) - max(one.left, other.left)
        if down > SAME_LINE * height and across > HAIR * height:
            yield f"{one} lies on {other}"


def _as_high_as_letters(word: Area, lines: Sequence[Text]) -> Area:
    """Return a word with the height of its line's letters, since a font may name a height that it does not use."""
    middle = (word.top + word.bottom) / 2
    if not lines:
        return replace(word, top=(word.top + middle) / 2, bottom=(word.bottom + middle) / 2)
    line = _nearest(lines, middle)
    return replace(word, top=line.y - 0.85 * line.size, bottom=line.y + line.size / 4)


def _nearest(lines: Sequence[Text], middle: float) -> Text:
    return min(lines, key=lambda line: abs(line.y - line.size / 3 - middle))


def _inked(word: Area) -> Area:
    """Return a word without the empty halves of wide punctuation at its ends, which typst lets other signs use."""
    half = (word.bottom - word.top) / 2
    left, right = (
        word.left + half * _is_wide_mark(word.name[:1]),
        word.right - half * _is_wide_mark(word.name[-1:]),
    )
    return replace(word, left=left, right=right)


def _is_wide_mark(sign: str) -> bool:
    return (
        bool(sign)
        and unicodedata.east_asian_width(sign) in "WF"
        and unicodedata.category(sign).startswith("P")
    )


def _places(scene: Scene, fit: Fit, page: SlidePage) -> Iterator[Place]:
    """Yield what holds words on a page, what lies on top first."""
    drawn = drawing(scene, LIGHT).everything
    for figure in drawn:
        for pill in _pills(figure, fit):
            yield Place(_around(pill.frame), "pill", (pill.words,))
    for figure in drawn:
        if isinstance(figure, BoxFigure):
            outline = figure.frame.outline.rescaled(fit.scale, (fit.x, fit.y))
            own = tuple(line.rescaled(fit.scale, (fit.x, fit.y)) for line in figure.lines)
            yield Place(_around(outline), "box", own)
        elif isinstance(figure, Sketch):
            bare = (part for part in figure.parts if not isinstance(part, Pill))
            lines = (shape for shape in shapes_of(bare) if isinstance(shape, Text))
            free = (line.rescaled(fit.scale, (fit.x, fit.y)) for line in lines)
            yield from (Place(_around(line), "line", (line,)) for line in free)
    for name, area in (("title", page.title), ("footer", page.footer)):
        if area:
            yield Place(Area(name, area.x, area.y, area.x + area.width, area.y + area.height), name)


def _pills(figure: Figure, fit: Fit) -> list[Pill]:
    pills = (part for part in figure.parts if isinstance(part, Pill))
    return [pill.rescaled(fit.scale, (fit.x, fit.y)) for pill in pills]


def _around(shape: Rect | Text) -> Area:
    """Return what a shape may cover; a line of free text gets no more than it was measured for."""
    match shape:
        case Rect(coat, x, y, wide, tall):
            return Area(str(coat), x, y, x + wide, y + tall)
        case Text(_, x, y, text, size):
            left = x - shape.width if shape.rtl else x
            return Area(text, left - NEAR, y - size, left + shape.width + NEAR, y + size / 3)


def _signs(scene: Scene, fit: Fit) -> Iterator[Area]:
    """Yield what covers something and holds no words: signs, joints, arrowheads."""
    for area in covered_areas(scene):
        if not area.name.startswith(("box", "pill", "words")):
            (left, right), (top, bottom) = (
                tuple(number * fit.scale + start for number in numbers)
                for numbers, start in (
                    ((area.left, area.right), fit.x),
                    ((area.top, area.bottom), fit.y),
                )
            )
            yield Area(area.name, left, top, right, bottom)


def _middle_in(area: Area, word: Area) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return area.left <= across <= area.right and area.top <= down <= area.bottom


def _holds(area: Area, word: Area) -> bool:
    """Say whether a word lies in an area; marks above capitals may need more height than a font says."""
    return (
        area.left - NEAR < word.left and word.right < area.right + NEAR and _middle_in(area, word)
    )


def _faults_of_lines(lines: Sequence[Text], words: Sequence[Area]) -> Iterator[str]:
    """Yield the lines of a place whose letters are not all there, or that begin elsewhere than they should."""
    of_line = [(_nearest(lines, (word.top + word.bottom) / 2), word) for word in words if lines]
    for line in lines:
        own = sorted(
            (word for nearest, word in of_line if nearest is line), key=lambda word: word.left
        )
        if not _same("".join(word.name for word in own), line):
            yield f"for {line.text} there is {[word.name for word in own]}"
        elif own:
            begins = own[-1].right if line.rtl else own[0].left
            if abs(begins - line.x) > NEAR:
                yield f"{line.text} begins at {begins}, not at {line.x}"


def _same(found: str, line: Text) -> bool:
    """Say whether a line has the letters that it should have, in the same order where all are read from the left.

    For a letter with its marks poppler may tell the letters of both anew for each glyph.
    """
    one, other = _letters(found), _letters(line.text)
    if _has_marks(line.text):
        return set(one) == set(other)
    return Counter(one) == Counter(other) if line.rtl or _turns(line.text) else one == other


def _has_marks(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("M") for letter in text)


def _turns(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL", "RLO"} for letter in text)


def _letters(text: str) -> str:
    """Return the letters of a text without spaces and invisible signs, each in its plainest form."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Cf"
    )


def _missing(slide: Slide, said: str) -> Iterator[str]:
    """Yield the lines that nobody finds who searches the text of a page."""
    if not isinstance(slide.body, Scene):
        return
    page = _letters(said)
    for box in revealed(slide.body, slide.shown).geometry.boxes:
        whole = " ".join(line.text for line in box.lines)
        for line in box.lines:
            meant = _letters(line.text)
            in_order = not (_turns(whole) or _has_marks(whole))
            if not (meant in page if in_order else Counter(meant) <= Counter(page)):
                yield f"the text of the page lacks {line.text}"
