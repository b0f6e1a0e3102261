// What of a picture is seen: zoom and pan, one transform on one group; and where everything was, so that it can glide.

const SMALLEST_TEXT = 11; // CSS pixels: rather pan than read smaller letters
const LARGEST_HOME = 1.25;
const LARGEST_SCALE = 4;
const LARGEST_SLIDE = 1.75; // text of 16 becomes 28
const SMALLEST_ROOM = 300; // CSS pixels of height
const PHONE = "(max-width: 640px)"; // there the page scrolls past the picture, which is as tall as it is (map.css)
const STEP = 1.25;
const LEAST_SEEN = 80; // CSS pixels of a picture that stay in the map, whatever becomes of the room
const NEAR_EDGE = 12; // CSS pixels between a box that is brought into view and the edge
const HEADS = 0.4; // the share of the height that heads may take while they stay
const HEAD_AIR = 8; // CSS pixels above heads that stay
const KIN = 0.5; // the share of boxes that two pictures share at least of which one follows from the other by an edit
const MOST_REMEMBERED = 60;

// By geometry key, and by what is in focus: what a person has left. Outlives reruns, remounts and pages.
const viewports = new Map();

function remembered(name, record) {
  viewports.delete(name);
  viewports.set(name, record);
  if (viewports.size > MOST_REMEMBERED) viewports.delete(viewports.keys().next().value);
}

// Whether a picture shares so many of its boxes with another one that it is the same debate after an edit.
function isKin(geometry, other) {
  const claims = Object.keys(geometry.boxes);
  const shared = claims.filter((claim) => other.boxes[claim]);
  return shared.length > 0 && shared.length >= claims.length * KIN;
}

// `below` is the part of the map in which rows are seen: all of it, or what is below heads that stay.
function eyeOf(svg, viewport, pinned, below) {
  const eye = { geometry: null, subject: "", width: 1, height: 1, least: 1, margin: 0, home: 1, at: { x: 0, y: 0, scale: 1 } };
  eye.room = () => Math.max(480, globalThis.innerHeight * 0.8); // how tall the map may be, key and all, in CSS pixels
  eye.fills = false; // whether it is that tall whatever it shows
  eye.slide = false; // a slide shows the whole picture, as large as the room allows
  eye.around = 0; // the height of what stands below the picture, which takes from the room
  eye.inset = { left: 0, right: 0, bottom: 0 }; // what a drawer or a sheet covers
  eye.byHand = false; // whether a person has moved it
  eye.isHome = false; // whether it is where a picture is that nobody and nothing has moved yet
  eye.top = 0; // how far down the heads of columns reach in the picture, 0 where there are none that can stay
  eye.moved = () => {};
  const size = () => [svg.clientWidth, svg.clientHeight];
  const tall = () => !eye.slide && !eye.whole && globalThis.matchMedia(PHONE).matches;
  const whole = () => Math.min(svg.clientWidth / eye.width, svg.clientHeight / eye.height);

  // Where the near edge of the picture may be: nothing of it is out of reach, and no more of the page shows than must.
  const within = (value, room, before, after, length) => {
    const free = room - before - after;
    const open = length <= room ? (room - length) / 2 : 0;
    const shut = length <= room ? open : room - length;
    const start = length <= free ? before + (free - length) / 2 : before;
    const end = length <= free ? start : room - after - length;
    return Math.min(Math.max(open, start), Math.max(Math.min(shut, end), value));
  };

  // Where it was, whatever has become of the room, as long as some of the picture is seen there.
  const kept = (value, room, before, after, length) => {
    const least = Math.min(length, LEAST_SEEN);
    return Math.min(room - after - least, Math.max(before + least - length, value));
  };

  // As far as a hand may move it, and no further out than it is already.
  const pushed = (from) => (value, room, before, after, length) => {
    const [start, end] = [Math.min(0, room - after - length), Math.max(before, room - length)];
    return Math.min(Math.max(end, from), Math.max(Math.min(start, from), value));
  };

  eye.move = (x, y, scale, gliding = false, across = within, along = across) => {
    const [wide, high] = size();
    const { left, right, bottom } = eye.inset;
    eye.earlier = null;
    eye.isHome = false;
    eye.at = { x, y, scale };
    // a map that is on no page, or not yet, has no edges
    if (wide) Object.assign(eye.at, { x: across(x, wide, left, right, eye.width * scale), y: along(y, high, 0, bottom, eye.height * scale) });
    viewport.classList.toggle("gliding", gliding);
    pinned.classList.toggle("gliding", gliding);
    viewport.setAttribute("transform", `translate(${eye.at.x} ${eye.at.y}) scale(${scale})`);
    eye.pin();
    if (eye.byHand && wide) eye.keep();
    eye.moved();
  };

  // The heads of the columns stay where they can be seen, in the window too where the page scrolls.
  eye.pin = () => {
    const { x, y, scale } = eye.at;
    const hidden = Math.max(0, -svg.getBoundingClientRect().top);
    const stuck = hidden + HEAD_AIR - eye.margin * scale;
    const fits = eye.top && eye.top * scale < HEADS * Math.min(svg.clientHeight, globalThis.innerHeight);
    const stays = Boolean(fits && stuck > y);
    pinned.setAttribute("transform", `translate(${x} ${stays ? stuck : y}) scale(${scale})`);
    pinned.classList.toggle("stuck", stays);
    eye.stuck = stays;
    eye.under = stays ? stuck + (eye.margin + eye.top) * scale : 0; // from where on rows are seen below heads that stay
    below.setAttribute("y", String(eye.under));
  };

  eye.keep = () => {
    const record = { geometry: eye.geometry, at: eye.at, size: size() };
    remembered(eye.geometry.key, record);
    remembered(eye.subject, record);
  };

  // Moves by a person's hand; says how far it really went.
  eye.pan = (dx, dy) => {
    const { x, y, scale } = eye.at;
    const [wide, high] = size();
    const { left, right, bottom } = eye.inset;
    eye.byHand = true;
    // What there is room for is not pushed about.
    const [across, along] = [eye.width * scale > wide - left - right, eye.height * scale > high - bottom];
    eye.move(across ? x + dx : x, along ? y + dy : y, scale, false, pushed(x), pushed(y));
    return [eye.at.x - x, eye.at.y - y];
  };

  eye.smallest = () => Math.min(whole(), eye.home);

  eye.zoom = (factor, px = svg.clientWidth / 2, py = svg.clientHeight / 2, gliding = true) => {
    const scale = Math.min(LARGEST_SCALE, Math.max(eye.smallest(), eye.at.scale * factor));
    const ratio = scale / eye.at.scale;
    eye.byHand = true;
    eye.move(px - (px - eye.at.x) * ratio, py - (py - eye.at.y) * ratio, scale, gliding);
  };

  eye.fit = () => {
    eye.byHand = true;
    eye.move(0, 0, Math.min(whole(), LARGEST_HOME), true);
  };

  // Nothing covers the picture any more. What was at home is so again.
  eye.uncover = () => {
    const { at, earlier, isHome } = eye;
    eye.move(at.x, at.y, at.scale, true);
    Object.assign(eye, { earlier, isHome });
  };

  eye.isHigh = tall;

  eye.isZoomed = () => eye.at.scale > eye.home * 1.01;

  // All of it if its text reads well then, else the whole width, else as much as can be read.
  eye.measure = () => {
    const room = Math.max(SMALLEST_ROOM / 2, eye.room() - eye.around);
    const high = tall() ? Infinity : room;
    const [wide, all] = [svg.clientWidth / eye.width, Math.min(svg.clientWidth / eye.width, high / eye.height)];
    eye.home = all >= eye.least ? Math.min(LARGEST_HOME, all) : Math.max(eye.least, Math.min(wide, 1));
    if (eye.slide) eye.home = Math.min(LARGEST_SLIDE, all);
    const own = Math.max(eye.height * eye.home, SMALLEST_ROOM);
    const filled = (eye.fills && !tall()) || eye.slide || eye.whole;
    svg.style.height = `${Math.round(filled ? room : Math.min(own, high))}px`;
  };

  // The home of a picture: the box in view, where it was before if it was seen already.
  eye.settle = (frame, before) => {
    eye.byHand = false;
    settle(frame, before);
    eye.isHome = true;
  };

  const settle = (frame, before) => {
    const [wide, high] = size();
    const { home: scale, margin } = eye;
    if (!frame) return eye.move(wide && getComputedStyle(svg.parentElement).direction === "rtl" ? -Infinity : 0, 0, scale);
    const [x, y] = middle(frame).map((value) => (value + margin) * scale);
    const { left, right, bottom } = eye.inset;
    const [px, py] = before ?? [(left + wide - right) / 2, (high - bottom) / 2];
    // No part of it is covered as long as there is room beside.
    const [start, end] = [left, wide - right - eye.width * scale];
    eye.move(end < start ? Math.min(start, Math.max(end, px - x)) : px - x, py - y, scale);
    eye.reveal(frame, false);
  };

  // How an earlier look goes on in this picture: by the shared box that was nearest to the middle of what was seen.
  eye.follow = (record, wanted) => {
    // A map that is on no page has no size: then nothing is known but that it stays.
    const before = record.size[0] ? record.size : size();
    const [wide, high] = svg.clientWidth ? size() : before;
    const same = record.geometry.key === eye.geometry.key && before[0] === wide && before[1] === high;
    if (same) return eye.restore(record.at);
    const shared = Object.keys(eye.geometry.boxes).filter((claim) => record.geometry.boxes[claim]);
    const place = (geometry, claim, at) => middle(geometry.boxes[claim]).map((value, axis) => (value + geometry.margin) * at.scale + (axis ? at.y : at.x));
    // Across from the middle, down from the top: as a window is made larger.
    const off = (claim) => {
      const [x, y] = place(record.geometry, claim, record.at);
      return [x - before[0] / 2, y];
    };
    const distance = (claim) => Math.hypot(off(claim)[0], off(claim)[1] - before[1] / 2) - (claim === wanted ? high / 2 : 0);
    const anchor = nearest(shared, distance);
    const [dx, dy] = off(anchor);
    const [x, y] = middle(eye.geometry.boxes[anchor]).map((value) => (value + eye.margin) * record.at.scale);
    return eye.restore({ x: wide / 2 + dx - x, y: dy - y, scale: record.at.scale });
  };

  // Goes where an earlier look was, and once more when the drawer is there that made room for it.
  eye.restore = (at) => {
    eye.move(at.x, at.y, at.scale, false, kept);
    eye.earlier = at;
  };

  eye.known = () => {
    const record = viewports.get(eye.geometry.key) ?? viewports.get(eye.subject);
    return record && !eye.slide && isKin(eye.geometry, record.geometry) ? record : null;
  };

  // What was seen last, where this picture is what an edit has made of that one.
  eye.edited = (before, subject) => {
    const isEdit = before.geometry && !eye.slide && eye.subject === subject && isKin(eye.geometry, before.geometry) && isKin(before.geometry, eye.geometry);
    return isEdit ? before : null;
  };

  eye.look = (data, smallest, wanted, before) => {
    const { geometry } = data;
    const [last, earlierSubject] = [{ geometry: eye.geometry, at: eye.at, size: eye.last ?? size() }, eye.subject];
    Object.assign(eye, { geometry, subject: `focus ${data.focus.join(" ")}`, margin: geometry.margin, least: SMALLEST_TEXT / smallest });
    Object.assign(eye, { width: geometry.width + 2 * eye.margin, height: geometry.height + 2 * eye.margin });
    eye.measure();
    const left = eye.known();
    const record = left ?? eye.edited(last, earlierSubject);
    if (!record) return eye.settle(data.focus.length ? geometry.boxes[wanted] : null, before);
    eye.byHand = Boolean(left) || eye.byHand;
    return eye.follow(record, wanted);
  };

  // The room has changed: whatever was moved stays, else it is home again.
  eye.again = (frame) => {
    const record = { geometry: eye.geometry, at: eye.at, size: eye.last ?? size() };
    eye.measure();
    eye.last = size();
    if (eye.isHome) eye.settle(frame);
    else eye.follow(record);
  };

  // Where a box is on the map, in CSS pixels.
  eye.place = (frame) => {
    const { x, y, scale } = eye.at;
    return { left: (frame.x + eye.margin) * scale + x, top: (frame.y + eye.margin) * scale + y, width: frame.width * scale, height: frame.height * scale };
  };

  eye.reveal = (frame, gliding = true) => {
    const { x, y, scale } = eye.at;
    const shift = (near, far, from, to) => (near < from ? from - near : far > to ? Math.max(to - far, from - near) : 0);
    const { left, top, width, height } = eye.place(frame);
    const heads = eye.stuck && frame.y > eye.top ? (eye.top + eye.margin) * scale : 0;
    const dx = shift(left, left + width, eye.inset.left + NEAR_EDGE, svg.clientWidth - eye.inset.right - NEAR_EDGE);
    const dy = shift(top, top + height, heads + NEAR_EDGE, svg.clientHeight - eye.inset.bottom - NEAR_EDGE);
    if (dx || dy) eye.move(x + dx, y + dy, scale, gliding);
  };

  // Only what is out of sight: a box that is clicked stays under the pointer.
  eye.seek = (frame) => {
    const { left, top, width, height } = eye.place(frame);
    const across = left + width / 2 < svg.clientWidth - eye.inset.right && left + width / 2 > eye.inset.left;
    const along = top + height / 2 < svg.clientHeight - eye.inset.bottom && top + height / 2 > 0;
    if (!across || !along) eye.reveal(frame);
  };

  // The sides on which the picture goes on.
  eye.beyond = () => {
    const { x, y, scale } = eye.at;
    const [wide, high] = size();
    const { left, right, bottom } = eye.inset;
    return {
      left: x < left - 1, right: x + eye.width * scale > wide - right + 1,
      top: y < -1, bottom: y + eye.height * scale > high - bottom + 1,
    };
  };
  return eye;
}

// --- What two pictures share glides ----------------------------------------------------------------------------------

const GLIDE = 320; // milliseconds
const still = () => globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Where each box of a picture is seen, by its claim.
function seen(eye, boxes) {
  return new Map(Object.entries(boxes).map(([claim, frame]) => [claim, eye.place(frame)]));
}

// Lets the groups of claims go from where they were to where they are, and all others appear.
function glide(eye, boxes, groups, before) {
  if (still()) return;
  for (const node of groups) {
    const claim = node.dataset.claim;
    const from = before.get(claim);
    if (from && boxes[claim]) node.animate([{ transform: moved(eye, boxes[claim], from) }, { transform: "none" }], { duration: GLIDE, easing: "ease-in-out" });
    else node.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, {}], { duration: GLIDE });
  }
}

// The transform, in the lengths of the picture, that puts a box where it was.
function moved(eye, frame, from) {
  const { x, y, scale } = eye.at;
  const size = from.height / (frame.height * scale);
  const left = (from.left - x) / scale - eye.margin - frame.x * size;
  const top = (from.top - y) / scale - eye.margin - frame.y * size;
  return `translate(${left}px, ${top}px) scale(${size})`;
}
