// A talk in one page: the steps, the map in the middle of each, the details of a claim, and what if it fell.
// The words are in the page already; this script shows, hides and moves what is there.

const data = JSON.parse(document.getElementById("pictures").textContent);
const place = (id) => document.getElementById(id);
const slides = [...document.querySelectorAll(".slide:not(#explore)")];
const talk = place("talk");
const map = new DebateMap(place("map"));
map.report = (move) => (move.focus ? go({ focus: move.focus, claim: move.focus }) : go({ claim: move.select }, true));

// --- Where we are: a step, or a claim in focus; kept in the address --------------------------------------------------

const known = (id) => (id && place(`claim-${id}`) ? id : null);

function read() {
  const anchor = location.hash.match(/^#claim-([a-z0-9-]+)$/)?.[1];
  const asked = new URLSearchParams(anchor ? `focus=${anchor}&claim=${anchor}` : location.hash.slice(1));
  const step = Math.min(Math.max(Number.parseInt(asked.get("step"), 10) || 1, 1), slides.length);
  const focus = known(asked.get("focus"));
  const open = (asked.get("open") ?? "").split(",").filter(Boolean);
  return { step, focus: data.focus[focus] ? focus : null, claim: known(asked.get("claim")), without: known(asked.get("without")), open };
}

let here = read();

function address({ step, focus, claim, without, open }) {
  const unfolded = open.length ? { open: open.join(",") } : {};
  const parts = { step, ...(focus && { focus }), ...(claim && { claim }), ...(without && { without }), ...unfolded };
  return `#${new URLSearchParams(parts)}`;
}

function go(change, quietly = false) {
  const next = { ...here, ...change };
  if (next.focus && !data.focus[next.focus]) next.focus = null;
  const moved = address(next);
  if (moved !== location.hash) history[quietly ? "replaceState" : "pushState"](null, "", moved);
  here = next;
  show();
}

// --- What is shown ---------------------------------------------------------------------------------------------------

function show() {
  const section = here.focus ? place("explore") : slides[here.step - 1];
  for (const each of [...slides, place("explore")]) each.hidden = each !== section;
  crumbs();
  picture(section, here.focus ? data.focus[here.focus] : section.dataset.picture);
  details();
  unfold();
  supposed();
  document.querySelector(".steps .count").textContent = `${here.step} / ${slides.length}`;
  document.querySelector('[data-step="back"]').disabled = here.step === 1 && !here.focus;
  document.querySelector('[data-step="on"]').disabled = here.step === slides.length && !here.focus;
}

function picture(section, key) {
  const host = place("map");
  host.hidden = !key;
  if (!key) return;
  const figure = section.querySelector("figure");
  if (host.parentElement !== figure) figure.append(host); // moving it would take the keyboard's focus away
  const shown = data.pictures[key];
  map.page = { marks: judged(key, shown.marks), selection: { claim: here.claim } };
  map.eye.slide = !here.focus;
  map.draw(shown.drawing);
}

// The marks of a picture as they are when a claim is switched off.
function judged(key, marks) {
  const changes = data.without[here.without];
  if (!changes) return marks;
  const pills = data.pills[key] ?? {};
  const groups = marks.groups.filter((group) => !(group.claim in changes.states && group.kind === "mark"));
  const changed = Object.entries(changes.states).map(([claim, verdict]) => pills[claim]?.[verdict]).filter(Boolean);
  const told = groups.map((group) => retold(group, changes.tallies));
  const labels = { ...marks.labels };
  for (const [claim, verdict] of Object.entries(changes.states)) labels[claim] = data.labels[claim]?.[verdict] ?? labels[claim];
  return { ...marks, groups: [...told, ...changed], labels };
}

function retold(group, tallies) {
  const words = tallies[group.id];
  return words ? { ...group, shapes: group.shapes.map((shape) => ({ ...shape, text: words })) } : group;
}

function badges() {
  const changes = data.without[here.without]?.states ?? {};
  for (const badge of document.querySelectorAll("[data-badge]")) {
    badge.dataset.first ??= badge.textContent;
    const verdict = changes[badge.dataset.badge];
    badge.textContent = verdict ? data.badges[verdict] : badge.dataset.first;
    badge.hidden = !badge.textContent;
    badge.classList.toggle("changed", Boolean(verdict));
  }
}

// The same in the list, whose rows of badges are made as it unfolds.
function listedBadges() {
  const changes = data.without[here.without]?.states ?? {};
  for (const row of document.querySelectorAll("#list [data-badges]")) {
    row.first ??= [...row.childNodes];
    const verdict = changes[row.dataset.badges];
    const told = verdict && data.badges[verdict];
    row.classList.toggle("changed", Boolean(verdict));
    if (told) row.replaceChildren(html("span", { class: "badge changed" }, told));
    else row.replaceChildren(...(verdict ? [] : row.first));
  }
  place("list").classList.toggle("supposed", Boolean(here.without)); // the tallies are those of what is written
}

function unfold() {
  if (!list) return;
  list.page = { opened: here.open, selected: here.claim };
  list.show();
  listedBadges();
}

function crumbs() {
  const row = document.querySelector(".crumbs");
  const back = html("a", { href: address({ ...here, focus: null }) }, `${said("back-to-step")} ${here.step}`);
  row.replaceChildren(back, here.focus ? ` › ${nameOf(here.focus)}` : "");
}

const nameOf = (claim) => place(`claim-${claim}`).querySelector("h3").textContent;

function details() {
  const aside = place("details");
  talk.classList.toggle("told", Boolean(here.claim));
  aside.hidden = !here.claim;
  if (!here.claim || aside.dataset.claim === here.claim) return badges();
  aside.dataset.claim = here.claim;
  const copy = place(`claim-${here.claim}`).cloneNode(true);
  copy.removeAttribute("id");
  aside.replaceChildren(actions(), ...copy.childNodes);
  aside.scrollTop = 0;
  badges();
}

// Tells about a claim: in the picture that is shown if it is there, else in one of its own.
function tell(claim) {
  const inPicture = map.nodes.has(claim) && !place("map").hidden;
  go(inPicture || !data.focus[claim] ? { claim } : { claim, focus: claim });
  talk.scrollIntoView({ block: "start" });
}

function actions() {
  const row = html("div", { class: "act" });
  const button = (words, act, pressed) => {
    const made = html("button", { type: "button", ...(pressed == null ? {} : { "aria-pressed": String(pressed) }) }, words);
    made.addEventListener("click", act);
    row.append(made);
    return made;
  };
  const claim = here.claim;
  if (data.focus[claim]) button(said("focus-here"), () => go({ focus: claim }));
  if (data.without[claim]) {
    const fell = button(said("what-if"), () => go({ without: here.without === claim ? null : claim }), here.without === claim);
    fell.dataset.act = "without";
  }
  button(said("close"), () => go({ claim: null }, true));
  return row;
}

function supposed() {
  const line = place("supposed");
  line.hidden = !here.without;
  const toggle = document.querySelector('[data-act="without"]');
  if (toggle) toggle.setAttribute("aria-pressed", String(here.without === here.claim));
  if (!here.without) return;
  const back = html("button", { type: "button" }, said("as-written"));
  back.addEventListener("click", () => go({ without: null }));
  line.replaceChildren(`${data.without[here.without].sentence} `, back);
}

// --- Keys, buttons and links -------------------------------------------------------------------------------------------

function stepTo(step) {
  if (here.focus) return go({ focus: null, claim: null });
  if (step >= 1 && step <= slides.length && step !== here.step) go({ step, claim: null });
}

const ACTS = {
  back: () => stepTo(here.step - 1),
  on: () => stepTo(here.step + 1),
  first: () => stepTo(1),
  last: () => stepTo(slides.length),
  notes: () => noted(),
  whole: () => present(!document.body.classList.contains("presenting")),
};
const KEYS = {
  ArrowRight: "on", PageDown: "on", " ": "on", ArrowLeft: "back", PageUp: "back", Home: "first", End: "last", n: "notes",
  f: "whole",
};

function noted() {
  const on = document.body.classList.toggle("noted");
  document.querySelector('[data-step="notes"]').setAttribute("aria-pressed", String(on));
  for (const each of document.querySelectorAll(".notes")) each.open = on;
}

function present(on) {
  document.body.classList.toggle("presenting", on);
  if (on) document.documentElement.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
  document.querySelector('[data-step="whole"]').textContent = on ? said("leave") : said("present");
  show();
}

document.addEventListener("keydown", (event) => {
  const busy = event.target.closest?.("input, textarea, [role=application], summary, button, a");
  if (event.ctrlKey || event.metaKey || event.altKey || (busy && !["PageDown", "PageUp"].includes(event.key))) return;
  if (event.key === "Escape" && document.body.classList.contains("presenting")) present(false);
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  ACTS[act]();
});
document.addEventListener("click", (event) => {
  const act = event.target.closest?.("[data-step]")?.dataset.step;
  if (act) return ACTS[act]();
  const to = event.target.closest?.("a[data-to]")?.dataset.to;
  if (!to || !known(to) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  tell(to);
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && document.body.classList.contains("presenting")) present(false);
});
addEventListener("popstate", () => {
  here = read();
  show();
});
addEventListener("resize", () => document.body.classList.contains("presenting") && show());
addEventListener("beforeprint", () => document.querySelectorAll(".outline details").forEach((each) => (each.open = true)));

// The outline as a list that unfolds, in place of what the page says without a script.
function listed(entries) {
  const made = new DebateList(place("list"), { address: (id) => (known(id) ? `#claim-${id}` : null), fetches: false, level: 3 });
  made.page = { opened: here.open };
  made.report = ({ open, all, select, go: towards }) => {
    if (open) go({ open: all ? ["*"] : open }, true);
    else tell(select ?? towards.focus);
  };
  made.draw(entries);
  place("list").hidden = false;
  document.body.classList.add("listed");
  return made;
}

document.body.classList.add("scripted");
document.querySelector(".steps").hidden = false;
map.eye.room = () => {
  const top = place("map").getBoundingClientRect().top + scrollY;
  const presenting = document.body.classList.contains("presenting");
  return Math.max(320, innerHeight - (presenting ? 130 : 190) - Math.min(top, innerHeight / 3));
};
const list = place("listing") ? listed(JSON.parse(place("listing").textContent)) : null;
searchable(data.claims, (claim) => go({ claim, ...(data.focus[claim] && { focus: claim }) }));
show();
