import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState, compare_voices

VOICES = st.lists(
    st.builds(
        Voice,
        st.sampled_from("abcdef"),
        st.sampled_from(["", "x", "y"]),
        demo_url=st.sampled_from(["", "https://d/1", "https://d/2"]),
    ),
    max_size=8,
)


@pytest.mark.parametrize("state", [*VoiceState, "success", "SUCCESS", "Success ", "", "Paused"])
def test_success_alone_makes_a_voice_usable(state: str) -> None:
    assert Voice("v", state=state).is_ready == (state == "Success")
    assert Voice("v", state=state).is_training == (state == "Training")


@given(VOICES, VOICES)
def test_the_changes_turn_one_list_into_the_next(before: list[Voice], after: list[Voice]) -> None:
    known = {voice.id: voice for voice in before}
    changes = compare_voices(known, after)
    result = {key: voice for key, voice in known.items() if key not in changes.removed}
    result |= {voice.id: voice for voice in changes.written}
    assert result == {voice.id: voice for voice in after}
    assert not {voice.id for voice in changes.added} & known.keys()
    assert all(known[voice.id] != voice for voice in changes.changed)
    for voice in changes.relinked:
        assert known[voice.id]._replace(demo_url=voice.demo_url) == voice != known[voice.id]
        assert voice.demo_url
        assert known[voice.id].demo_url
    assert all(
        one._replace(demo_url="x") != known[one.id]._replace(demo_url="x")
        or bool(one.demo_url) != bool(known[one.id].demo_url)
        for one in changes.changed
    )
    assert bool(changes) == (result != known)


def test_no_change_is_false() -> None:
    assert not VoiceChanges()
    assert VoiceChanges(removed=("a",))
