import { h } from "./dom.js";
export function mapView() { return { element: h("p", {}, "map"), shown() {} }; }
