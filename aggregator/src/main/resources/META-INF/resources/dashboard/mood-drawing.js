import {average, height} from './history.js';
import {STACKED, nameOf} from './showing.js';
import {words} from './words.js';

/** Between the drawing's edges and its axes, pixels; review.css says the same of the cursor. */
export function insets(place) {
  const size = parseFloat(getComputedStyle(place).fontSize);
  return {left: 1.9 * size, right: size, top: 1.6 * size, bottom: 1.6 * size};
}

const LEAST_COLUMNS = 30;
const MOST_LABELS = 8;
const STEPS = [5, 10, 30, 60, 300, 600, 1800, 3600, 6 * 3600, 24 * 3600];
const FACES = Object.fromEntries(
  STACKED.map(nameOf).map((name) => [name, {width: 18, height: 18, backgroundColor: {image: `dashboard/emoji/${name}.svg`}}]),
);
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The seconds that the axis of a mood reaches to. */
export const reach = ({columns, secondsPerColumn}) => (Math.max(LEAST_COLUMNS, columns.length) - 1) * secondsPerColumn;

/** The stacked areas of a class's mood, drawn by ECharts in the colours of the style sheets. */
export class MoodDrawing {
  #chart;
  #place;
  #shown = null;
  #sizes;

  constructor(echarts, place) {
    this.#place = place;
    this.#chart = echarts.init(place, null, {renderer: 'canvas'});
    this.#chart.setOption(this.#look());
    this.#sizes = new ResizeObserver(() => this.#chart.resize());
    this.#sizes.observe(place);
    dark.addEventListener('change', this.#recolour);
  }

  /**
   * @param mood columns as the server sends them: seconds heard, then student-seconds per state
   * @param turns where the class turned to another state, see history.js
   */
  show(mood, turns) {
    this.#shown = [mood, turns];
    this.#chart.setOption(this.#figures(mood, turns));
  }

  close() {
    dark.removeEventListener('change', this.#recolour);
    this.#sizes.disconnect();
    this.#chart.dispose();
  }

  #recolour = () => {
    this.#chart.setOption(this.#look());
    if (this.#shown) {
      this.show(...this.#shown);
    }
  };

  #colour = (name) => getComputedStyle(this.#place).getPropertyValue(`--${name}`).trim();

  /** What stays as it is from second to second. */
  #look() {
    const colour = this.#colour;
    const {fontFamily, fontSize} = getComputedStyle(this.#place);
    const size = parseFloat(fontSize);
    const label = {color: colour('soft'), fontSize: 0.75 * size, fontFamily};
    return {
      animation: false,
      grid: insets(this.#place),
      xAxis: {
        type: 'category', // ECharts stacks along no other
        boundaryGap: false,
        axisLine: {lineStyle: {color: colour('line')}},
        axisTick: {show: false},
        axisLabel: {...label, formatter: (seconds) => words.clock(Number(seconds))},
      },
      yAxis: {type: 'value', min: 0, axisLabel: label, splitLine: {lineStyle: {color: colour('line')}}},
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        backgroundColor: colour('card'),
        borderColor: colour('line'),
        textStyle: {...label, color: colour('ink')},
        formatter: tooltip,
      },
      series: STACKED.map((showing) => ({
        name: showing,
        type: 'line',
        stack: 'class',
        symbol: 'none',
        lineStyle: {width: 0},
        emphasis: {disabled: true},
        areaStyle: {opacity: 1, color: fill(showing, colour)},
      })),
    };
  }

  /** What each second changes: ECharts leaves the rest. */
  #figures({secondsPerColumn, columns}, turns) {
    const length = Math.max(LEAST_COLUMNS, columns.length);
    const times = Array.from({length}, (_, i) => i * secondsPerColumn);
    const most = Math.max(...columns.map(height), 1);
    const step = STEPS.find((seconds) => (length * secondsPerColumn) / seconds <= MOST_LABELS);
    return {
      xAxis: {data: times, axisLabel: {interval: (i) => times[i] % step < secondsPerColumn}},
      yAxis: {max: most, interval: Math.ceil(most / 4)},
      series: STACKED.map((showing, at) => ({
        data: columns.map((column) => average(column, showing)),
        markLine: at === 0 ? this.#marks(turns, secondsPerColumn) : undefined,
      })),
    };
  }

  #marks(turns, secondsPerColumn) {
    return {
      symbol: 'none',
      silent: true,
      lineStyle: {color: this.#colour('ink'), width: 1, type: [3, 3], opacity: 0.7},
      label: {formatter: ({name}) => `{${name}|}`, rich: FACES, distance: 3},
      data: turns.map(({second, showing}) => ({name: nameOf(showing), xAxis: second / secondsPerColumn})),
    };
  }
}

function tooltip(series) {
  const lines = series
    .filter(({value}) => value > 0)
    .map(({value, seriesName}) => words.mood.tooltip(value, seriesName))
    .reverse();
  return [words.clock(Number(series[0].name)), ...lines].join('\n');
}

/** A state's colour; stripes for unsure, hatching for away: told apart without colour too. */
function fill(showing, colour) {
  if (showing !== 'UNSURE' && showing !== 'AWAY') {
    return colour(nameOf(showing));
  }
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = colour('unknown');
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour('faint');
  pen.lineWidth = 1;
  const lines = showing === 'UNSURE' ? [[0, 2, 8, 2], [0, 6, 8, 6]] : [[0, 8, 8, 0], [-4, 4, 4, -4], [4, 12, 12, 4]];
  for (const [x1, y1, x2, y2] of lines) {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }
  return {image: tile, repeat: 'repeat'};
}
