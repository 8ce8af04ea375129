// Places boxes in levels: who is always taken before whom stands above. dagre does it.

import { Graph, layout } from "@dagrejs/dagre";
import { counted, shorten } from "./dom.js";

const Letter = 7.3, SmallLetter = 6.4;
const LineHeight = 15;
const Names = 56;
const ManyBoxes = 120;

/// What stands in a box: where the lock or folder is, small, then its own name. Read without the
/// breaks the lines are the name, as screen readers and searches want it.
export function linesOf(box) {
  const whole = box.isGroup ? box.what.path : box.what.short;
  const [, before, name] = whole.match(box.isGroup ? /^(.*\/)?(.*)$/ : /^(.*::)?(.*)$/s);
  const lines = [{ text: shorten(before || "", Names), small: true }, { text: shorten(name, Names) }];
  if (box.isGroup) lines.push({ text: ` ${counted(box.count.size, "lock")}`, small: true });
  return lines.filter((line) => line.text);
}

const widthOf = (line) => line.text.length * (line.small ? SmallLetter : Letter);

/// Gives boxes x, y, w and h, arrows points; returns the size of the whole.
export function place({ boxes, arrows }) {
  const many = boxes.length > ManyBoxes || arrows.length > 3 * ManyBoxes;
  const g = new Graph({ multigraph: true });
  g.setGraph({ rankdir: "TB", nodesep: 22, edgesep: 8, ranksep: 54, ranker: many ? "longest-path" : "network-simplex" });
  g.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) {
    box.lines = linesOf(box);
    box.w = Math.max(70, ...box.lines.map((line) => widthOf(line) + 24));
    box.h = box.lines.length * LineHeight + 14;
    g.setNode(box.id, { width: box.w, height: box.h });
  }
  for (const a of arrows) {
    if (a.from === a.to) continue;
    // Upward arrows are laid out as if they pointed down, so that levels stay the order of most.
    const [u, v] = a.upward ? [a.to.id, a.from.id] : [a.from.id, a.to.id];
    g.setEdge(u, v, { weight: a.cyclic ? 1 : 2 }, a.id);
  }
  layout(g);
  for (const box of boxes) Object.assign(box, { x: g.node(box.id).x, y: g.node(box.id).y });
  for (const a of arrows) a.points = pointsOf(g, a);
  const { width, height } = g.graph();
  return { width: width || 1, height: height || 1 };
}

/// How far below the middle of \p box its line \p i stands.
export const lineAt = (box, i) => (i - (box.lines.length - 1) / 2) * LineHeight + 4;

function pointsOf(g, a) {
  if (a.from === a.to) return null;
  return a.upward ? [...g.edge(a.to.id, a.from.id, a.id).points].reverse() : g.edge(a.from.id, a.to.id, a.id).points;
}

/// A smooth path through \p points.
export function curve(points) {
  if (points.length < 3) return `M${points.map((p) => `${p.x},${p.y}`).join(" L")}`;
  let d = `M${points[0].x},${points[0].y}`;
  for (let i = 1; i < points.length - 1; ++i) {
    const [p, q] = [points[i], points[i + 1]];
    const end = i === points.length - 2 ? q : { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
    d += ` Q${p.x},${p.y} ${end.x},${end.y}`;
  }
  return d;
}

export const loop = (box) => {
  const x = box.x + box.w / 2, y = box.y;
  return `M${x},${y - 8} C${x + 34},${y - 22} ${x + 34},${y + 22} ${x + 2},${y + 8}`;
};
