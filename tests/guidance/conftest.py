"""A knowledge folder of two documents, and the Chroma server that chromadb ships."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port

STARTING_SECONDS = 60


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "invoices.md").write_text("# Invoices\n\nSend the invoice within two days.\n")
    (folder / "phone.md").write_text("# Phone\n\nAnswer the phone within four rings.\n")
    return folder


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("chroma")
    port = free_port()
    chroma = str(Path(sys.executable).parent / "chroma")
    command = [chroma, "run", "--path", str(folder / "kept"), "--port", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)  # noqa: S603
    try:
        yield _alive(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _alive(url: str) -> str:
    for _ in range(STARTING_SECONDS * 5):
        try:
            httpx.get(f"{url}/api/v2/heartbeat").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return url
    message = "The Chroma server did not come alive."
    raise AssertionError(message)
