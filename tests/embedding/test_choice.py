"""Which embedding a setting names, and what a provider's failure becomes."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from json import dumps, loads
from threading import Thread

import pytest
from pydantic import SecretStr

from bot.embedding import openai_embeddings
from bot.embedding.choice import UnknownEmbeddingError, choose_embedding
from bot.embedding.openai_embeddings import (
    EmbeddingRefusedError,
    EmbeddingUnavailableError,
    RemoteEmbeddings,
)

KEY = SecretStr("sk-test")


class Provider(BaseHTTPRequestHandler):
    """Answers as OpenAI does; a text's vector is its length."""

    status = 200

    def do_POST(self) -> None:
        texts = loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
        rows = [{"index": n, "embedding": [float(len(t))]} for n, t in enumerate(texts)]
        body = dumps({"data": rows, "model": "m", "usage": {}}).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(openai_embeddings, "_RETRIES", 0)
    server = HTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_local_needs_no_key() -> None:
    assert choose_embedding("local").name.startswith("all-MiniLM-L6-v2")


@pytest.mark.parametrize("setting", ["", "openai", "openai:", "cohere:embed", "/etc/passwd"])
def test_an_unknown_setting_is_an_error_that_says_what_is_known(setting: str) -> None:
    with pytest.raises(UnknownEmbeddingError, match='must be "local" or "openai:'):
        choose_embedding(setting, api_key=KEY)


def test_openai_without_a_key_is_an_error_that_names_the_key() -> None:
    with pytest.raises(UnknownEmbeddingError, match="OPENAI_API_KEY"):
        choose_embedding("openai:text-embedding-3-small")


def test_openai_is_one_setting_away(provider: str) -> None:
    named = choose_embedding("openai:any-name", api_key=KEY, base_url=provider)

    assert named.name == "openai:any-name"
    assert named.embeddings.embed_documents(["one", "three"]) == [[3.0], [5.0]]
    assert named.embeddings.embed_query("four") == [4.0]


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, EmbeddingRefusedError),
        (404, EmbeddingRefusedError),
        (429, EmbeddingUnavailableError),
        (500, EmbeddingUnavailableError),
    ],
)
def test_a_providers_failure_says_whether_trying_again_helps(
    provider: str, monkeypatch: pytest.MonkeyPatch, status: int, error: type[Exception]
) -> None:
    monkeypatch.setattr(Provider, "status", status)

    with pytest.raises(error):
        RemoteEmbeddings("any-name", KEY, provider).embed_query("four")


def test_a_provider_that_is_not_there_may_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(openai_embeddings, "_RETRIES", 0)

    with pytest.raises(EmbeddingUnavailableError):
        RemoteEmbeddings("any-name", KEY, "http://127.0.0.1:9/v1").embed_query("four")
