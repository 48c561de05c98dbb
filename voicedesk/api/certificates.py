"""The certificates that servers are trusted by: the system's, a company's own among them."""

import os
import ssl
import sys
from functools import cache
from pathlib import Path
from typing import Final

import certifi

from voicedesk.api.proxies import SetupError
from voicedesk.domain.errors import SetupProblem

_BUNDLES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine
)
"""Where systems keep the certificates they trust, for an OpenSSL that was built elsewhere."""


@cache
def system_trust() -> ssl.SSLContext:
    """The certificate authorities that this computer trusts, a company's own among them.

    `SSL_CERT_FILE` and `SSL_CERT_DIR` are heeded as OpenSSL does. Only where there are none at all,
    Mozilla's list does instead. Takes some 40 ms, once per process.

    Raises:
        SetupError: a file or folder that these name can't be read.
    """
    context: ssl.SSLContext
    if sys.platform in {"darwin", "win32"}:
        import truststore  # noqa: PLC0415 - of these systems alone

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = ssl.create_default_context()
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if value := os.environ.get(name):
            _trust_also(context, name, value)
    if sys.platform not in {"darwin", "win32"} and not _finds_certificates(context):
        found = next((path for path in _BUNDLES if Path(path).is_file()), certifi.where())
        context.load_verify_locations(found)
    return context


def _trust_also(context: ssl.SSLContext, name: str, value: str) -> None:
    try:
        if name == "SSL_CERT_FILE":
            context.load_verify_locations(cafile=value)
            return
        folders = [folder for folder in value.split(os.pathsep) if Path(folder).is_dir()]
        for folder in folders:
            context.load_verify_locations(capath=folder)
        if folders:
            return
    except OSError:
        pass
    raise SetupError(SetupProblem.CERTIFICATES, f"{name}={value}")


def _finds_certificates(context: ssl.SSLContext) -> bool:
    """Whether there are any; those of a folder are only looked up when they are needed."""
    folder = ssl.get_default_verify_paths().capath
    return bool(context.cert_store_stats()["x509"]) or bool(
        folder and any(Path(folder).glob("*.0"))
    )


@cache
def no_trust() -> ssl.SSLContext:
    """For sessions without encryption: trusts nobody, and costs no reading of certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
