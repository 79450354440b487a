"""Reads the settings in force, and changes them with an entry in the audit trail."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.company.audit.domain import AuditTrail, Change, Subject
from bot.company.overrides.domain import (
    SLACK,
    InForce,
    Layer,
    Overrides,
    in_force,
    unknown_keys,
)
from bot.company.settings.domain import InvalidSettingError, WorkspaceSettings
from bot.company.settings.keys import (
    ImpossibleValue,
    Key,
    checked,
    defaults,
    settings_of,
)
from bot.delivery.work import Json

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """The settings of one workspace, read anew each time."""

    keys: Mapping[str, Key]
    overrides: Overrides
    trail: AuditTrail
    environment: Layer = Layer("the environment", {})  # noqa: RUF009  # frozen
    handbook: Callable[[], Layer] = lambda: Layer("the handbook", {})  # read anew each time
    _logged: set[tuple[str, str]] = field(default_factory=set)  # setting, why: said already

    async def in_force(self) -> Mapping[str, InForce]:
        """Return what counts for each key, and who says so."""
        layers, impossible = await self._checked()
        self._log_once(impossible)
        return in_force(self.keys, [*layers, defaults(self.keys)])

    async def settled(self) -> WorkspaceSettings:
        """Return the settings in force, for the rules."""
        counted = await self.in_force()
        return settings_of(self.keys, {key: one.said.value for key, one in counted.items()})

    async def impossible(self) -> list[ImpossibleValue]:
        """Return what cannot be, and so does not count."""
        _, impossible = await self._checked()
        return impossible

    async def unknown(self) -> list[tuple[str, str]]:
        """Return (layer, key) for each key that this version does not know."""
        return unknown_keys(self.keys, await self._said())

    async def set(self, name: str, value: Json, who: str, change: str) -> None:
        """Let the value count from now on; the trail keeps one entry for each ``change``.

        Raises:
            InvalidSettingError: there is no such setting, or it cannot have this value.
        """
        self._key(name).form.used(value)
        old = (await self.in_force())[name].said.value
        made = Change(
            key=change,
            employee_id=who,
            subject=Subject.SETTING,
            name=name,
            deed="set",
            old=old,
            new=value,
        )
        await self.trail.record(made)
        await self.overrides.set(name, value, await self.trail.pseudonym_of(who))

    async def give_back(self, name: str, who: str, change: str) -> None:
        """Delete the value set in Slack, so that the file's counts again.

        Raises:
            InvalidSettingError: there is no such setting.
        """
        self._key(name)
        counted = (await self.in_force())[name]
        if counted.otherwise is None:
            return
        made = Change(
            key=change,
            employee_id=who,
            subject=Subject.SETTING,
            name=name,
            deed="given back",
            old=counted.said.value,
            new=counted.otherwise.value,
        )
        await self.trail.record(made)
        await self.overrides.give_back(name)

    def _log_once(self, impossible: Iterable[ImpossibleValue]) -> None:
        """Write a line of the log, once in this process, about each value that cannot count."""
        for one in impossible:
            if (one.setting, one.why) not in self._logged:
                self._logged.add((one.setting, one.why))
                about = {"setting": one.setting, "by": one.by, "why": one.why}
                log.warning("a setting cannot have this value; it does not count", extra=about)

    async def _checked(self) -> tuple[list[Layer], list[ImpossibleValue]]:
        both = [checked(self.keys, one) for one in await self._said()]
        return [layer for layer, _ in both], [one for _, wrong in both for one in wrong]

    async def _said(self) -> tuple[Layer, Layer, Layer]:
        return await self._slacks(), self.environment, self.handbook()

    async def _slacks(self) -> Layer:
        return Layer(SLACK, await self.overrides.all())

    def _key(self, name: str) -> Key:
        if name not in self.keys:
            message = f"There is no setting {name}."
            raise InvalidSettingError(message)
        return self.keys[name]
