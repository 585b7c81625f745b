"""The command line as people start it: real processes, a real network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources" / "sample.jpg"


def leadline(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the compact network with random weights."""
    import torch
    from safetensors.torch import save_file

    from core.network.config import COMPACT
    from core.network.depth_pro import build_network

    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("weights") / "random.safetensors"
    tensors = build_network(COMPACT).state_dict()
    tensors["head.4.bias"] += 1  # away from the final ReLU's zero
    save_file(tensors, path)
    return path


def test_export_then_evaluate(tmp_path, checkpoint) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("not a photo")
    out = tmp_path / "out"
    options = ("--format", "ply,npz,png16,color,contours", "--fov-deg", "60", "--json")
    done = leadline("export", SAMPLE, text, "--out", out, "--checkpoint", checkpoint, *options)
    assert done.returncode == 1  # the text file
    (complaint,) = done.stderr.splitlines()
    assert "text.jpg" in complaint
    (told,) = map(json.loads, done.stdout.splitlines())
    assert {Path(file).name for file in told["files"]} == {path.name for path in out.iterdir()}
    assert told["focal_source"] == "manual"
    assert told["weights_sha256"] != "0" * 64

    with np.load(out / "sample.npz") as stored:
        size = tuple(stored["image_size"])
        assert size == (512, 512)
        assert stored["depth"].shape == size[::-1]
        # inverse depth = C W / f, in the middle of the network's grid as in the photo's
        assert np.median(stored["depth"]) == pytest.approx(
            stored["focal_px"] / (size[0] * np.median(stored["canonical_inverse_depth"])), rel=0.05
        )

    exported = out / "sample.npz"
    same = leadline("evaluate", "--pred", exported, "--truth", exported, "--json")
    assert same.returncode == 0, same.stderr
    figures = json.loads(same.stdout)
    assert figures["abs_rel"] == pytest.approx(0, abs=1e-6)
    assert figures["valid_pixels"] == size[0] * size[1]


def test_corrupt_weights(tmp_path) -> None:
    weights = tmp_path / "weights.safetensors"
    weights.write_bytes(b"\x10" * 1000)
    done = leadline(
        "export", SAMPLE, "--out", tmp_path / "out", "--format", "ply", "--checkpoint", weights
    )
    assert done.returncode == 1
    (complaint,) = done.stderr.splitlines()
    assert "weights.safetensors" in complaint
    assert not (tmp_path / "out").exists()


def test_bad_usage() -> None:
    done = leadline("export", SAMPLE)
    assert done.returncode == 2
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGPIPE")
def test_a_reader_that_leaves_early_makes_no_noise() -> None:
    command = f"'{sys.executable}' main.py models list | true"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=150
    )
    assert done.stderr == ""


def in_a_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in which PROGRAM stands for this program."""
    command = command.replace("PROGRAM", f"'{sys.executable}' main.py")
    shell = ["bash", "-c", command]
    return subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, timeout=150)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    done = in_a_shell("PROGRAM models list > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "leadline: standard output: cannot be written: the disk is full\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
@pytest.mark.parametrize(("command", "status"), [("models list", 0), ("export none.jpg", 1)])
def test_closed_streams_are_no_failure(command: str, status: int, tmp_path: Path) -> None:
    out = f" --out '{tmp_path}' --format ply" if status else ""
    closed = ">&-" if status == 0 else "2>&-"
    done = in_a_shell(f"PROGRAM {command}{out} {closed}")
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


def test_a_pipe_that_cannot_say_a_name_gets_escapes(tmp_path: Path) -> None:
    arguments = ["export", "\ub098.jpg", "--out", str(tmp_path), "--format", "ply"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "main.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=150)
    assert done.returncode == 1
    assert done.stderr.startswith(b"leadline: \\ub098.jpg: ")
    assert b"Traceback" not in done.stderr


SAYS_A_NAME = """
from core.cli import _prepare_streams
from core.cli.common import say

_prepare_streams()
say("\\ub098.ply")
"""


def test_so_does_standard_output() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-c", SAYS_A_NAME]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=150)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.strip() == b"\\ub098.ply"


INTERRUPTED_WHILE_LOADING = """
import os, runpy, signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "core.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
sys.argv = ["main.py", "models", "list"]
runpy.run_path("main.py", run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT")
def test_ctrl_c_while_loading_says_nothing() -> None:
    command = [sys.executable, "-c", INTERRUPTED_WHILE_LOADING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150)
    assert done.returncode == -signal.SIGINT
    assert done.stderr == ""


WRITES_FOR_EVER = """
import sys, time
from pathlib import Path
from core.cli import main, models
from core.files import atomic_group, atomic_path

folder = Path(sys.argv[1])

def write(options):
    both = [folder / "a.obj", folder / "a.mtl"]
    with atomic_path(folder / "a.ply") as one, atomic_group(both) as other:
        one.write_text("half")
        other.write_text("half")
        print("writing", flush=True)
        while True:  # a signal just before a long sleep would be answered after it
            time.sleep(0.1)

models.run_list = write
sys.exit(main(["models", "list"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
@pytest.mark.parametrize("kind", ["SIGTERM", "SIGINT"])
def test_a_polite_request_to_end_leaves_nothing(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.ply").write_text("old")
    command = [sys.executable, "-c", WRITES_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "writing\n"
        assert len(list(tmp_path.iterdir())) == 3
        process.send_signal(getattr(signal, kind))
        assert process.communicate() == ("", "leadline: interrupted\n")
    assert process.returncode == 130
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


FILLS_THE_OUTPUT = """
import sys
from core.cli import main, models

models.run_list = lambda options: sys.stdout.buffer.write(b"unwritten") and 0
sys.exit(main(["models", "list"]))
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_what_cannot_be_flushed_at_the_end_is_dropped_in_silence() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", FILLS_THE_OUTPUT]
        buffered = os.environ | {"PYTHONUNBUFFERED": ""}
        done = subprocess.run(
            command, cwd=ROOT, env=buffered, stdout=full, stderr=subprocess.PIPE, timeout=150
        )
    assert (done.returncode, done.stderr) == (0, b"")
