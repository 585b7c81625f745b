from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import Settings
from gui.state.batch import offered_request, out_dir_for

LAST = Settings(batch_in_dir="/last", batch_out_dir="/mine", last_open_dir="/opened")


@pytest.mark.parametrize(
    ("settings", "opened", "shown", "in_dir", "out_dir"),
    [
        (LAST, Path("/dropped"), Path("/a/b.jpg"), "/dropped", "/dropped-depth"),
        (LAST, None, Path("/a/b.jpg"), "/last", "/mine"),
        (Settings(last_open_dir="/opened"), None, None, "/opened", "/opened-depth"),
        (Settings(), None, Path("/a/b.jpg"), "/a", "/a-depth"),
    ],
)
def test_the_folders_that_are_offered(settings, opened, shown, in_dir: str, out_dir: str) -> None:
    request = offered_request(settings, opened, shown)
    assert (request.in_dir, request.out_dir) == (Path(in_dir), Path(out_dir))


def test_a_whole_disk_gets_a_folder_on_it() -> None:
    assert out_dir_for(Path("/"), Settings()) == Path("/depth")
