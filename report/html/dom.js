// Elements. Text only ever becomes text nodes and attributes, never markup.

const Svg = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity))
    if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/// h("p", {class: "note"}, "text", h("b", {}, "more"))
export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/// The same for drawings.
export const s = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(Svg, tag), attributes, children);

export const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const placeText = (place) =>
  place.file ? `${place.file}${place.line ? `:${place.line}` : ""}` : "";

export const shorten = (text, most) =>
  text.length <= most ? text : `${text.slice(0, Math.ceil(most * 0.35))}…${text.slice(text.length - Math.floor(most * 0.65) + 1)}`;

/// A file's name and its folder, "" for none.
export const folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf("/")));
