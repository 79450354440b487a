// data_visualization blocks as drawings, with the same numbers in words for those who cannot see them.
import { h, svg } from "./dom.js";

const COLORS = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)", "var(--c6)"];
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [520, 220, 44, 12, 26];
const NAMED = 18; // further down, where the axis itself has a name

export function chart(block) {
  const { chart: data } = block;
  const drawn = data.type === "pie" ? pie(data) : plot(data);
  return h("figure", {},
    h("figcaption", {}, block.title),
    drawn,
    legend(data),
    h("p", { class: "unseen" }, described(data)));
}

function described(data) {
  if (data.type === "pie") return data.segments.map((one) => `${one.label}: ${one.value}`).join("; ");
  return data.series.map((one) => `${one.name}: ${one.data.map((point) => `${point.label} ${point.value}`).join(", ")}`).join("; ");
}

function legend(data) {
  const names = data.type === "pie" ? data.segments.map((one) => `${one.label} · ${shown(one.value)}`) : data.series.map((one) => one.name);
  if (data.type !== "pie" && names.length < 2) return null;
  return h("ul", { class: "legend", "aria-hidden": "true" }, names.map((name, place) => h("li", {}, h("i", { style: { background: COLORS[place % 6] } }), name)));
}

function pie({ segments }) {
  const total = segments.reduce((sum, one) => sum + one.value, 0);
  const around = 2 * Math.PI * 70;
  let before = 0;
  const slices = segments.map((one, place) => {
    const part = (one.value / total) * around;
    const slice = svg("circle", { cx: 100, cy: 100, r: 70, fill: "none", stroke: COLORS[place % 6], "stroke-width": 36, "stroke-dasharray": `${part} ${around - part}`, "stroke-dashoffset": -before, transform: "rotate(-90 100 100)" });
    before += part;
    return slice;
  });
  return svg("svg", { viewBox: "0 0 200 200", class: "pie", "aria-hidden": "true" }, slices);
}

function plot({ type, series, axis_config: axis }) {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const [low, high] = [Math.min(0, ...values), nice(Math.max(1, ...values))];
  const step = (WIDTH - LEFT - 8) / axis.categories.length;
  const bottom = axis.x_label ? BOTTOM + NAMED : BOTTOM;
  const y = (value) => TOP + (HEIGHT - TOP - bottom) * (1 - (value - low) / (high - low));
  const x = (place) => LEFT + step * (place + 0.5);
  const draw = type === "bar" ? bars : lines;
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "plot", "aria-hidden": "true" },
    grid(low, high, y), labels(axis, x, step, bottom), draw(series, { x, y, step, type, low }));
}

function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= value);
}

const grid = (low, high, y) => [0, 0.25, 0.5, 0.75, 1].map((part) => {
  const value = low + (high - low) * part;
  return svg("g", {}, svg("line", { x1: LEFT, x2: WIDTH - 8, y1: y(value), y2: y(value), class: "grid" }), svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, shown(value)));
});

function labels({ categories, x_label: across, y_label: up }, x, step, bottom) {
  const every = Math.ceil(categories.length / Math.max(1, Math.floor((WIDTH - LEFT) / Math.max(step, 64))));
  const names = categories.map((name, place) => (place % every ? null : svg("text", { x: x(place), y: HEIGHT - bottom + 16, "text-anchor": "middle" }, name)));
  return [names, across ? svg("text", { x: (WIDTH + LEFT) / 2, y: HEIGHT - 8, "text-anchor": "middle", class: "axis" }, across) : null,
    up ? svg("text", { x: -(HEIGHT - bottom) / 2, y: 10, "text-anchor": "middle", transform: "rotate(-90)", class: "axis" }, up) : null];
}

function bars(series, { x, y, step }) {
  const width = Math.min(36, (step * 0.7) / series.length);
  return series.flatMap((one, rank) => one.data.map((point, place) => {
    const [top, bottom] = [y(Math.max(0, point.value)), y(Math.min(0, point.value))];
    const left = x(place) + (rank - series.length / 2) * width;
    return svg("rect", { x: left + 1, y: top, width: width - 2, height: Math.max(1, bottom - top), rx: 3, fill: COLORS[rank % 6] }, svg("title", {}, `${point.label}: ${shown(point.value)}`));
  }));
}

function lines(series, { x, y, type, low }) {
  return series.flatMap((one, rank) => {
    const points = one.data.map((point, place) => `${x(place)},${y(point.value)}`);
    const color = COLORS[rank % 6];
    const area = type === "area" ? svg("polygon", { points: [`${x(0)},${y(low)}`, ...points, `${x(one.data.length - 1)},${y(low)}`].join(" "), fill: color, opacity: 0.25 }) : null;
    const dots = one.data.map((point, place) => svg("circle", { cx: x(place), cy: y(point.value), r: 3.5, fill: color }, svg("title", {}, `${point.label}: ${shown(point.value)}`)));
    return [area, svg("polyline", { points: points.join(" "), fill: "none", stroke: color, "stroke-width": 2.5, "stroke-linejoin": "round" }), dots];
  });
}

const shown = (value) => Number(value.toFixed(2)).toLocaleString("en");
