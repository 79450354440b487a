"""What an operator may set, read from the environment and from a file named ``.env``."""

import re
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from sqlalchemy import URL

from bot.secret_files import SecretFiles, UnreadableFile

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


def _in_capitals(written: object) -> object:
    """Return the level however it was spelt; what is none stays as it was written."""
    capitals = str(written).upper()
    return capitals if capitals in get_args(LogLevel) else written


def _midnight(written: object) -> object:
    """Return 24:00 as Python has it."""
    return re.sub("^24:00", "00:00", written) if isinstance(written, str) else written


class Settings(BaseSettings):
    """Every setting of the bot. Each is named in ``.env.example`` with what it does."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    slack_bot_token: SecretStr | None = None  # "xoxb-…"
    slack_app_token: SecretStr | None = None  # "xapp-…": Socket Mode
    slack_signing_secret: SecretStr | None = None  # HTTP instead of Socket Mode
    # With both, each workspace installs the app by itself (OAuth); then no other token is set.
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    token_keys: SecretStr | None = None  # by commas: the first encrypts, all decrypt
    allowed_workspaces: str = ""  # team ids, by commas; empty: whoever has the link
    removed_workspace_days: int = Field(default=30, ge=0)  # until what it kept is deleted
    slack_configuration_token: SecretStr | None = None  # "xoxe.xoxp-…": for `doctor` alone
    slack_api_url: str = "https://slack.com/api/"
    host: str = "0.0.0.0"  # noqa: S104  # behind a company's own proxy; `demo` binds 127.0.0.1
    port: int = Field(default=3000, ge=1, le=65535)
    # "https://bot.example.com": Slack fetches the pictures of team cases there. Without it, and
    # of several workspaces, words stand in their place.
    public_url: str | None = Field(default=None, pattern=r"^https?://[^\s/]+/?$")
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(default=None, ge=1, le=65535)  # None: no /metrics

    knowledge: Path = Path("knowledge")
    # Where questions approved in Slack are written, and read beside those of `knowledge`;
    # None: among them. Of one workspace only.
    approved_questions: Path | None = None
    state: Path = Path("var")  # database and index, when no server is named
    workspaces: Path | None = None  # each workspace's own knowledge; `state`/workspaces
    database_url: SecretStr | None = None  # Postgres; SQLite in `state` without it
    chroma_url: str | None = None  # Chroma server; a directory in `state` without it
    chroma_token: SecretStr | None = None  # what the door of that server asks for
    chroma_database: str | None = None  # on that server; Chroma's own default without it
    replica_id: str = "one"  # stable and unique among the replicas

    questions_per_employee_and_hour: int = Field(default=1000, ge=0)  # 0: any
    embedding: str = "local"  # or "openai:text-embedding-3-small"
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    # "provider:name", as LangChain spells it; "none" to do without though a key is set
    language_model: str | None = None
    # How a server like OpenAI's takes a form, and what it calls the limit; `doctor` finds out
    language_model_method: Literal["json_schema", "function_calling", "json_mode", "text"] = (
        "json_schema"
    )
    language_model_limit: Literal["max_completion_tokens", "max_tokens", "none"] = (
        "max_completion_tokens"
    )
    language_model_api: Literal["chat", "responses"] = "chat"
    language_model_effort: str | None = None  # of a model that thinks: "minimal", "low" …
    language_model_thinking_tokens: int = Field(default=0, ge=0)  # counted with what it writes
    # "write": it writes, and a judge checks each sentence; "select": it only chooses excerpts
    language_model_answers: Literal["write", "select"] = "write"
    language_model_judge: str | None = None  # "provider:name"; the same one without it
    # What may leave the house, kind by kind: docs/privacy.md
    language_model_reads_questions: bool = True
    language_model_reads_guidance: bool = True
    language_model_reads_reports: bool = False
    language_model_reads_lessons: bool = True
    language_model_seconds: float = Field(default=9.0, gt=0)  # for one answer
    language_model_tokens_per_employee_and_day: int = Field(default=200_000, ge=0)  # 0: any
    language_model_tokens_per_month: int = Field(default=20_000_000, ge=0)  # 0: any
    language_model_price_read: float = Field(default=0.0, ge=0)  # per million tokens
    language_model_price_written: float = Field(default=0.0, ge=0)
    prompts: Path = Path(__file__).parent.parent / "prompts"
    # Alarms leave Slack by it, too: docs/operating.md. Of one workspace only.
    alarm_webhook_url: str | None = None
    alarm_webhook_secret: SecretStr | None = None  # "whsec_…"
    # Help desks send tickets, and hear what became of them: docs/operating.md. One workspace.
    source_secrets: SecretStr | None = None  # "wiki=…, handbook=…", as in sources.yaml
    ticket_secrets: SecretStr | None = None  # "zendesk=…, intercom=…", as in tickets.yaml
    ticket_webhook_url: str | None = None
    ticket_webhook_secret: SecretStr | None = None  # "whsec_…"
    # Shown at /scim/v2; of several workspaces each has its own, made of this one:
    # docs/identity-provider.md.
    scim_token: SecretStr | None = Field(default=None, min_length=32)
    # By the clock, until an answer is due
    complaint_hours: float = Field(default=48, ge=1, le=8760)
    severe_complaint_working_hours: float = Field(default=4, ge=0.25, le=1000)
    report_working_days: int = Field(default=10, ge=1, le=250)  # no customer waits
    work_begins: time = time(9)  # in the time zone of whoever has the report
    work_ends: Annotated[time, BeforeValidator(_midnight)] = time(17)
    holidays: Annotated[frozenset[date], NoDecode] = frozenset()  # "2026-12-25, 2026-12-26"
    log_level: Annotated[LogLevel, BeforeValidator(_in_capitals)] = "INFO"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read secrets from files, too; one that stands in a variable itself counts first."""
        files = SecretFiles(settings_cls, env_settings, dotenv_settings)
        return init_settings, env_settings, dotenv_settings, files, file_secret_settings

    @field_validator("*", mode="before")
    @classmethod
    def _is_readable(cls, written: object) -> object:
        if isinstance(written, UnreadableFile):
            message = f"cannot be read from the file of {written.variable}: {written.why}"
            raise ValueError(message)  # noqa: TRY004  # pydantic's word for what cannot be
        return written

    @field_validator("holidays", mode="before")
    @classmethod
    def _apart(cls, written: object) -> object:
        return written.replace(",", " ").split() if isinstance(written, str) else written

    @field_validator("work_ends")
    @classmethod
    def _after_it_begins(cls, ends: time, others: ValidationInfo) -> time:
        begins = others.data.get("work_begins", time.min)
        if (begins.tzinfo is None) != (ends.tzinfo is None):
            message = "has to name a time zone if WORK_BEGINS does, and none if not"
            raise ValueError(message)
        is_midnight = ends.replace(tzinfo=None) == time.min  # which ends the day
        if ends <= begins and not is_midnight:
            hours = f"work would begin at {begins:%H:%M} and end at {ends:%H:%M}"
            message = f"has to be later than WORK_BEGINS: {hours}"  # "WORK_ENDS has to …"
            raise ValueError(message)
        return ends

    @property
    def is_for_several(self) -> bool:
        """Whether workspaces install the app by themselves."""
        return self.slack_client_id is not None and self.slack_client_secret is not None

    @property
    def allowed_team_ids(self) -> frozenset[str]:
        """Who may install the app; empty: whoever has the link."""
        return frozenset(self.allowed_workspaces.replace(",", " ").split())

    @property
    def keys_of_tokens(self) -> tuple[str, ...]:
        """What the workspaces' tokens are encrypted with, newest first; empty: they are not."""
        keys = self.token_keys.get_secret_value() if self.token_keys else ""
        return tuple(keys.replace(",", " ").split())

    @property
    def state_url(self) -> str | URL:
        """Where the state lies, with the password in it: not for a log."""
        if self.database_url:
            return self.database_url.get_secret_value()
        # Not as text: a folder's name may hold what means something in an address.
        return URL.create("sqlite", database=str(self.state / "bot.sqlite3"))

    @property
    def question_folders(self) -> tuple[Path, ...]:
        """Where quiz questions lie."""
        own = self.knowledge / "questions"
        return (own, self.approved_questions) if self.approved_questions else (own,)

    @property
    def folder_of_workspaces(self) -> Path:
        """Where the workspaces' own knowledge lies."""
        return self.workspaces or self.state / "workspaces"

    def of_workspace(self, team_id: str) -> "Settings":
        """Return the settings as they are for one of the workspaces: its own folder and index.

        Its state is a database of its own: see `bot.database.workspace_database`.
        """
        knowledge = self.folder_of_workspaces / team_id / "knowledge"
        own = {"knowledge": knowledge, "chroma_database": team_id, "approved_questions": None}
        own |= {
            "public_url": None,
            "alarm_webhook_url": None,
            "ticket_webhook_url": None,
            "ticket_secrets": None,
            "source_secrets": None,
        }
        return self.model_copy(update=own)


def named_secrets(secrets: SecretStr | None) -> dict[str, str]:
    """Return secrets by their names: "zendesk=…, intercom=…"; none if there are none."""
    pairs = (one.partition("=") for one in (secret_word(secrets) or "").split(","))
    return {name.strip(): secret.strip() for name, _, secret in pairs if name.strip()}


def secret_word(secret: SecretStr | None) -> str | None:
    """Return what the secret keeps from being printed; None if there is none."""
    return secret.get_secret_value() if secret else None
