"""Session files that earlier versions wrote still open."""

from __future__ import annotations

from pathlib import Path

from gui.state.entry import EffectFocus
from gui.state.session_file import read_session

OLD = Path(__file__).parents[2] / "old_files" / "session.leadline"


def test_a_session_opens() -> None:
    session = read_session(OLD)
    assert session.messages == ()
    assert session.settings["effect"] == "anaglyph"
    assert session.settings["effect_values"]["dolly"] == 45.0
    assert session.photos[0].adjusted["effect_focus"] == EffectFocus((0.25, 0.75))
