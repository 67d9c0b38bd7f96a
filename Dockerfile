# The image of web and worker; compose.yaml and docs/production.md show how it is run.
# Pin PYTHON to a digest of yours: docker build --build-arg PYTHON=python:3.11-slim-bookworm@sha256:…
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS packages
COPY requirements-image.txt /tmp/requirements-image.txt
# Wheels alone: nothing is compiled, and nothing that was not hashed is taken.
RUN python -m venv /opt/venv && \
    /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps \
        --only-binary=:all: --require-hashes --requirement /tmp/requirements-image.txt

FROM ${PYTHON}
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data
# Backups are PostgreSQL's own: pg_dump has to be of the server's version, and Debian 12 has that of compose.yaml.
# hadolint ignore=DL3008
RUN apt-get update && \
    apt-get install --yes --no-install-recommends postgresql-client-15 && \
    rm -rf /var/lib/apt/lists/*
# The number, not the name, is what a volume remembers.
RUN groupadd --gid 10001 patchbay && \
    useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin patchbay && \
    install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . /app
RUN python -m compileall -q /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
# Whether the process lives, not whether the database does: nobody is helped by a restart then.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["python", "deploy/healthcheck.py"]
CMD ["python", "manage.py", "web"]
