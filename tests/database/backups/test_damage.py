"""A damaged backup changes nothing, and says so; what comes back is all of it."""

import json
import tarfile
from pathlib import Path

import pytest

from tests.database.backups.keeping import (
    Kept,
    flipped,
    remembered,
    restored,
    spread,
    stands_as_told,
)

SAMPLE_FLIPS, SAMPLE_CUTS = 24, 8
ALL_FLIPS, ALL_CUTS = 500, 100


def wrong_after(kept: Kept, folder: Path, damaged: dict[int, bytes]) -> dict[int, str]:
    """Bring each back; return what was said where that was not true."""
    file, wrong = folder / "damaged.tar.gz", {}
    state = kept.in_folder(folder)
    for place, content in damaged.items():
        file.write_bytes(content)
        told = restored(state, file)
        found = remembered(state)
        if not stands_as_told(told, found):
            wrong[place] = told
        if found != "old":
            state = kept.in_folder(folder)
    return wrong


def flips(kept: Kept, count: int) -> dict[int, bytes]:
    bits = spread(len(kept.archive) * 8, count)
    return {bit: flipped(kept.archive, bit) for bit in bits}


def cuts(kept: Kept, count: int) -> dict[int, bytes]:
    return {end: kept.archive[:end] for end in spread(len(kept.archive), count)}


def test_a_flipped_bit_or_a_cut_changes_nothing_and_says_so(kept: Kept, tmp_path: Path) -> None:
    damaged = flips(kept, SAMPLE_FLIPS) | cuts(kept, SAMPLE_CUTS)

    assert wrong_after(kept, tmp_path, damaged) == {}


@pytest.mark.soak
def test_none_of_500_flipped_bits_and_100_cuts_changes_anything_untold(
    kept: Kept, tmp_path: Path
) -> None:
    assert wrong_after(kept, tmp_path, flips(kept, ALL_FLIPS)) == {}
    assert wrong_after(kept, tmp_path, cuts(kept, ALL_CUTS)) == {}


def test_the_manifest_names_size_checksum_and_rows_of_each_member(
    kept: Kept, tmp_path: Path
) -> None:
    (tmp_path / "whole.tar.gz").write_bytes(kept.archive)

    with tarfile.open(tmp_path / "whole.tar.gz") as archive:
        about = json.loads(archive.extractfile("about.json").read())  # type: ignore[union-attr]
        sizes = {entry.name: entry.size for entry in archive if entry.name != "about.json"}

    assert about["made_by"].count(".") == 2
    assert {one["name"]: one["size"] for one in about["members"]} == sizes
    assert {len(one["sha256"]) for one in about["members"]} == {64}
    assert about["members"][1]["rows"]["people_employee"] == 60


def test_what_comes_back_leaves_what_was_there_in_a_dated_folder_for_its_owner(
    kept: Kept, tmp_path: Path
) -> None:
    state, file = kept.in_folder(tmp_path), tmp_path / "whole.tar.gz"
    file.write_bytes(kept.archive)

    told = [restored(state, file), restored(state, file)]

    assert told == ["Everything is as it was"] * 2
    dated = sorted(state.glob("before-restore-*"))
    assert [remembered(dated[0]), remembered(dated[1])] == ["old", "new"]
    modes = {one.stat().st_mode & 0o777 for folder in dated for one in folder.iterdir()}
    assert modes == {0o600}
    assert {folder.stat().st_mode & 0o777 for folder in dated} == {0o700}
