"""Charts and tables.

Limits: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block,
https://docs.slack.dev/reference/block-kit/blocks/data-table-block and
https://docs.slack.dev/reference/block-kit/blocks/table-block.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictStr, field_validator, model_validator

from bot.playground.limits.texts import Part

MOST_CELLS = 20
Label = Annotated[str, Field(min_length=1, max_length=20)]
BlockId = Annotated[str, Field(min_length=1, max_length=255)]
Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]


class Segment(Part):
    """A slice of a pie; the label has at most 20 characters, the value is positive."""

    label: Label
    value: Number = Field(gt=0)


class Pie(Part):
    """1 to 6 segments."""

    type: Literal["pie"]
    segments: list[Segment] = Field(min_length=1, max_length=6)


class Point(Part):
    """A value over one category."""

    label: Label
    value: Number


class Series(Part):
    """1 to 20 points under a name of at most 20 characters."""

    name: Label
    data: list[Point] = Field(min_length=1, max_length=20)


class Axis(Part):
    """1 to 20 categories; axis labels have at most 50 characters."""

    categories: list[Label] = Field(min_length=1, max_length=20)
    x_label: StrictStr | None = Field(default=None, max_length=50)
    y_label: StrictStr | None = Field(default=None, max_length=50)


class Plot(Part):
    """1 to 6 series with one point for each category."""

    type: Literal["bar", "area", "line"]
    series: list[Series] = Field(min_length=1, max_length=6)
    axis_config: Axis

    @model_validator(mode="after")
    def _points_match_categories(self) -> "Plot":
        for series in self.series:
            if [point.label for point in series.data] != self.axis_config.categories:
                message = "each series must have one point for each category, in order"
                raise ValueError(message)
        if len({series.name for series in self.series}) < len(self.series):
            message = "series names must be unique"
            raise ValueError(message)
        return self


class DataVisualization(Part):
    """A chart under a title of at most 50 characters."""

    type: Literal["data_visualization"]
    block_id: BlockId | None = None
    title: StrictStr = Field(min_length=1, max_length=50)
    chart: Annotated[Pie | Plot, Field(discriminator="type")]


class RawText(Part):
    """A cell of plain text."""

    type: Literal["raw_text"]
    text: StrictStr = Field(min_length=1)


class RawNumber(Part):
    """A cell with a number, and how it is written."""

    type: Literal["raw_number"]
    value: Number
    text: StrictStr | None = None


class RichCell(Part):
    """A cell of formatted text."""

    type: Literal["rich_text"]
    elements: list[dict[str, Any]]
    block_id: BlockId | None = None


Row = list[Annotated[RawText | RawNumber | RichCell, Field(discriminator="type")]]


def even(rows: list[Row]) -> list[Row]:
    """Rows of 1 to 20 cells, all of the same length."""
    if len({len(row) for row in rows}) != 1 or not 1 <= len(rows[0]) <= MOST_CELLS:
        message = "rows must have the same number of cells, 1 to 20"
        raise ValueError(message)
    return rows


class DataTable(Part):
    """2 to 101 rows with the header, which has no formatted text; pages of 1 to 100."""

    type: Literal["data_table"]
    block_id: BlockId | None = None
    caption: StrictStr = Field(min_length=1)
    rows: list[Row] = Field(min_length=2, max_length=101)
    page_size: int | None = Field(default=None, ge=1, le=100)
    row_header_column_index: int | None = Field(default=None, ge=0)

    _even = field_validator("rows")(even)

    @model_validator(mode="after")
    def _header_is_plain(self) -> "DataTable":
        if any(isinstance(cell, RichCell) for cell in self.rows[0]):
            message = "header cells cannot be rich_text"
            raise ValueError(message)
        return self


class Table(Part):
    """At most 100 rows of at most 20 cells; one in a message."""

    type: Literal["table"]
    block_id: BlockId | None = None
    rows: list[Row] = Field(min_length=1, max_length=100)
    column_settings: list[dict[str, Any] | None] | None = Field(default=None, max_length=20)

    _even = field_validator("rows")(even)
