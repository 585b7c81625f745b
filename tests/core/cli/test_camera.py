"""``leadline camera`` with a film in place of a camera."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from core.cli import main
from core.films import open_film
from core.live.devices import CameraDevice
from tests.fake_model import FakeModel
from tests.films import write_film

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def film(tmp_path, monkeypatch):
    monkeypatch.setattr("core.cli.camera.open_session", lambda options: FakeModel("fake"))
    return write_film(tmp_path / "a.mp4", 5, fps=50)


def test_results_line_by_line(film, capsys):
    assert main(["camera", str(film), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told
    assert told[-1]["size"] == [64, 48]
    assert told[-1]["centre_m"] == pytest.approx(3.464, abs=0.01)
    assert {"frame", "time_s", "fps", "latency_s", "behind_frames"} <= set(told[0])
    numbers = [each["frame"] for each in told]
    assert numbers == sorted(set(numbers))


def test_so_many_results_recorded_and_frozen(film, tmp_path, capsys):
    recorded, frozen = tmp_path / "out" / "r.mp4", tmp_path / "out" / "f.png"
    arguments = ["camera", str(film), "--frames", "1"]
    arguments += ["--record", str(recorded), "--freeze", str(frozen)]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("frame ")
    assert lines[1:] == [str(frozen), str(recorded)]
    with Image.open(frozen) as image:
        assert image.size == (64, 48)
    with open_film(recorded) as made:
        assert made.facts.frames >= 1
    assert main(arguments) == 1  # nothing is replaced unasked
    assert main([*arguments, "--overwrite"]) == 0


def test_ctrl_c_is_how_it_ends(film, tmp_path, monkeypatch, capsys):
    class Interrupted(FakeModel):
        asked = 0

        def estimate(self, photo, **options):
            self.asked += 1
            if self.asked == 2:
                raise KeyboardInterrupt
            return super().estimate(photo)

    monkeypatch.setattr("core.cli.camera.open_session", lambda options: Interrupted("fake"))
    recorded = tmp_path / "r.mp4"
    assert main(["camera", str(film), "--record", str(recorded)]) == 0
    assert recorded.exists()
    assert capsys.readouterr().err == ""


SLOW = """
import sys, time
from pathlib import Path
import core.cli.camera as camera
from tests.fake_model import FakeModel

class Slow(FakeModel):
    asked = 0
    def estimate(self, photo, **options):
        self.asked += 1
        if self.asked == 2:
            Path(passing).touch()
            time.sleep(600)  # a pass that cannot be interrupted
        return super().estimate(photo)

camera.open_session = lambda options: Slow("fake")
import main
passing, film, recorded = sys.argv[1:]
sys.argv = ["main.py", "camera", film, "--record", recorded]
main.start()
"""


@pytest.mark.timeout(240)
def test_ctrl_c_does_not_wait_for_the_pass_that_runs(film, tmp_path):
    passing, recorded = tmp_path / "passing", tmp_path / "r.mp4"
    arguments = [sys.executable, "-c", SLOW, passing, film, recorded]
    process = subprocess.Popen(list(map(str, arguments)), cwd=ROOT)
    try:
        while not passing.exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
    finally:
        process.kill()
    with open_film(recorded) as made:
        assert made.facts.frames >= 1


def test_what_goes_wrong(film, tmp_path, capsys):
    assert main(["camera", str(tmp_path / "none.mp4"), "--record", str(tmp_path / "r.mp4")]) == 1
    assert "no such file" in capsys.readouterr().err
    assert not (tmp_path / "r.mp4").exists()
    assert main(["camera", str(film), "--freeze", "a.gif"]) == 2
    assert main(["camera", "98"]) == 1
    assert "no camera 98" in capsys.readouterr().err


def test_the_list(monkeypatch, capsys):
    found = (CameraDevice("/dev/video0", "Front"),)
    monkeypatch.setattr("core.live.devices.list_cameras", lambda: found)
    assert main(["camera", "--list"]) == 0
    assert capsys.readouterr().out == "0  /dev/video0  Front\n"
    assert main(["camera", "--list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "number": 0, "id": "/dev/video0", "name": "Front",
    }  # fmt: skip
    monkeypatch.setattr("core.live.devices.list_cameras", lambda: ())
    assert main(["camera", "--list"]) == 1
