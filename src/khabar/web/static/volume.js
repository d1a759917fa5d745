// How many reports each day has, as a chart that tells the day under the pointer; those without a day stand apart. It
// takes the place of the drawing that came with the page. The table stays, for all who would rather read.
(() => {
  const HEIGHT = 150;
  const APART = 76; // pixels beside the days, for what has none
  const DAY = 86_400_000;

  async function valuesOf({ source, days, counts, undatedCount }) {
    if (!source) return { days: JSON.parse(days || "[]"), counts: JSON.parse(counts || "[]"), undated: Number(undatedCount || 0) };
    const answer = await fetch(source, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
    return answer.json();
  }

  // Days that the list leaves out have no report.
  function everyDay(days, counts) {
    const numbers = days.map((day) => Date.parse(day) / DAY);
    const found = new Map(numbers.map((day, at) => [day, counts[at]]));
    const all = [];
    for (let day = Math.min(...numbers); day <= Math.max(...numbers); day += 1) all.push(day);
    return [all, all.map((day) => found.get(day) || 0)];
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function stripes(context, ink) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.strokeStyle = ink;
    pen.lineWidth = 2;
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift, 8);
      pen.lineTo(shift + 8, 0);
    }
    pen.stroke();
    return context.createPattern(tile, "repeat");
  }

  function draw(figure, place, said, { days, counts, undated }) {
    const rightToLeft = getComputedStyle(figure).direction === "rtl";
    const lang = document.documentElement.lang === "ar" ? "ar-AE-u-nu-latn" : "en-GB";
    const written = (options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });
    const short = written({ day: "numeric", month: "short" });
    const long = written({ dateStyle: "long" });
    const font = `12px ${getComputedStyle(figure).fontFamily}`;
    const [all, each] = everyDay(days, counts);
    const most = Math.max(1, undated, ...each);
    const muted = colour("--muted");
    const grid = { stroke: colour("--line"), width: 1 };
    const axis = { stroke: muted, font, grid, ticks: { show: false } };
    const apart = undated ? APART : 8;

    // After the newest day, with a gap: on the left where time runs to the left.
    function undatedBar(chart) {
      if (!undated) return;
      const { ctx: pen, bbox } = chart;
      const ratio = devicePixelRatio;
      const wide = Math.min(24, APART / 3) * ratio;
      const middle = rightToLeft ? bbox.left - (APART / 2) * ratio : bbox.left + bbox.width + (APART / 2) * ratio;
      const high = (bbox.height * undated) / chart.scales.y.max;
      const top = bbox.top + bbox.height - high;
      const ink = colour("--warn") || colour("--accent");
      pen.save();
      pen.fillStyle = stripes(pen, ink);
      pen.fillRect(middle - wide / 2, top, wide, high);
      pen.strokeStyle = ink;
      pen.lineWidth = ratio;
      pen.strokeRect(middle - wide / 2, top, wide, high);
      pen.fillStyle = muted;
      pen.textAlign = "center";
      pen.direction = rightToLeft ? "rtl" : "ltr";
      pen.font = `${12 * ratio}px ${getComputedStyle(figure).fontFamily}`;
      pen.textBaseline = "bottom";
      pen.fillText(String(undated), middle, top - 2 * ratio);
      pen.textBaseline = "top";
      pen.fillText(figure.dataset.undated || "", middle, bbox.top + bbox.height + 9 * ratio);
      pen.restore();
    }

    function tell({ cursor: { idx: at } }) {
      const day = at === null || at === undefined ? "" : `${long.format(all[at] * DAY)}: ${each[at]} ${figure.dataset.count || ""}`;
      said.textContent = day || "\u00a0";
    }

    return new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        padding: [20, rightToLeft ? 20 : apart, 0, rightToLeft ? apart : 20],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: false, dir: rightToLeft ? -1 : 1, range: () => [all[0] - 0.7, all.at(-1) + 0.7] },
          y: { range: () => [0, most] },
        },
        axes: [
          { ...axis, size: 30, incrs: [1, 2, 7, 14, 28, 91, 182, 364], space: 64, grid: { show: false }, values: (_, at) => at.map((day) => short.format(day * DAY)) },
          { ...axis, side: rightToLeft ? 1 : 3, size: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000], space: 28 },
        ],
        series: [
          {},
          { stroke: colour("--accent"), fill: colour("--accent"), width: 0, paths: uPlot.paths.bars({ size: [0.75, 28] }), points: { show: false } },
        ],
        hooks: { draw: [undatedBar], setCursor: [tell] },
      },
      [all, each],
      place,
    );
  }

  async function begin(figure) {
    const values = await valuesOf(figure.dataset);
    if (values.days.length < 2) return;
    await document.fonts.ready;
    const place = document.createElement("div");
    place.setAttribute("aria-hidden", "true");
    place.dir = "ltr"; // uPlot measures from the left; its axis is turned instead
    const said = document.createElement("p");
    said.className = "ends";
    said.textContent = "\u00a0";
    said.setAttribute("aria-hidden", "true");
    const drawing = figure.querySelector("svg");
    if (drawing) drawing.replaceWith(place);
    else (figure.querySelector("figcaption") || figure.firstChild).after(place);
    // The drawing's words, which the chart says itself, but for those without a day when it was not told how many.
    for (const words of figure.querySelectorAll(values.undated ? ".ends" : ".ends > :not(.undated)")) words.remove();
    place.after(said);
    let chart = draw(figure, place, said, values);
    const again = () => {
      chart.destroy();
      chart = draw(figure, place, said, values);
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new ResizeObserver(() => {
      if (place.clientWidth && place.clientWidth !== chart.width) chart.setSize({ width: place.clientWidth, height: HEIGHT });
    }).observe(place);
    figure.dataset.ready = "";
  }

  if (!window.uPlot) return;
  for (const figure of document.querySelectorAll("figure.volume")) begin(figure).catch((error) => console.error(error));
})();
