"""Downloads whose digest is not pinned: held against what the catalog knows of the model."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save
from torch import Tensor

from core.errors import DownloadError, UsageError
from core.weights.catalog import CATALOG
from core.weights.download import download
from core.weights.entry import CatalogEntry, WeightsSource, user_folder
from tests.hub_server import HubServer
from tests.small_depth_pro import SMALL, small_state

DEPTH_PRO = dataclasses.replace(CATALOG["depth-pro"], preset=SMALL)
DEPTH_PRO_HF = DEPTH_PRO.downloads[1]
ANYTHING = dataclasses.replace(CATALOG["depth-anything-v2-base"], parameters=1000)
ANYTHING_HF = dataclasses.replace(ANYTHING.downloads[0], sha256=None)
CONFIG = b'{"model_type": "depth_anything"}'
GARBAGE = random.Random(1).randbytes(7000)


def _changed(change: Callable[[dict[str, Tensor]], object]) -> bytes:
    state = small_state()
    change(state)
    return save(state)


def _offer(hub: HubServer, source: WeightsSource, data: bytes) -> None:
    for companion in source.companions:
        hub.add(source.repo_id, companion, CONFIG if companion == "config.json" else b"{}")
    hub.add(source.repo_id, source.file, data)


def _installed() -> list[Path]:
    return [path for path in user_folder().rglob("*.safetensors*") if "lock" not in path.suffix]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(GARBAGE, "readable checkpoint", id="garbage"),
        pytest.param(_changed(dict.clear), "missing", id="empty"),
        pytest.param(_changed(dict.popitem), "1 missing", id="one-missing"),
        pytest.param(_changed(lambda s: s.update(more=torch.ones(3))), "unexpected", id="one-more"),
        pytest.param(
            _changed(lambda s: s.update({"head.0.bias": torch.ones(99)})), "shape", id="shape"
        ),
        pytest.param(
            _changed(lambda s: s.update({"head.0.bias": s["head.0.bias"].int()})),
            "kind torch.int32",
            id="integers",
        ),
        pytest.param(
            _changed(lambda s: s["head.0.bias"].fill_(torch.nan)), "not finite", id="not-finite"
        ),
    ],
)
def test_another_file_than_depth_pro_is_not_installed(
    hub: HubServer, data: bytes, said: str
) -> None:
    _offer(hub, DEPTH_PRO_HF, data)
    with pytest.raises(DownloadError, match=said):
        download(DEPTH_PRO_HF, entry=DEPTH_PRO)
    assert not _installed()


def test_depth_pro_is_installed(hub: HubServer) -> None:
    _offer(hub, DEPTH_PRO_HF, save(small_state()))
    assert download(DEPTH_PRO_HF, entry=DEPTH_PRO).is_file()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GARBAGE, "that is no"),
        (save({}), "0 values"),
        (save({"a": torch.ones(900)}), "900 values, expected about 1000"),
        (save({"a": torch.ones(1000, dtype=torch.int32)}), "0 values"),
    ],
)
def test_another_file_than_the_makers_is_not_installed(
    hub: HubServer, data: bytes, said: str
) -> None:
    _offer(hub, ANYTHING_HF, data)
    with pytest.raises(DownloadError, match=said):
        download(ANYTHING_HF, entry=ANYTHING)
    assert not _installed()


@pytest.mark.parametrize("entry", [ANYTHING, dataclasses.replace(ANYTHING, parameters=None)])
def test_what_could_be_the_makers_is_installed(hub: HubServer, entry: CatalogEntry) -> None:
    _offer(hub, ANYTHING_HF, save({"a": torch.ones(990).half()}))
    assert download(ANYTHING_HF, entry=entry).is_file()


def test_a_companion_that_is_no_json_is_not_installed(hub: HubServer) -> None:
    _offer(hub, ANYTHING_HF, save({"a": torch.ones(1000)}))
    hub.add(ANYTHING_HF.repo_id, "config.json", GARBAGE)
    with pytest.raises(DownloadError, match=r"no config\.json"):
        download(ANYTHING_HF, entry=ANYTHING)
    assert not _installed()


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (b'{"model_type": "bert"}', "holds no model that estimates depth"),
        (b'{"model_type": "dpt", "architectures": ["DPTModel"]}', "no model that estimates depth"),
        (b'{"model_type": "dpt", "auto_map": {"AutoConfig": "evil.Config"}}', "code of its own"),
    ],
)
def test_a_repository_that_cannot_be_used_is_refused_before_its_weights_come(
    hub: HubServer, config: bytes, said: str
) -> None:
    pytest.importorskip("transformers")
    _offer(hub, ANYTHING_HF, save({"a": torch.ones(1000)}))
    hub.add(ANYTHING_HF.repo_id, "config.json", config)
    with pytest.raises(UsageError, match=f"{ANYTHING_HF.repo_id} .*{said}"):
        download(ANYTHING_HF, entry=ANYTHING)
    assert not [each for each in hub.requests if each[0] == "GET" and "safetensors" in each[1]]
    assert not list(user_folder().rglob("config.json*"))


def test_a_repository_without_safetensors_is_refused_before_anything_comes(hub: HubServer) -> None:
    for file in ("pytorch_model.bin", "config.json", "preprocessor_config.json"):
        hub.add(ANYTHING_HF.repo_id, file, CONFIG)
    with pytest.raises(DownloadError, match="weights have to be safetensors"):
        download(ANYTHING_HF, entry=ANYTHING)
    assert not [each for each in hub.requests if each[0] == "GET"]


def test_all_files_are_of_the_version_that_is_pinned(hub: HubServer) -> None:
    _offer(hub, ANYTHING_HF, save({"a": torch.ones(1000)}))
    download(ANYTHING_HF, entry=ANYTHING)
    assert f"resolve/{ANYTHING_HF.revision}/" in hub.requests[0][1]
    fetched = [path for method, path, _ in hub.requests if method == "GET"]
    assert len(fetched) == 3
    assert all(f"/resolve/{hub.commit}/" in path for path in fetched)  # which the hub said it is
