"""Cameras of the system."""

from core.live.devices import CameraDevice, list_cameras


def test_linux_tells_the_first_node_of_each_camera(tmp_path):
    for node, name, index in [
        ("video0", "Front camera", "0"),
        ("video1", "Front camera", "1"),  # carries facts only
        ("video10", "Capture card", "0"),
        ("video2", "Back camera", "0"),
    ]:
        (tmp_path / node).mkdir()
        (tmp_path / node / "name").write_text(f"{name}\n")
        (tmp_path / node / "index").write_text(f"{index}\n")
    assert list_cameras(platform="linux", linux_list=tmp_path) == (
        CameraDevice("/dev/video0", "Front camera"),
        CameraDevice("/dev/video2", "Back camera"),
        CameraDevice("/dev/video10", "Capture card"),
    )


def test_none(tmp_path):
    assert list_cameras(platform="linux", linux_list=tmp_path / "none") == ()
    assert list_cameras(platform="amiga") == ()
    assert list_cameras(platform="darwin") == ()  # no such input in FFmpeg here
