// What the map is made of: elements of SVG and HTML, and the shapes of a payload (docs/payload.md).
// Everything from a debate becomes an attribute that we name or a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";
const DARK_BELOW = 128; // of 255: how bright a page may be that counts as dark

const ATTRIBUTES = {
  rect: ["x", "y", "width", "height", "rx"],
  circle: ["cx", "cy", "r"],
  path: ["d"],
  text: ["x", "y"],
};

function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

function html(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function drawnShape(shape) {
  const made = element(shape.tag);
  made.dataset.role = shape.role;
  for (const name of ATTRIBUTES[shape.tag]) made.setAttribute(name, String(shape[name]));
  if (shape.tag === "text") {
    made.setAttribute("font-size", String(shape.size));
    if (shape.bold) made.setAttribute("font-weight", "bold");
    if (shape.rtl) made.setAttribute("direction", "rtl"); // its x is where the line begins, at the right end
    // The space parts a line from the next one for whoever reads them in a row; it is not drawn.
    made.textContent = `${shape.text} `;
  }
  return made;
}

function drawnGroup(group) {
  const shapes = group.shapes.map(drawnShape);
  const made = element("g", { class: group.kind, "data-claim": group.claim, "data-link": group.link }, ...shapes);
  if (group.title && !group.claim) made.append(element("title", {}, group.title));
  return made;
}

function painted(node, style) {
  for (const shape of node.querySelectorAll("[data-role]")) {
    for (const [key, value] of Object.entries(style.paints[shape.dataset.role] ?? {})) shape.setAttribute(key, String(value));
  }
}

// The words that can be read in a group, line after line.
function visibleWords(node) {
  const lines = [...node.querySelectorAll("text")].map((text) => text.textContent.trim());
  return lines.filter(Boolean).join(" ");
}

// Whether the page around the map is dark, by the brightness of its background.
function isDark(host) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "$light.page";
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < DARK_BELOW;
}

const ICONS = {
  in: "M8 3v10M3 8h10",
  out: "M3 8h10",
  whole: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M5 6h6v4H5z",
  screen: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  leave: "M6 2v4H2M14 6h-4V2M10 14v-4h4M2 10h4v4",
  none: "M4 4l8 8M12 4l-8 8",
};

// A real button with a drawn sign: not every font has a glyph for it.
function signButton(sign, label, act) {
  const drawn = element("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, element("path", { d: ICONS[sign] }));
  const made = html("button", { type: "button", "aria-label": label, title: label }, drawn);
  made.addEventListener("click", act);
  return made;
}

function signed(button, sign, label) {
  button.querySelector("path").setAttribute("d", ICONS[sign]);
  button.setAttribute("aria-label", label);
  button.setAttribute("title", label);
}
