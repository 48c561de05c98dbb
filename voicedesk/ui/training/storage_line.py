"""Two lines of the training form: where a recording goes, and how many trainings are left."""

from PySide6.QtCore import QCoreApplication, Signal

from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.domain.text import isolated
from voicedesk.ui.common.texts import tier_text
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.view import View

translate = QCoreApplication.translate


def provider_text(provider: StorageProvider) -> str:
    return {
        StorageProvider.KODO: translate("StorageLine", "Qiniu Kodo"),
        StorageProvider.OSS: translate("StorageLine", "Alibaba Cloud OSS"),
        StorageProvider.R2: "Cloudflare R2",
        StorageProvider.AWS: "AWS S3",
        StorageProvider.OTHER: translate("StorageLine", "Other"),
    }[provider]


class StorageLine(View):
    """Says where a recording goes, and leads to setting that up.

    Signals:
        storage_requested: storage is to be set up, or changed.
    """

    storage_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(ink="text2", wrap=True)
        self.change = Button(ButtonKind.LINK)
        self.change.clicked.connect(self.storage_requested)
        row((self.words, 1), self.change, on=self)

    def show_storage(self, settings: StorageSettings, *, is_sandbox: bool) -> None:
        """Show where recordings of the open account go."""
        self.change.setVisible(not is_sandbox)
        if is_sandbox:
            words = self.tr("Goes to the sandbox’s storage, deleted after training.")
        elif not settings.is_complete:
            words = self.tr("Set up storage to train from a file.")
            self.change.setText(self.tr("Set up storage"))
        else:
            self.change.setText(self.tr("Change storage"))
            if settings.provider is StorageProvider.OTHER:
                words = self.tr("Goes to your bucket “{bucket}”, deleted after training.")
            else:
                words = self.tr("Goes to your {provider} bucket, deleted after training.")
            words = words.format(
                bucket=isolated(settings.bucket), provider=provider_text(settings.provider)
            )
        self.words.setText(words)


def quota_text(left: int | None, tier: str, needed: int = 1) -> str:
    """How many trainings of a tier are left; empty where that isn't known.

    Args:
        needed: how many are about to be sent.
    """
    if left is None:
        return ""
    if needed > 1:
        words = translate(
            "StorageLine", "%n training(s) left ({tier}), this table needs {needed}.", "", left
        )
    else:
        words = translate("StorageLine", "%n training(s) left ({tier}).", "", left)
    return words.format(tier=tier_text(tier), needed=needed)
