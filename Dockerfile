# The bot as it runs: the packages of uv.lock, no compiler, no root.
FROM python:3.11-slim-bookworm AS packages
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /bot
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-dev --no-cache --compile-bytecode

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 bot && install --directory --owner=bot /state
WORKDIR /bot
COPY --from=packages /bot/.venv .venv
COPY bot bot
COPY knowledge knowledge
COPY prompts prompts
COPY slack-manifest.json .
RUN /bot/.venv/bin/python -m compileall -q bot
ENV PATH=/bot/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATE=/state
USER 10001
VOLUME /state
EXPOSE 3000
# /healthz answers with HTTP and with Socket Mode, on PORT.
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('PORT', '3000') + '/healthz', timeout=4)"]
# `serve` ends in order within ten seconds of SIGTERM, which is what `docker stop` allows.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
