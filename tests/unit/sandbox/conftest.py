"""Clients of the built-in service."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.sandbox_process import Sandbox
from tests.unit.sandbox.service import Connect, Service

_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading them takes longer than a test


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Makes clients of services; closes them."""
    with ExitStack() as stack:

        def http(sandbox: Sandbox, **headers: str) -> httpx.Client:
            client = httpx.Client(
                base_url=sandbox.url, headers=headers, verify=_NO_CERTIFICATES, trust_env=False
            )
            return stack.enter_context(client)

        def open_client(sandbox: Sandbox) -> Service:
            return Service(http(sandbox, authorization=f"Bearer {sandbox.token}"), http(sandbox))

        yield open_client


@pytest.fixture
def service(connect: Connect, sandbox: Sandbox) -> Service:
    return connect(sandbox)


@pytest.fixture
def shared_service(connect: Connect, shared_sandbox: Sandbox) -> Service:
    return connect(shared_sandbox)
