"""Notices that the network is back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Reachability = QNetworkInformation.Reachability
_REACHES = {_Reachability.Local, _Reachability.Site, _Reachability.Online}


class NetworkWatch(QObject):
    """Follows what the system says of its network; says nothing where the system doesn't.

    Signals:
        returned: there is a network again, or another one.
    """

    returned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reaches = False
        self._source: QNetworkInformation | None = None

    def start(self) -> None:
        """Begin to follow; what the system offers for it is loaded at the first time."""
        if self._source is None and QNetworkInformation.loadBackendByFeatures(
            QNetworkInformation.Feature.Reachability
        ):
            self._source = QNetworkInformation.instance()
            if self._source is not None:
                self._reaches = self._source.reachability() in _REACHES
                self._source.reachabilityChanged.connect(self.hear)

    def hear(self, reachability: QNetworkInformation.Reachability) -> None:
        """Take what the system says now."""
        if reachability is _Reachability.Unknown:
            return
        reaches = reachability in _REACHES
        before, self._reaches = self._reaches, reaches
        if reaches and (not before or reachability is _Reachability.Online):
            self.returned.emit()
