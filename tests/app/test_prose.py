import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from argmap.app.prose import WORD_JOINER, markdown_link, plain_markdown, safe_markdown


def read(markdown: str) -> list[Token]:
    """Return the inline tokens that Markdown makes of a text."""
    return [
        child
        for token in MarkdownIt("commonmark").parse(markdown)
        for child in token.children or ()
    ]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_plain_words_stay_words(words: str) -> None:
    tokens = read("x" + plain_markdown(words))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    shown = "".join(token.content for token in tokens).replace(WORD_JOINER, "")
    assert " ".join(shown.split()) == " ".join(
        f"x{' '.join(words.replace(WORD_JOINER, '').split())}".split()
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>x</script>",
        "![x](http://evil.example/x.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](<javascript:alert(1)>)",
        "<http://javascript:x>",
        "[x]: javascript:alert(1)\n\n[x]",
        "| a |\n|---|\n| <b> |",
    ],
)
def test_an_authors_markdown_loads_nothing_and_links_to_web_pages_only(hostile: str) -> None:
    for token in read(safe_markdown(hostile)):
        assert token.type not in {"html_inline", "image"}
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("http://", "https://"))


@given(st.text())
def test_whatever_an_author_writes_stays_harmless(markdown: str) -> None:
    shown = safe_markdown(markdown)
    blocks = MarkdownIt("commonmark").parse(shown)
    assert "html_block" not in {token.type for token in blocks}
    assert {"html_inline", "image"}.isdisjoint(token.type for token in read(shown))


def test_emphasis_lists_code_and_web_links_stay() -> None:
    written = (
        "**two** *words* `co:red[de]` [page](https://example.org/a)\n\n- one\n- two\n\n> said\n"
    )
    assert safe_markdown(written) == (
        "**two** *words* ` co:red[de] ` [page](<https://example.org/a>)\n\n- one\n- two\n\n> said"
    )


def test_colour_icon_formula_and_emoji_are_not_switched_on() -> None:
    shown = plain_markdown(":red[x] :material/home: $a$ :smile:")
    assert ":red[" not in shown
    assert "$a$" not in shown
    assert f"\\:{WORD_JOINER}smile" in shown
    assert f"\\:{WORD_JOINER}material" in shown


@pytest.mark.parametrize(
    "address", ["javascript:x", "data:text/html,x", "//evil.example", "https://a b", "https://a\\b"]
)
def test_a_link_to_no_web_page_is_its_words(address: str) -> None:
    assert markdown_link("a page", address) == "a page"


def test_a_book_is_shown_by_its_beginning_and_the_rest_is_told() -> None:
    shown = safe_markdown("word " * 10_000)
    assert shown.startswith("word word")
    assert len(shown) < 21_000
    assert shown.endswith("*… and 30,000 more characters, in the file of the debate.*")
