// Places boxes in levels: who is always taken before whom stands above. dagre does it.

import { Graph, layout } from "@dagrejs/dagre";
import { shorten } from "./dom.js";

const Letter = 7.3;
const Names = 34;
const ManyBoxes = 120;

export const titleOf = (box) =>
  box.isGroup ? shorten(box.what.path, Names) : shorten(box.what.name, Names);

/// Gives boxes x, y, w and h, arrows points; returns the size of the whole.
export function place({ boxes, arrows }) {
  const many = boxes.length > ManyBoxes || arrows.length > 3 * ManyBoxes;
  const g = new Graph();
  g.setGraph({ rankdir: "TB", nodesep: 26, edgesep: 12, ranksep: 64, ranker: many ? "longest-path" : "network-simplex" });
  g.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) {
    box.w = Math.max(70, titleOf(box).length * Letter + 24);
    box.h = box.isGroup ? 44 : 32;
    g.setNode(box.id, { width: box.w, height: box.h });
  }
  for (const a of arrows) if (a.from !== a.to) g.setEdge(a.from.id, a.to.id, { weight: a.cyclic ? 3 : 1 });
  layout(g);
  for (const box of boxes) Object.assign(box, { x: g.node(box.id).x, y: g.node(box.id).y });
  for (const a of arrows) a.points = a.from === a.to ? null : g.edge(a.from.id, a.to.id).points;
  const { width, height } = g.graph();
  return { width: width || 1, height: height || 1 };
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
