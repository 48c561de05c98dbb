from voicedesk.domain.annotations import VoiceAnnotations, newer_of_each


def test_each_mark_is_compared_by_its_own_time() -> None:
    here = VoiceAnnotations().with_favourite(True, 10).with_note("here", 30)
    there = (
        VoiceAnnotations().with_favourite(False, 20).with_note("there", 20).with_tags(("news",), 5)
    )

    merged = newer_of_each(here, there)

    assert not merged.favourite
    assert merged.note == "here"
    assert merged.tags == ("news",)
    assert merged.changed_at.favourite == 20
    assert merged.changed_at.note == 30


def test_what_was_changed_at_once_stays_mine() -> None:
    assert (
        newer_of_each(
            VoiceAnnotations().with_note("a", 1), VoiceAnnotations().with_note("b", 1)
        ).note
        == "a"
    )
