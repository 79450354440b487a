"""Charts for Slack; beside each stands the same in text. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from bot.slack import Block, shortened

# docs.slack.dev/reference/block-kit/blocks/data-visualization-block
CHART = "data_visualization"
CHART_TITLE_LIMIT, CHART_LABEL_LIMIT, CHART_POINTS = 50, 20, 20
CHARTS_OF_A_MESSAGE = 2


def pie(title: str, values: Mapping[str, int]) -> Block:
    """Return a pie of at most six values above zero; say the same in text beside it."""
    shown = {label: value for label, value in values.items() if value > 0}
    segments = [
        {"label": label, "value": value}
        for label, value in zip(_labels(shown), shown.values(), strict=True)
    ]
    return _chart(title, {"type": "pie", "segments": segments})


def bars(title: str, values: Mapping[str, float], series: str) -> Block:
    """Return a bar for each of the first twenty values; say the same in text beside it."""
    labels = _labels(list(values)[:CHART_POINTS])
    points = [
        {"label": label, "value": value}
        for label, value in zip(labels, values.values(), strict=False)
    ]
    plot = {
        "type": "bar",
        "series": [{"name": shortened(series, CHART_LABEL_LIMIT), "data": points}],
        "axis_config": {"categories": labels},
    }
    return _chart(title, plot)


def _labels(names: Iterable[str]) -> list[str]:
    """Return the names as short as a chart wants them; two never become the same."""
    labels: list[str] = []
    for name in names:
        label = shortened(name, CHART_LABEL_LIMIT)
        if label in labels:
            number = f" ({len(labels) + 1})"
            label = shortened(name, CHART_LABEL_LIMIT - len(number)) + number
        labels.append(label)
    return labels


def without_charts(blocks: Sequence[Block], *, kept: int = 0) -> list[Block]:
    """Return the blocks with at most so many charts; the text beside each says the same."""
    charts = [block for block in blocks if block.get("type") == CHART]
    return [block for block in blocks if block not in charts[kept:]]


def _chart(title: str, chart: Block) -> Block:
    return {
        "type": CHART,
        "title": shortened(title, CHART_TITLE_LIMIT),
        "chart": chart,
    }
