"""Lets VoiceDesk use a sandbox that the benchmark started, with what that one was told to be."""

from voicedesk.app.sandbox_process import SandboxProcess


def use_sandbox(address: str) -> None:
    """Have `--sandbox` mean the service at `address`."""

    async def start(_: SandboxProcess) -> str:
        return address

    SandboxProcess.start = start  # type: ignore[method-assign]
