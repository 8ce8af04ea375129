// The drawing of one finding: locks are boxes round a circle, an arrow leads from what a
// participant holds to what it waits for.

import { s, shorten } from "./dom.js";

const Width = 760;
const BoxHeight = 38;
const Letter = 7.6;
const Names = 40;

const boxWidth = (name) => Math.max(90, shorten(name, Names).length * Letter + 28);

function places(locks) {
  const widest = Math.max(...locks.map(boxWidth));
  const height = locks.length === 1 ? 150 : locks.length === 2 ? 200 : 150 + 62 * locks.length;
  const [cx, cy] = [Width / 2, height / 2];
  const [rx, ry] = [Math.min(Width / 2 - widest / 2 - 8, 250), height / 2 - 46];
  const start = locks.length === 2 ? Math.PI : -Math.PI / 2;
  const at = new Map(locks.map((lock, i) => {
    const angle = start + (2 * Math.PI * i) / locks.length;
    const single = locks.length === 1;
    return [lock, { x: single ? cx : cx + rx * Math.cos(angle), y: single ? cy + 34 : cy + ry * Math.sin(angle) * (locks.length === 2 ? 0 : 1), w: boxWidth(lock), h: BoxHeight }];
  }));
  return { at, height, centre: { x: cx, y: cy } };
}

// Where the line from the middle of a box towards a point leaves it.
function border(box, to) {
  const [dx, dy] = [to.x - box.x, to.y - box.y];
  const scale = Math.min(Math.abs(dx) ? (box.w / 2 + 4) / Math.abs(dx) : Infinity,
    Math.abs(dy) ? (box.h / 2 + 4) / Math.abs(dy) : Infinity);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

function arrow(from, to, { centre }, text, colour, side) {
  if (from === to) {
    const top = from.y - from.h / 2;
    const path = `M${from.x - 34},${top - 2} C${from.x - 70},${top - 72} ${from.x + 70},${top - 72} ${from.x + 34},${top - 4}`;
    return [s("path", { d: path, class: `arrow c${colour}`, "marker-end": `url(#head${colour})` }),
      s("text", { x: from.x, y: top - 64, class: `c${colour}` }, text)];
  }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  let [nx, ny] = [middle.x - centre.x, middle.y - centre.y];
  const length = Math.hypot(nx, ny);
  if (length < 1) [nx, ny] = [0, side ? 1 : -1];
  else [nx, ny] = [nx / length, ny / length];
  const bend = { x: middle.x + nx * 70, y: middle.y + ny * 70 };
  const [a, b] = [border(from, bend), border(to, bend)];
  const label = { x: middle.x + nx * 64, y: middle.y + ny * 64 + 4 };
  return [s("path", { d: `M${a.x},${a.y} Q${bend.x},${bend.y} ${b.x},${b.y}`, class: `arrow c${colour}`, "marker-end": `url(#head${colour})` }),
    s("text", { x: label.x, y: label.y, class: `c${colour}` }, text)];
}

const head = (colour) =>
  s("marker", { id: `head${colour}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse", class: `c${colour}` },
    s("path", { d: "M0,0 L10,5 L0,10 z" }));

/// The drawing, or null: a participant that waits for nothing has no arrow.
export function cycleDrawing(finding) {
  const arrows = finding.witnesses.map((w, i) => ({ w, i })).filter(({ w }) => w.holds && w.waits);
  const locks = [...new Set(arrows.flatMap(({ w }) => [w.holds.lock, w.waits.lock]))];
  if (!locks.length || locks.length > 12) return null;
  const layout = places(locks);
  const name = (i) => (finding.witnesses.length > 1 ? `thread ${i + 1}` : finding.cast.many ? "each thread" : "the thread");
  const label = arrows.map(({ w, i }) => `${name(i)} holds ${w.holds.lock} and waits for ${w.waits.lock}`).join("; ");
  return s("svg", { class: "cycle", viewBox: `0 0 ${Width} ${layout.height}`, role: "img", "aria-label": label },
    s("defs", {}, [0, 1, 2, 3, 4, 5].map(head)),
    arrows.map(({ w, i }) => arrow(layout.at.get(w.holds.lock), layout.at.get(w.waits.lock), layout, name(i), i % 6, i % 2)),
    locks.map((lock) => {
      const box = layout.at.get(lock);
      return s("g", { class: "lock" }, s("title", {}, lock),
        s("rect", { x: box.x - box.w / 2, y: box.y - box.h / 2, width: box.w, height: box.h, rx: 8 }),
        s("text", { x: box.x, y: box.y + 5 }, shorten(lock, Names)));
    }));
}
