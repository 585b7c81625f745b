"""A run's description, its command and its exported weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from core.cli import main
from core.errors import DataError, UsageError, WeightsError
from core.network.config import COMPACT
from core.network.depth_pro import build_network
from core.training.config import CONFIGS, find_config, read_config
from core.training.curriculum import COMPACT_STAGES, Term
from core.training.export import save_weights
from core.training.initial import prepare
from core.weights.load import load_network


def write(path: Path, **values: object) -> Path:
    path.write_text(json.dumps(values))
    return path


def test_stages_start_from_those_of_the_curriculum(tmp_path: Path) -> None:
    path = write(
        tmp_path / "run.json",
        data=["views"],
        stages=[{"name": "sharpen", "minutes": 3, "terms": [["mae", 2.0, "real"]]}],
    )
    config = read_config(path)
    assert config.data == (tmp_path / "views",)
    (stage,) = config.stages
    assert stage.minutes == 3
    assert stage.terms == (Term("mae", 2.0, "real"),)
    assert stage.input_pixels == COMPACT_STAGES[1].input_pixels


@pytest.mark.parametrize(
    ("values", "hint"),
    [
        ({"validaton": []}, "validation"),
        ({"base": "papr"}, "paper"),
        ({"stages": [{"name": "sharpen", "augment": {"colour": 1}}]}, "color"),
        ({"stages": [{"name": "generalize"}]}, "generalise"),
        ({"stages": [{"name": "sharpen", "batchsize": 3}]}, "batch_size"),
        ({"preset": "compat"}, "compact"),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest(
    tmp_path: Path, values: dict[str, object], hint: str
) -> None:
    with pytest.raises(UsageError, match=f"did you mean '{hint}'"):
        read_config(write(tmp_path / "run.json", **values))


def test_a_broken_description_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    with pytest.raises(DataError, match=r"run\.json"):
        read_config(path)
    path.write_text("{")
    with pytest.raises(DataError, match="no JSON"):
        read_config(path)


@pytest.mark.parametrize(
    "values",
    [
        {"seed": "one"},
        {"growing": 1},
        {"data": 3},
        {"save_minutes": -1},
        {"stages": [{"name": "sharpen", "steps": 1, "terms": [["mae"]]}]},
        {"stages": [3]},
    ],
)
def test_a_value_of_the_wrong_kind_is_named(tmp_path: Path, values: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="|".join([*values, "terms", "stage"])):
        read_config(write(tmp_path / "run.json", **values))


def test_a_name_or_a_file(tmp_path: Path) -> None:
    assert find_config("paper") is CONFIGS["paper"]
    path = write(tmp_path / "run.json", base="laptop", seed=7)
    assert find_config(str(path)) == replace(CONFIGS["laptop"], seed=7)
    with pytest.raises(UsageError, match="did you mean 'laptop'"):
        find_config("labtop")


def test_the_command_reports_a_missing_folder_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "run.json", data=["views"], accelerator="cpu", workers=0)
    assert main(["train", "--config", str(path), "--out", str(tmp_path / "out")]) == 1
    line = capsys.readouterr().err.strip().splitlines()[-1]
    assert "views" in line


def test_exported_weights_load_and_agree(tmp_path: Path) -> None:
    network = build_network(COMPACT)
    prepare(network, None)
    path = tmp_path / "compact.safetensors"
    save_weights(network, path, preset="compact")
    loaded = load_network(path, COMPACT, dtype=torch.float32)
    image = torch.zeros(1, 3, 64, 96)
    with torch.inference_mode():
        expected, found = network(image).canonical, loaded(image).canonical
    assert np.allclose(expected, found, atol=1e-2)
    with safe_open(path, "pt") as file:
        header = file.metadata()
    assert header["format"] == "leadline"
    assert json.loads(header["config"])["decoder_dim"] == COMPACT.decoder_dim


def test_weights_beyond_half_precision_are_refused(tmp_path: Path) -> None:
    network = build_network(COMPACT)
    with torch.no_grad():
        network.head[0].bias[0] = 1e6
    with pytest.raises(WeightsError, match=r"head\.0\.bias"):
        save_weights(network, tmp_path / "w.safetensors", preset="compact")
    assert not list(tmp_path.iterdir())


def test_encoder_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "encoder.pth"
    torch.save({"conv": torch.zeros(3)}, path)
    with pytest.raises(WeightsError, match="tf_efficientnet_lite0"):
        prepare(build_network(COMPACT), path)
    path.write_bytes(b"nothing")
    with pytest.raises(WeightsError, match=r"encoder\.pth"):
        prepare(build_network(COMPACT), path)
