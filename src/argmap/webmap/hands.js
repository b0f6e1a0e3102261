// How a map is moved by hand: a mouse that drags, a wheel, and fingers.

const DRAG = 5; // CSS pixels that a pointer may tremble during a click
const LINE = 16; // CSS pixels of a wheel that counts in lines
const AFTER_DRAG = 60; // milliseconds in which a click is the end of a drag

// The nearest element around the map that scrolls, across the borders of shadow trees.
function scroller(node) {
  for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
    if (!(at instanceof Element)) break;
    const flow = getComputedStyle(at).overflowY;
    if ((flow === "auto" || flow === "scroll") && at.scrollHeight > at.clientHeight + 1) return at;
  }
  return document.scrollingElement;
}

const scrolls = (node) => {
  const around = scroller(node);
  return around.scrollHeight > around.clientHeight + 1;
};

const LEAST_BELOW = 360; // CSS pixels

// The height of the window from where the map begins, as it is before anybody scrolls.
function roomBelow(node) {
  const top = node.getBoundingClientRect().top + scroller(node).scrollTop;
  return Math.max(LEAST_BELOW, globalThis.innerHeight - top - BELOW);
}
const BELOW = 12; // CSS pixels of the page under the map

function draggable(svg, eye, isOurs) {
  let grip = null;
  let dropped = -Infinity;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.isPrimary) grip = { x: event.clientX, y: event.clientY, dragged: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!grip || !event.isPrimary) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.dragged && Math.hypot(dx, dy) < DRAG) return;
    if (!grip.dragged) svg.setPointerCapture(event.pointerId);
    svg.classList.add("dragging");
    const touched = event.pointerType === "touch";
    const [, went] = eye.pan(dx, touched && !isOurs() ? 0 : dy);
    // At the end of the picture the finger scrolls the page: nobody is caught in the map.
    if (touched && isOurs() && Math.abs(dy - went) > 1) scroller(svg).scrollBy(0, went - dy);
    Object.assign(grip, { x: event.clientX, y: event.clientY, dragged: true });
  });
  const drop = () => {
    svg.classList.remove("dragging");
    if (grip?.dragged) dropped = performance.now();
    grip = null;
  };
  svg.addEventListener("click", (event) => performance.now() - dropped < AFTER_DRAG && event.stopPropagation(), true);
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);
  return drop;
}

// The wheel pans as it scrolls a document; with Ctrl, as a pinch on a trackpad reports it, it zooms.
function wheeled(svg, eye, isWhole) {
  svg.addEventListener("wheel", (event) => {
    const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? svg.clientHeight : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const edge = svg.getBoundingClientRect();
      const turned = Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY * unit), LARGEST_TURN);
      eye.zoom(Math.exp(-turned / TURN), event.clientX - edge.left, event.clientY - edge.top, false);
      return;
    }
    const turned = event.shiftKey && !event.deltaX;
    const [dx, dy] = turned ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    const [x, y] = eye.pan(-dx * unit, -dy * unit);
    if (x || y || isWhole()) event.preventDefault(); // else the page scrolls on
  }, { passive: false });
}
const LARGEST_TURN = 60;
const TURN = 300; // of a wheel, in CSS pixels, for a picture e times as large

// Two fingers move the picture and zoom it about the point between them.
function pinched(svg, eye, drop) {
  let held = null;
  const grip = (touches) => {
    const [one, other] = touches;
    const edge = svg.getBoundingClientRect();
    return {
      x: (one.clientX + other.clientX) / 2 - edge.left, y: (one.clientY + other.clientY) / 2 - edge.top,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    };
  };
  svg.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault(); // else the page scrolls under the first one already
    drop();
    held = grip(event.touches);
  }, { passive: false });
  svg.addEventListener("touchmove", (event) => {
    if (!held || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    drop();
    const now = grip(event.touches);
    eye.pan(now.x - held.x, now.y - held.y);
    if (held.apart && now.apart) eye.zoom(now.apart / held.apart, now.x, now.y, false);
    held = now;
  }, { passive: false });
  const end = (event) => {
    if (event.touches.length < 2) held = null;
  };
  svg.addEventListener("touchend", end);
  svg.addEventListener("touchcancel", end);
}
