// The lock-order map: a drawing to zoom and pan, filters, and a panel for what is selected.

import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { counted, h, s } from "./dom.js";
import { boxOf, expandUpTo, makeGraph, visible } from "./graph.js";
import { curve, lineAt, loop, place } from "./layout.js";
import { reduce } from "./reduce.js";
import { arrowPanel, edgePanel, groupPanel, lockPanel, overviewPanel } from "./panel.js";

const FirstBoxes = 40; // So many are read at a glance; the rest waits in its folders.
const FirstArrows = 110;
const MostHits = 12;
const LeastScale = 0.7; // Below, names cannot be read.

export function mapView(data) {
  const map = new LockMap(data);
  return { element: map.element, shown: (name) => map.shown(name) };
}

class LockMap {
  constructor(data) {
    this.data = data;
    this.graph = makeGraph(data.inventory);
    this.openFirst();
    this.selected = null;
    this.makeControls();
    this.makeDrawing();
    this.panel = h("aside", { class: "panel", "aria-label": "What is selected", "aria-live": "polite" });
    this.element = h("div", { class: "map" }, this.controls, this.frame, this.panel);
  }

  /// Opens as many folders as can be read.
  openFirst() {
    for (let most = FirstBoxes; ; most = Math.floor(most / 1.5)) {
      expandUpTo(this.graph.root, most);
      const drawn = visible(this.graph, () => true);
      reduce(drawn);
      if (most < 8 || drawn.arrows.filter((a) => !a.implied).length <= FirstArrows) return;
      this.shut();
    }
  }

  makeControls() {
    const types = [...new Set(this.graph.drawn.map((l) => l.type).filter(Boolean))].sort();
    const folders = [];
    (function walk(g, depth) {
      for (const c of [...g.children.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
        folders.push(c);
        if (depth < 3) walk(c, depth + 1);
      }
    })(this.graph.root, 0);
    const redraw = () => this.draw(true);
    this.search = h("input", { type: "search", id: "map-search", placeholder: "Find a lock", "aria-label": "Find a lock",
      oninput: () => this.find(), onkeydown: (e) => e.key === "Enter" && this.hits.querySelector("button")?.click() });
    this.hits = h("div", { class: "hits" });
    const option = (value, text) => h("option", { value }, text);
    this.folder = h("select", { "aria-label": "Folder", onchange: redraw }, option("", "All folders"), folders.map((g) => option(g.path, `${g.path} (${g.size})`)));
    this.type = h("select", { "aria-label": "Type of lock", onchange: redraw }, option("", "All types"), types.map((t) => option(t, t)));
    this.onlyCycles = h("input", { type: "checkbox", id: "only-cycles", onchange: redraw });
    this.implied = h("input", { type: "checkbox", id: "implied", onchange: redraw });
    this.onlyNear = h("input", { type: "checkbox", id: "only-near", onchange: redraw });
    const button = (label, text, onclick) => h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
    this.controls = h("form", { class: "controls", onsubmit: (e) => e.preventDefault() },
      h("div", { class: "finder" }, this.search, this.hits), this.folder, this.type,
      h("label", { class: "chip" }, this.onlyCycles, "cycles only"),
      h("label", { class: "chip" }, this.onlyNear, "neighbours only"),
      h("label", { class: "chip", title: "A before C, where A before B and B before C are drawn" }, this.implied, "implied orders"),
      h("span", { class: "buttons" },
        button("Zoom in", "+", () => this.scale(1.4)), button("Zoom out", "−", () => this.scale(1 / 1.4)),
        button("Fit everything", "Fit", () => this.fit()),
        button("Open more folders", "Open more", () => this.more()), button("Close all folders", "Close all", () => this.closeAll())));
  }

  makeDrawing() {
    const head = (id) => s("marker", { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { d: "M0,0 L10,5 L0,10 z" }));
    this.layer = s("g");
    this.svg = s("svg", { class: "order", tabindex: "0", role: "group", "aria-label": "Lock-order map; arrow keys go from box to box, or move the map; plus and minus zoom" },
      s("defs", {}, head("order"), head("order-cyclic")), this.layer);
    this.told = h("p", { class: "told", role: "status" });
    this.frame = h("div", { class: "canvas" }, this.svg, this.told);
    this.zoom = zoom().scaleExtent([0.02, 4]).on("zoom", (e) => this.layer.setAttribute("transform", e.transform));
    this.view = select(this.svg).call(this.zoom).on("dblclick.zoom", null);
    this.svg.addEventListener("keydown", (e) => this.key(e));
    this.svg.addEventListener("click", (e) => e.target === this.svg && this.select(null));
  }

  /// Called when the view is on the page; \p name is a lock to go to.
  shown(name) {
    if (!this.drawn) {
      this.draw(true);
      this.select(null);
    }
    const lock = name && this.graph.byName.get(name);
    if (lock) this.select(lock);
  }

  wanted() {
    const [folder, type] = [this.folder.value, this.type.value];
    const near = this.onlyNear.checked && this.selected && this.selected.out ? this.selected : null;
    const inside = (l) => !folder || l.group.path === folder || l.group.path.startsWith(`${folder}/`);
    return (e) => (!this.onlyCycles.checked || e.cyclic) && (!near || e.from === near || e.to === near) &&
      (inside(e.from) || inside(e.to)) && (!type || e.from.type === type || e.to.type === type);
  }

  draw(refit) {
    this.drawn = visible(this.graph, this.wanted());
    reduce(this.drawn);
    const all = this.drawn.arrows.length;
    if (!this.implied.checked && !this.onlyNear.checked)
      this.drawn.arrows = this.drawn.arrows.filter((a) => !a.implied);
    const hidden = all - this.drawn.arrows.length;
    this.size = place(this.drawn);
    this.layer.replaceChildren(...this.drawn.arrows.map((a) => this.arrow(a)), ...this.drawn.boxes.map((b) => this.box(b)));
    const groups = this.drawn.boxes.filter((b) => b.isGroup).length;
    this.told.textContent = this.drawn.boxes.length === 0 ? "No order of two locks to show." :
      `${counted(this.drawn.boxes.length - groups, "lock")} and ${counted(groups, "folder")} shown, ${counted(this.drawn.arrows.length, "arrow")}` +
        (hidden ? `; ${hidden} more follow from these` : "");
    this.highlight();
    if (refit) this.fit(LeastScale);
  }

  acts(element, act) {
    element.addEventListener("click", (e) => { e.stopPropagation(); act(); });
    element.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" && e.key !== " ") return;
      e.preventDefault();
      e.stopPropagation();
      act();
    });
    return element;
  }

  box(box) {
    const locks = [...box.count];
    const label = box.isGroup ? `${box.what.path} ${counted(locks.length, "lock")}, folder` : box.what.short;
    box.element = s("g", { class: `box${box.isGroup ? " group" : ""}${box.cyclic ? " cyclic" : ""}`, tabindex: "0", role: "button",
      "aria-label": label + (box.cyclic ? ", in a cycle" : ""), transform: `translate(${box.x},${box.y})` },
      s("title", {}, box.isGroup ? label : box.what.name),
      s("rect", { x: -box.w / 2, y: -box.h / 2, width: box.w, height: box.h, rx: box.isGroup ? 4 : 8 }),
      box.lines.map((line, i) => s("text", { y: lineAt(box, i), class: line.small ? "small" : null }, line.text)));
    box.element.box = box;
    if (box.isGroup) box.element.addEventListener("dblclick", () => this.open(box.what));
    return this.acts(box.element, () => this.select(box.isGroup ? { group: box.what, locks } : box.what));
  }

  arrow(arrow) {
    const d = arrow.points ? curve(arrow.points) : loop(arrow.from);
    const width = 1.2 + Math.min(3, Math.log2(arrow.edges.length));
    arrow.element = s("g", { class: `order${arrow.cyclic ? " cyclic" : ""}${arrow.upward ? " upward" : ""}` },
      s("title", {}, arrow.edges.length === 1 ? `${arrow.edges[0].held} before ${arrow.edges[0].wanted}` : counted(arrow.edges.length, "order")),
      s("path", { d, class: "hit" }),
      s("path", { d, class: "line", style: `stroke-width:${width}`, "marker-end": `url(#order${arrow.cyclic ? "-cyclic" : ""})` }));
    arrow.element.addEventListener("click", (e) => {
      e.stopPropagation();
      this.select(arrow.edges.length === 1 ? arrow.edges[0] : { arrow });
    });
    return arrow.element;
  }

  /// Selects a lock, an edge, { group, locks }, { arrow } or nothing.
  select(what) {
    this.selected = what;
    const locks = !what ? [] : what.held ? [what.from, what.to] : what.out ? [what] : [];
    if (locks.some((l) => this.reveal(l)) || (this.onlyNear.checked && what && what.out)) this.draw(false);
    this.panel.replaceChildren(...this.describe(what).flat().filter((x) => x));
    this.panel.scrollTop = 0;
    this.highlight();
    if (locks.length) this.centre(locks[0]);
  }

  describe(what) {
    if (!what) return overviewPanel(this.graph, this);
    const back = h("button", { type: "button", class: "link", onclick: () => this.select(null) }, "Overview");
    if (what.held) return [back, ...edgePanel(this.data, what, this)];
    if (what.arrow) return [back, ...arrowPanel(what.arrow, this)];
    return [back, ...(what.locks ? groupPanel(what.group, what.locks, this) : lockPanel(what, this))];
  }

  reveal(lock) {
    let changed = false;
    for (let g = lock.group; g; g = g.parent) {
      changed = changed || !g.expanded;
      g.expanded = true;
    }
    return changed;
  }

  highlight() {
    const what = this.selected;
    const touches = (a) => what && (what.arrow ? a.id === what.arrow.id : what.held ? a.edges.includes(what) :
      what.locks ? a.from.what === what.group || a.to.what === what.group : a.from.what === what || a.to.what === what);
    const near = new Set();
    for (const a of this.drawn.arrows) {
      const on = touches(a);
      a.element.classList.toggle("on", !!on);
      if (on) near.add(a.from).add(a.to);
    }
    for (const b of this.drawn.boxes) {
      b.element.classList.toggle("on", !!what && (b.what === what || b.what === what.group));
      b.element.classList.toggle("near", near.has(b));
    }
    this.svg.classList.toggle("focused", near.size > 0);
  }

  open(group) {
    for (let g = group; g; g = g.parent) g.expanded = true;
    this.selected = null;
    this.draw(true);
    this.select(null);
  }

  close(group) {
    group.expanded = false;
    this.draw(true);
    this.select(null);
  }

  more() {
    expandUpTo(this.graph.root, Math.max(FirstBoxes, this.drawn.boxes.length) * 2);
    this.draw(true);
  }

  shut() {
    (function shut(g) {
      g.expanded = !g.parent;
      g.children.forEach(shut);
    })(this.graph.root);
  }

  closeAll() {
    this.shut();
    this.draw(true);
    this.select(null);
  }

  find() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] :
      this.graph.drawn.filter((l) => words.every((w) => `${l.name}\n${l.file}`.toLowerCase().includes(w)));
    this.hits.replaceChildren(...hits.slice(0, MostHits).map((lock) =>
      h("button", { type: "button", onclick: () => { this.hits.replaceChildren(); this.select(lock); } }, lock.name)),
      ...(words.length && hits.length !== 1 ? [h("p", {}, hits.length > MostHits ? `${hits.length} locks` : hits.length ? "" : "none")] : []));
  }

  key(e) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key] || [0, 0];
    if ((dx || dy) && e.target.box) this.step(e.target.box, dx, dy);
    else if (dx || dy) this.view.call(this.zoom.translateBy, (-60 * dx) / this.zoomed(), (-60 * dy) / this.zoomed());
    else if (e.key === "+" || e.key === "=") this.scale(1.4);
    else if (e.key === "-") this.scale(1 / 1.4);
    else if (e.key === "0") this.fit();
    else if (e.key === "Escape") this.select(null);
    else return;
    e.preventDefault();
  }

  /// The focus goes from \p box to the next one in a direction, and the map follows.
  step(box, dx, dy) {
    const away = (b) => {
      const [x, y] = [b.x - box.x, b.y - box.y];
      const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      return ahead > 1 ? ahead + 2 * aside : Infinity;
    };
    const next = this.drawn.boxes.reduce((best, b) => (away(b) < away(best) ? b : best), box);
    if (next === box) return;
    next.element.focus({ preventScroll: true });
    this.view.call(this.zoom.translateTo, next.x, next.y);
  }

  zoomed() {
    return zoomTransform(this.svg).k;
  }

  scale(by) {
    this.view.call(this.zoom.scaleBy, by);
  }

  fit(least = 0) {
    const { clientWidth: w, clientHeight: ht } = this.svg;
    if (!w || !ht) return;
    const k = Math.max(least, Math.min(1.3, (w - 50) / this.size.width, (ht - 70) / this.size.height));
    this.view.call(this.zoom.transform, zoomIdentity.translate((w - this.size.width * k) / 2, Math.max(25, (ht - this.size.height * k) / 2)).scale(k));
  }

  centre(lock) {
    const box = this.drawn.boxes.find((b) => b.what === boxOf(lock));
    if (!box) return;
    this.view.call(this.zoom.scaleTo, Math.max(0.75, this.zoomed()));
    this.view.call(this.zoom.translateTo, box.x, box.y);
  }
}
