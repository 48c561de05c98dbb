"""The fault rules in force, and how often each has been met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicedesk.sandbox.call import Call
from voicedesk.sandbox.fault_rule import FaultRule, What


@dataclass(slots=True)
class _Use:
    rule: FaultRule
    reached: int = 0
    applied: int = 0


class FaultBook:
    """The rules in force, in order."""

    def __init__(self, rules: Iterable[FaultRule]) -> None:
        self._uses: list[_Use] = []
        self.replace(rules)

    def replace(self, rules: Iterable[FaultRule]) -> None:
        """Put other rules in force, with nothing counted yet."""
        self._uses = [_Use(rule) for rule in rules]

    def due(self, call: Call) -> Sequence[FaultRule]:
        """The rules to follow for a call that has just come: slow ones, then at most one other."""
        due: list[FaultRule] = []
        for use in self._uses:
            rule = use.rule
            if not rule.is_for(call):
                continue
            use.reached += 1
            if use.reached <= rule.after or use.applied == rule.count:
                continue
            use.applied += 1
            due.append(rule)
            if rule.what is not What.SLOW:
                break
        return due

    def report(self) -> list[dict[str, str | int]]:
        """Each rule with how often it was followed."""
        return [{"rule": use.rule.text, "applied": use.applied} for use in self._uses]
