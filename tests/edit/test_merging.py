"""A new claim goes right after the one that it answers, so that two pull requests can be merged."""

import shutil
from pathlib import Path

import pytest

from tests.edit.merging import at_the_end, conflicts, in_place

SHIPPED = Path(__file__).parents[2] / "arguments" / "open-vs-closed"


def test_two_claims_in_their_places_can_be_merged_and_two_at_the_end_cannot(tmp_path: Path) -> None:
    for name, place, expected in (("placed", in_place, 0), ("appended", at_the_end, 2)):
        folder = shutil.copytree(SHIPPED, tmp_path / name)
        assert conflicts(folder, place, pairs=2, same_file=True) == expected


@pytest.mark.proof
def test_none_of_three_hundred_pairs_conflicts_in_place_and_all_do_at_the_end(
    tmp_path: Path,
) -> None:
    for name, place, expected in (("placed", in_place, 0), ("appended", at_the_end, 300)):
        folder = shutil.copytree(SHIPPED, tmp_path / name)
        assert conflicts(folder, place, pairs=300, same_file=True) == expected
