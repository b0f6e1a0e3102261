// The map: draws a payload (docs/payload.md) and says what a person selects or wants in focus.
// Everything from a debate becomes an SVG attribute that we name or a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";
const SMALLEST_TEXT = 11; // CSS pixels: rather scroll than read smaller letters
const LARGEST_SCALE = 4;
const STEP = 1.25;
const DRAG = 5; // CSS pixels that a pointer may tremble during a click
const PAUSE = 120; // milliseconds of rest before an arrow key's selection is reported

// By geometry key: the transform that a person left. Outlives reruns, remounts and pages.
const viewports = new Map();

// --- Drawing -----------------------------------------------------------------------------------------------------

const PAINTED = new Set(["rect", "circle", "path", "line", "polygon", "text", "g"]);

function element(name, attributes, ...children) {
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

// --- Which box an arrow key leads to -----------------------------------------------------------------------------

// For each box the boxes that it answers and those that answer it, followed through joints.
function relatives(payload) {
  const boxes = new Map(payload.geometry.boxes.map((box) => [box.id, box]));
  const heads = new Map(payload.geometry.arrows.map((arrow) => [arrow.tail, arrow.head]));
  const end = (node, left = heads.size) => (boxes.has(node) || left === 0 ? node : end(heads.get(node), left - 1));
  const answers = new Map([...boxes.keys()].map((id) => [id, []]));
  const replies = new Map([...boxes.keys()].map((id) => [id, []]));
  for (const arrow of payload.geometry.arrows) {
    const target = end(arrow.head);
    if (!boxes.has(arrow.tail) || !boxes.has(target)) continue;
    answers.get(arrow.tail).push(target);
    replies.get(target).push(arrow.tail);
  }
  return { boxes, answers, replies };
}

const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];

// The nearest box in a direction, sideways distance counting double: for pictures without arrows.
function nearestBox(boxes, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  for (const box of boxes.values()) {
    const [along, across] = [(middle(box)[0] - x) * dx + (middle(box)[1] - y) * dy,
      Math.abs((middle(box)[0] - x) * dy) + Math.abs((middle(box)[1] - y) * dx)];
    if (along > 1 && (!best || along + 2 * across < best.cost)) best = { id: box.id, cost: along + 2 * across };
  }
  return best?.id;
}

function siblings({ boxes, answers, replies }, id) {
  const parents = answers.get(id);
  const found = parents.length ? parents.flatMap((parent) => replies.get(parent)) : [];
  return [...new Set(found)].sort((a, b) => middle(boxes.get(a))[0] - middle(boxes.get(b))[0]);
}

// Up = what the claim answers, down = its replies, left and right = what answers the same.
function neighbour(kin, id, key) {
  const row = siblings(kin, id);
  const at = row.indexOf(id);
  const linked = {
    ArrowUp: () => kin.answers.get(id)[0],
    ArrowDown: () => kin.replies.get(id)[0],
    ArrowLeft: () => row[at - 1],
    ArrowRight: () => row[at + 1],
  }[key]();
  const direction = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
  return linked ?? nearestBox(kin.boxes, kin.boxes.get(id), direction);
}

// --- Zoom and pan: one transform on one group ----------------------------------------------------------------------

function eyeOf(svg, viewport) {
  const eye = { key: null, width: 1, height: 1, text: 16, at: { x: 0, y: 0, scale: 1 }, home: 1 };

  eye.apply = (gliding = false) => {
    viewport.classList.toggle("gliding", gliding);
    viewport.setAttribute("transform", `translate(${eye.at.x} ${eye.at.y}) scale(${eye.at.scale})`);
    svg.classList.toggle("zoomed", eye.at.scale > eye.home * 1.01);
    viewports.set(eye.key, eye.at);
  };

  // Never so far that nothing of the picture is left to see.
  eye.move = (x, y, scale, gliding = false) => {
    const { clientWidth: width, clientHeight: height } = svg;
    const within = (value, room, size) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, value)));
    eye.at = { x: within(x, width, eye.width * scale), y: within(y, height, eye.height * scale), scale };
    eye.apply(gliding);
  };

  eye.zoom = (factor, px = svg.clientWidth / 2, py = svg.clientHeight / 2) => {
    const scale = Math.min(LARGEST_SCALE, Math.max(eye.home / 4, eye.at.scale * factor));
    const ratio = scale / eye.at.scale;
    eye.move(px - (px - eye.at.x) * ratio, py - (py - eye.at.y) * ratio, scale, true);
  };

  // The whole width if its text can be read then, else as much as can be read.
  eye.fit = (gliding = false) => {
    eye.home = Math.min(1.25, Math.max(svg.clientWidth / eye.width, SMALLEST_TEXT / eye.text));
    svg.style.height = `${Math.round(roomFor(eye))}px`;
    eye.move((svg.clientWidth - eye.width * eye.home) / 2, 0, eye.home, gliding);
  };

  eye.look = (geometry) => {
    if (geometry.key === eye.key) return;
    Object.assign(eye, { key: geometry.key, width: geometry.width, height: geometry.height, text: geometry.text_size });
    const left = viewports.get(eye.key);
    eye.fit();
    if (left) eye.move(left.x, left.y, left.scale);
  };

  eye.reveal = (box) => {
    const { x, y, scale } = eye.at;
    const shift = (near, far, room) => (near < 12 ? 12 - near : far > room - 12 ? room - 12 - far : 0);
    const dx = shift(box.x * scale + x, (box.x + box.width) * scale + x, svg.clientWidth);
    const dy = shift(box.y * scale + y, (box.y + box.height) * scale + y, svg.clientHeight);
    if (dx || dy) eye.move(x + dx, y + dy, scale, true);
  };
  return eye;
}

// A phone scrolls the page, so the picture may be as tall as it is; elsewhere it leaves room for what is around it.
function roomFor(eye) {
  const wanted = eye.height * eye.home;
  const phone = globalThis.innerWidth < 640;
  return phone ? Math.max(wanted, 240) : Math.min(Math.max(wanted, 360), Math.max(480, globalThis.innerHeight * 0.74));
}

// --- Pointers ------------------------------------------------------------------------------------------------------

function draggable(svg, eye) {
  let grip = null;
  let dropped = -Infinity;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) grip = { x: event.clientX, y: event.clientY, from: eye.at, dragged: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.dragged && Math.hypot(dx, dy) < DRAG) return;
    if (!grip.dragged) svg.setPointerCapture(event.pointerId);
    grip.dragged = true;
    svg.classList.add("dragging");
    eye.move(grip.from.x + dx, grip.from.y + dy, grip.from.scale);
  });
  const drop = () => {
    svg.classList.remove("dragging");
    if (grip?.dragged) dropped = performance.now();
    grip = null;
  };
  svg.addEventListener("click", (event) => performance.now() - dropped < 60 && event.stopPropagation(), true);
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);
}

function wheeled(svg, eye) {
  const isOurs = (event) => event.ctrlKey || svg.contains(svg.getRootNode().activeElement);
  svg.addEventListener("wheel", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    const edge = svg.getBoundingClientRect();
    eye.zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 60) / 300), event.clientX - edge.left,
      event.clientY - edge.top);
  }, { passive: false });
}

// --- The map itself ------------------------------------------------------------------------------------------------

// One map per root: made once, fed with payloads, alive until Streamlit takes it away.
function mapIn(root) {
  const viewport = element("g", { class: "viewport" });
  const svg = element("svg", { xmlns: SVG }, viewport);
  const canvas = html("div", { class: "canvas", role: "application" }, svg);
  const live = html("div", { class: "live", "aria-live": "polite" });
  const eye = eyeOf(svg, viewport);
  const button = (word, label, act) => {
    const made = html("button", { type: "button", "aria-label": label, title: label }, word);
    made.addEventListener("click", act);
    return made;
  };
  const tools = html("div", { class: "tools" },
    button("+", "Zoom in", () => eye.zoom(STEP)),
    button("−", "Zoom out", () => eye.zoom(1 / STEP)),
    button("Fit", "Show the whole picture", () => eye.fit(true)));
  root.append(html("div", { class: "map" }, canvas, tools, live));
  draggable(svg, eye);
  wheeled(svg, eye);
  return { svg, canvas, viewport, live, eye, kin: null, current: null, report: () => {}, payload: null, nodes: new Map() };
}
