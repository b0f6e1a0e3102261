"""Which tests are slow: what starts programs, runs whole pages of the app, takes debates of thousands, or much time."""

import re

UNIT = "not browser and not proof and not slow"
"""What pyproject.toml leaves of the tests where nobody says which."""
SLOW_PLACES = (
    *(
        "app/test_pages.py",
        "app/test_telling.py",
        "cli/",
        "edit/test_saving.py",
        "loading/test_fuzz.py",
    ),
    *("test_contributing.py", "test_readme.py"),
)
NOT_IN_THE_UNIT_PART = ("browser", "proof", *(place.rstrip("/") for place in SLOW_PLACES))
"""Nothing there is to be run, so it is not even read."""
SLOW_NAMES = re.compile(
    "quick_command|thousand|20000|very_many|million|large_debate|shipped|every_format|stable|to_rest|camps|hostile_file|ecma"
    "|without_c_code|long_circle_and_of_a_hub"
)

SLOW_LAWS = frozenset({
    "test_a_draft_can_be_pickled_with_all_that_it_knows",
    "test_a_killed_writer_leaves_the_old_file_or_the_new_one",
    "test_a_killed_writer_leaves_the_old_site_or_the_new_one",
    "test_a_line_of_signs_that_once_took_minutes_takes_its_time",
    "test_a_link_that_was_written_at_the_wrong_end_is_the_link_that_was_meant",
    "test_a_long_debate_has_a_table_of_contents_and_pages_with_a_head",
    "test_a_number_is_the_same_on_a_badge_in_the_details_in_an_alt_text_and_in_json",
    "test_a_picture_and_a_page_say_in_which_language_they_are",
    "test_a_question_has_one_answer_for_a_debate_a_draft_and_a_judgement",
    "test_a_search_is_cancelled_when_the_time_is_over",
    "test_after_a_safe_fix_all_is_said_that_was_said_and_nothing_else",
    "test_an_edit_changes_what_it_says_and_nothing_else",
    "test_any_debate_can_be_read_and_its_briefing_has_two_pages",
    "test_changes_of_mind_are_told_by_the_tallies_that_they_move",
    "test_every_answer_can_be_pickled_and_copied_and_comes_back_equal",
    "test_every_answer_is_plain_json_and_fits_its_schema",
    "test_every_claim_has_a_picture_however_many_claims_answer_each_other",
    "test_every_number_of_the_first_screen_leads_to_as_many_as_it_says",
    "test_looks_differ_in_paint_only",
    "test_no_format_of_a_german_debate_says_a_word_of_english",
    "test_no_known_mistake_is_mended_to_the_worse_or_twice",
    "test_nothing_moves_whatever_is_supposed_and_nothing_lies_on_anything_else",
    "test_numbers_out_of_bounds_are_brought_into_them_soon",
    "test_the_debates_that_are_drawn_hold_everything",
    "test_the_rules_that_it_is_checked_by_would_find_a_fault",
    "test_two_writers_write_one_after_the_other",
    "test_what_little_leads_to_has_the_reading_that_a_solver_finds",
    "test_what_unpacks_to_too_much_is_told",
    "test_whatever_happens_to_a_template_the_end_is_a_talk_or_a_sentence",
    "test_whoever_types_what_is_told_answers_the_objection_and_moves_what_is_said",
})  # fmt: skip
"""The tests that took a CPU-second or more each, and together as much as all others."""


def is_slow(place: str, name: str) -> bool:
    """Tell whether a test is slow, by its file within tests/ and its name, with what it is given in brackets."""
    if place.startswith("house/"):  # read by `make lint`, which leaves nothing out
        return False
    function, _, _ = name.partition("[")
    return (
        place.startswith(SLOW_PLACES)
        or SLOW_NAMES.search(name) is not None
        or function in SLOW_LAWS
    )
