"""A consent, for tests that train."""

from voicedesk.domain.training import Consent

CONSENT = Consent("Nora", "The speaker agreed.", "default", 1.0)
