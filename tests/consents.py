"""A consent, for tests that train."""

from voicedesk.domain.consent import Consent

CONSENT = Consent("Nora", "The speaker agreed.", "default", 1.0)
