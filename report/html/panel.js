// Beside the map: what is selected, in words. Everything the drawing shows can be reached here.

import { counted, h, placeText } from "./dom.js";
import { witnessColumn } from "./witness.js";

const Most = 200; // Longer lists are cut: nobody reads them, and browsers would.

function list(items, line) {
  return h("ul", { class: "plain" }, items.slice(0, Most).map((i) => h("li", {}, line(i))),
    items.length > Most && h("li", {}, `and ${items.length - Most} more`));
}

function section(title, items, line, open = true) {
  return items.length > 0 && h("details", { open }, h("summary", {}, title, " ", h("span", { class: "count" }, items.length)), list(items, line));
}

const button = (text, onclick, cyclic) => h("button", { type: "button", class: cyclic ? "link cyclic" : "link", onclick }, text);

export function overviewPanel(graph, map) {
  const alone = graph.locks.length - graph.drawn.length;
  return [h("h2", {}, "Lock-order map"),
    h("p", {}, "An arrow leads from a lock to one that is taken while it is held. Above is what is taken first; ",
      h("b", { class: "cyclic" }, "red"), " is a cycle of orders, dashed where an arrow points upwards, against the order of most. Not every cycle is a finding: a gate or the threads may rule it out."),
    h("p", { class: "soft" }, `${counted(graph.drawn.length, "lock")}, ${counted(graph.edges.length, "order")}`,
      alone > 0 && `; ${counted(alone, "lock")} never held with another`),
    graph.cycles.map((locks, i) => section("In cycles with one another", locks,
      (l) => button(l.short, () => map.select(l), true), i === 0)),
    section("Locks", [...graph.drawn].sort((a, b) => b.out.length + b.in.length - a.out.length - a.in.length),
      (l) => [button(l.short, () => map.select(l), l.cyclic), h("span", { class: "soft" }, ` ${l.in.length} in, ${l.out.length} out`)], false)];
}

const cyclicFirst = (edges) => [...edges].sort((a, b) => b.cyclic - a.cyclic);

export function lockPanel(lock, map) {
  const g = lock.group;
  return [h("h2", {}, h("code", {}, lock.name)),
    h("p", { class: "soft" }, lock.type, lock.declaration.file && ` declared at ${placeText(lock.declaration)}`),
    h("p", {}, g && g.parent && button(`Close ${g.path}`, () => map.close(g))),
    section("While it is held, also taken", cyclicFirst(lock.out), (e) => button(e.wanted, () => map.select(e), e.cyclic)),
    section("Taken while holding", cyclicFirst(lock.in), (e) => button(e.held, () => map.select(e), e.cyclic)),
    section("Acquired in", lock.sites(), (f) => [h("span", { class: "function" }, f.function), " ", h("span", { class: "place" }, placeText(f))], false)];
}

export function edgePanel(data, edge, map) {
  const w = edge.example();
  return [h("h2", {}, button(edge.held, () => map.select(edge.from)), " before ", button(edge.wanted, () => map.select(edge.to))),
    h("p", { class: "soft" }, counted(edge.count, "pair"), " of places; for example:"),
    edge.cyclic && h("p", { class: "cyclic" }, "This order is part of a cycle."),
    witnessColumn(data, w, w.thread || "any thread", { around: 0 })];
}

export function arrowPanel(arrow, map) {
  const name = (box) => (box.isGroup ? box.what.path : box.what.name);
  return [h("h2", {}, `${name(arrow.from)} before ${name(arrow.to)}`),
    section("Orders", cyclicFirst(arrow.edges), (e) => button(`${e.held} → ${e.wanted}`, () => map.select(e), e.cyclic))];
}

export function groupPanel(group, locks, map) {
  return [h("h2", {}, h("code", {}, group.path)), h("p", {}, button("Open it", () => map.open(group))),
    section("Locks", locks, (l) => button(l.name, () => map.select(l), l.cyclic))];
}
