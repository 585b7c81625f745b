"""A dry run tells the plan and trains nothing; bad data stop it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import DataError
from core.training.config import CONFIGS
from core.training.plan import dry_run, state_bytes
from tests.core.training.tiny import STAGES, tiny_config, write_frames, write_views


def test_the_plan_names_network_data_stages_and_tries_a_batch(tmp_path: Path) -> None:
    folders = write_views(tmp_path / "views", 5), write_frames(tmp_path / "frames", 2)
    text = "\n".join(dry_run(tiny_config(*folders, stages=STAGES), tmp_path / "out"))
    assert "5 metric synthetic" in text
    assert "2 metric real" in text
    assert "generalise: 3 steps of 2 from 5 rendered and 2 real views" in text
    assert "sharpen: 3 steps of 2 from 5 rendered and 0 real views" in text
    assert text.count("batch (2, 3, ") == 3
    assert "peak memory" in text
    assert not list((tmp_path / "out").rglob("*.ckpt"))


def test_a_missing_file_stops_it(tmp_path: Path) -> None:
    folder = write_views(tmp_path / "views", 2)
    (folder / "part-00" / "000001.npy").unlink()
    with pytest.raises(DataError, match=r"000001\.npy: there is no such file"):
        list(dry_run(tiny_config(folder), tmp_path / "out"))


def test_the_full_network_is_only_tried_where_it_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.plan._free_bytes", lambda: 20e9)
    config = replace(CONFIGS["paper"], data=(write_views(tmp_path),))
    assert state_bytes(config) == 4 * 4 * 951_991_330
    text = "\n".join(dry_run(config, tmp_path / "out"))
    assert "951,991,330 parameters" in text
    assert "no batch tried: 30.5 GB needed, 20.0 GB are free" in text
