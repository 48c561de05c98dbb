"""How a text is read aloud, for finding and sorting Chinese by its sound."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's pinyin, folded and without tones; what isn't Chinese stands as it is.

    Attributes:
        syllables: one after another with a space between them, such as `lin zhi xia`.
        initials: the first letter of each syllable, such as `lzx`.
    """

    syllables: str
    initials: str
