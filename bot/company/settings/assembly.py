"""Registers the settings: listeners, work, and a section of App Home."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.company.settings import listeners, messages
from bot.company.settings.domain import InvalidSettingError
from bot.company.settings.service import CompanySettings
from bot.company.settings.work import SettingWork
from bot.delivery.work import Delivery, Handler
from bot.people.domain import Employee, People
from bot.people.permissions import Action, check, may
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class SettingsFeature:
    """The settings of a company, in Slack."""

    company: CompanySettings
    people: People
    delivery: Delivery
    slips: Callable[[], Sequence[str]]  # in files that people edit, in words; it reads them

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handlers of its kinds of work."""
        listeners.register(bolt, self.delivery, self.company.keys, self._modal)
        return SettingWork(self.company, self.people).handlers()

    async def home(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return what is to be mended, for trainers and administrators; then the settings."""
        settles = may(employee, Action.CHANGE_SETTINGS)
        if not settles and not may(employee, Action.REVIEW_QUESTIONS):
            return ()
        slips = messages.file_slips(await asyncio.to_thread(self.slips))
        if not settles:
            return slips
        return [*slips, *messages.on_home(self.company.keys, await self.company.in_force())]

    async def _modal(self, name: str, employee_id: str) -> Block:
        check(await self.people.employee(employee_id), Action.CHANGE_SETTINGS)
        if name not in self.company.keys:
            message = "I do not know this setting."
            raise InvalidSettingError(message)
        counted = (await self.company.in_force())[name]
        return messages.modal(name, self.company.keys[name], counted)
