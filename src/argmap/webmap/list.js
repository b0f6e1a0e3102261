// The list: shows `listing_json` (webmap/listings.py) as nested entries that unfold in place, and reports moves.
//
//   const list = new DebateList(root, { address: (claim) => "claim-" + claim + ".html", level: 2 });
//   list.page = { opened: ["inspectable.supports.open"], selected: "inspectable" };
//   list.report = ({ open, select, focus, more, go }) => …;
//   list.draw(data);          // constant for data.key: drawing it again changes nothing
//   list.add(part);           // what `more` asked for (longer_json), or what a link has open (opened_json)
//   list.page = …; list.show();
//
// `open` holds the ids of all links that are open now; after "open everything" the move says `all` as well, and "*" in
// `opened` stands for all of them. `more` is to be handed to `longer_json` as it is, `go` names a position and a theme to
// be seen. With `fetches` false (a page without a server) what was not sent is a link to the claim's page. An entry is a
// link of the debate; one that comes up again below itself is a circle and does not open there.

const DebateList = (() => {
  const { said, made, button, told, heard, hueOf, badges, source, way, dressed } = Face;
  const SIGNS = { supports: "+", rebuts: "−", undercuts: "⊘", about: "i" };
  const STEP_AHEAD = { ArrowDown: 1, ArrowUp: -1 };
  const MOST_UNFOLDED = 1000; // lines that "open everything" may build: an entry can be listed below several others
  const MOST_BUILT = 3000; // and no link opens more of them, whatever it names
  const DEEPEST = 6; // levels below are not indented further: a phone has no room for it
  const MOST_KEPT = 4;
  const EVERYTHING = "*"; // in place of all ids that are open
  const placeKey = (place) => JSON.stringify(place);

  // By key: a list with all that was fetched for it. Outlives reruns, remounts and pages.
  const kept = new Map();

  class DebateList {
    // `level` is that of its first heading; without `heads` the page itself says what the list is about.
    constructor(root, { address = null, level = 2, heads = true, fetches = true } = {}) {
      this.root = root;
      this.address = address;
      this.level = level;
      this.heads = heads;
      this.fetches = fetches;
      this.report = null;
      this.page = {};
      this.data = null;
      this.opened = new Set();
      this.reported = []; // what was reported as open, and has not come back yet
      this.taken = null; // what the page said last is open
      root.addEventListener("keydown", (event) => this.key(event));
    }

    // --- What is shown ---------------------------------------------------------------------------------------------

    draw(data) {
      if (data.key !== this.data?.key) {
        this.data = kept.get(data.key) ?? keep(data);
        this.places = new Map();
        this.take();
        this.rebuild();
      }
      this.show();
    }

    rebuild() {
      const keyboard = this.root.getRootNode().activeElement;
      const held = keyboard?.closest?.("[data-path]")?.dataset.path;
      const stop = this.stops().indexOf(keyboard);
      dressed(this.root, this.data);
      this.own = this.data.own || null;
      this.built = 0;
      this.root.classList.add("debate-list");
      const more = this.data.more ? made("p", { class: "rest", lang: this.own }, this.otherSections()) : null;
      this.root.replaceChildren(this.tools(), ...this.data.sections.map((section) => this.section(section)), more ?? "");
      // The keyboard stays on the line that it was on, else at the place; what was fetched begins where "more" was.
      const to = this.lines().find((line) => line.dataset.path === held) ?? this.stops()[stop];
      to?.focus({ preventScroll: true });
    }

    stops() {
      return [...this.root.querySelectorAll("a, button, summary")];
    }

    // How many claims head no section yet, to be fetched where there is a server.
    otherSections() {
      if (!this.fetches) return this.data.more;
      return this.fetching(this.data.more, { sections: this.data.before + this.data.sections.length });
    }

    fetching(label, more) {
      return button(label, (event) => {
        event.target.setAttribute("aria-busy", "true");
        this.report?.({ more });
      }, { class: "more" });
    }

    // Brings what is open and what is selected up to date.
    show() {
      if (!this.data) return;
      if (this.take()) this.rebuild();
      this.root.classList.toggle("dark", dressedDark(this.root, this.data));
      for (const line of this.lines()) {
        const { premises } = this.data.answers[line.dataset.link];
        line.setAttribute("aria-current", String(premises.includes(this.page.selected)));
      }
    }

    // Takes over what the page says is open, unless it only says again what was reported from here.
    take() {
      const asked = JSON.stringify(this.page.opened ?? []);
      if (asked === this.taken) return false;
      this.taken = asked;
      const echo = this.reported.indexOf(asked);
      if (echo >= 0) {
        this.reported.splice(0, echo + 1);
        return false;
      }
      const opened = this.page.opened ?? [];
      this.opened = opened.includes(EVERYTHING) ? this.everything() : new Set(opened);
      return true;
    }

    // Takes in entries that were fetched, each where it is missing: one part, or several.
    add(parts) {
      if (!this.data) return;
      const several = [parts ?? []].flat();
      for (const part of several) {
        Object.assign(this.data.claims, part.claims);
        for (const [id, answer] of Object.entries(part.answers)) this.data.answers[id] ??= structuredClone(answer);
      }
      const grown = several.map((part) => this.grow(part)).some(Boolean);
      if (!grown) return;
      this.rebuild();
      this.show();
    }

    grow({ after, entries, sections, before, more }) {
      if (sections) {
        if (before !== this.data.before + this.data.sections.length) return false;
        this.data.sections.push(...sections);
        this.data.more = more;
        return true;
      }
      let grown = false;
      for (const known of this.entriesOf(entries.place)) {
        if (after > known.links.length) continue;
        const fresh = entries.links.slice(known.links.length - after);
        known.links.push(...fresh);
        if (fresh.length) known.more = entries.more;
        grown ||= fresh.length > 0;
      }
      return grown;
    }

    *entriesOf(place) {
      const key = placeKey(place);
      for (const { columns } of this.data.sections) {
        for (const { groups } of columns) yield* groups.filter((group) => placeKey(group.place) === key);
      }
      yield* (this.data.answers[place[0]]?.below ?? []).filter((entries) => placeKey(entries.place) === key);
    }

    lines() {
      return [...this.root.querySelectorAll("button.line")];
    }

    // --- Sections and columns --------------------------------------------------------------------------------------

    heading(below, ...children) {
      return made(`h${Math.min(this.level + below, 6)}`, {}, ...children);
    }

    tools() {
      const all = () => this.unfold();
      const none = () => this.reopen([]);
      return made("div", { class: "tools", lang: this.own }, this.legend(), made("p", { class: "folding" },
        button(said("open-all"), all, { "data-open": "all" }), button(said("close-all"), none, { "data-open": "none" })));
    }

    // What the signs and badges mean, behind a word that unfolds it.
    legend() {
      const lines = this.data.legend.map(({ sign, stance, badge, told: means }) => {
        const sample = badge ? badges({ badges: [badge] }, null)
          : made("span", { class: `sign ${sign} ${stance}`, "aria-hidden": "true" }, SIGNS[sign] ?? "");
        return made("li", {}, sample, " ", made("span", {}, means));
      });
      return made("details", { class: "reading" }, made("summary", {}, said("how-to-read")), made("ul", {}, ...lines));
    }

    section(section) {
      const claim = this.data.claims[section.claim];
      const below = this.heads ? 1 : 0;
      const [first, ...others] = section.columns.filter((column) => column.whole).map((column) => this.column(column, section.claim, below));
      const aside = [...others, this.unargued(section, below)].filter(Boolean);
      const [pro, contra] = section.columns.map((column) => column.count);
      const more = pro > contra + 3 ? "more-first" : contra > pro + 3 ? "more-second" : "";
      const made_ = made("section", { class: "thesis", "data-claim": section.claim });
      if (this.heads) {
        const square = made("span", { class: `square ${hueOf(claim.hue)}`, "aria-hidden": "true" }, "■");
        made_.append(this.heading(0, square, " ", way(this, section.claim, told(claim.name), { select: section.claim }), " ",
          badges(claim, section.claim)));
        if (claim.text) made_.append(made("p", { class: "text" }, told(claim.text)));
        made_.append(made("p", { class: "sentence", lang: this.own }, section.sentence));
      }
      if (!first) made_.append(made("p", { class: "faint", lang: this.own }, said("nobody-answered")), ...aside);
      else if (!aside.length) made_.append(first);
      else made_.append(made("div", { class: `columns ${more}` }, first, made("div", {}, ...aside)));
      return made_;
    }

    column(column, claim, below) {
      const themed = column.kind !== "about" && column.groups.some((group) => group.place[2] !== null);
      const counted = column.groups.length > 1 && themed ? `${column.told}, ${said("by-theme")}` : column.told;
      const made_ = made("section", { class: `list-column ${column.kind}` },
        made("div", { class: "head", lang: this.own }, this.heading(below, column.title), " ", made("small", {}, counted)));
      for (const group of column.groups) {
        if (themed) made_.append(this.heading(below + 1, told(group.name), made("span", { class: "number" }, ` · ${group.count}`)));
        made_.append(this.entries(group, [claim], 0));
      }
      return made_;
    }

    unargued(section, below) {
      if (!section.unargued.length) return null;
      const lines = section.unargued.map(({ theme, name, told: instead, towards }) => {
        const move = { go: { focus: towards, theme } };
        return made("li", {}, made("strong", {}, told(name)), ": ", towards ? way(this, towards, instead, move) : instead);
      });
      return made("section", { class: "list-column unargued", lang: this.own },
        made("div", { class: "head" }, this.heading(below, said("no-reason-yet")), " ", made("small", {}, said("invitation"))),
        made("p", { class: "faint" }, section.invitation), made("ul", {}, ...lines));
    }

    // --- Entries ---------------------------------------------------------------------------------------------------

    // The entries of one place, and what to do about those that are missing. `path` leads here, link by link.
    entries(entries, path, level) {
      const list = made("ul", { class: `entries level-${Math.min(level, DEEPEST)}` });
      for (const link of entries.links) list.append(this.entry(link, path, level));
      if (entries.more) list.append(made("li", { class: "rest", lang: this.own }, this.rest(entries)));
      return list;
    }

    rest(entries) {
      const [owner] = entries.place;
      const claim = this.data.answers[owner]?.premises[0] ?? owner;
      if (!this.fetches && !this.address?.(claim)) return made("span", {}, entries.more);
      if (!this.fetches) return way(this, claim, entries.more, { select: claim });
      return this.fetching(entries.more, { place: entries.place, after: entries.links.length });
    }

    entry(link, path, level) {
      const answer = this.data.answers[link];
      const item = made("li", { class: "entry" });
      this.built += 1;
      if (path.includes(link)) {
        item.append(made("div", { class: "line circle" }, ...this.told(link, answer),
          made("span", { class: "faint", lang: this.own }, `↻ ${said("in-a-circle")}`)));
        return item;
      }
      const here = [...path, link];
      const line = made("button", { type: "button", class: "line", "data-link": link, "data-path": here.join(" ") }, ...this.told(link, answer));
      line.addEventListener("click", () => this.toggle(link));
      item.append(line);
      this.unfolded(item, line, here, level);
      return item;
    }

    // The sign, the name and badges of each premise, and the counts: shown, and heard in words.
    told(link, answer) {
      const { stance, hue } = this.data.claims[answer.premises[0]]; // filled or hollow as its box on the map
      const sign = made("span", { class: `sign ${answer.relation} ${stance ?? ""} ${hueOf(hue)}`, "aria-hidden": "true" }, SIGNS[answer.relation]);
      const premises = answer.premises.map((id, number) => {
        const claim = this.data.claims[id];
        const name = made("span", { class: "name" }, number ? "+ " : "", told(claim.name));
        return made("span", { class: "named" }, name, " ", badges(claim, id));
      });
      const counts = made("span", { class: "counts", "aria-hidden": "true", title: answer.told || null }, answer.counts);
      return [made("span", { class: "fold", "aria-hidden": "true" }), sign, heard(`${answer.word}: `),
        made("span", { class: "names" }, ...premises), counts, heard(answer.told ? `(${answer.told})` : "")];
    }

    // Builds what is inside an entry where it is open, and takes it out where it is closed.
    unfolded(item, line, path, level) {
      const open = this.opened.has(path.at(-1)) && this.built < MOST_BUILT;
      line.setAttribute("aria-expanded", String(open));
      item.classList.toggle("open", open);
      const inside = item.querySelector(":scope > .inside");
      if (open && !inside) item.append(this.inside(path, level));
      if (!open) inside?.remove();
    }

    inside(path, level) {
      const answer = this.data.answers[path.at(-1)];
      const joint = answer.premises.length > 1;
      const inside = made("div", { class: "inside" });
      for (const id of answer.premises) inside.append(this.premise(id, joint));
      if (answer.note) inside.append(made("p", { class: "note" }, told(answer.note)));
      for (const entries of answer.below) inside.append(this.entries(entries, path, level + 1));
      return inside;
    }

    premise(id, joint) {
      const claim = this.data.claims[id];
      const about = made("div", { class: "premise" });
      if (joint) about.append(made("p", { class: "name" }, told(claim.name)));
      if (claim.text) about.append(made("p", { class: "text" }, told(claim.text)));
      about.append(made("p", { class: "sentence", lang: this.own }, claim.sentence));
      if (claim.sources.length) about.append(made("ul", { class: "sources" }, ...claim.sources.map(source)));
      if (claim.more) about.append(made("p", { class: "faint", lang: this.own }, claim.more));
      const acts = made("p", { class: "acts", lang: this.own });
      const part = (...children) => acts.append(made("span", {}, ...children), " ");
      if (claim.evidence) part(`${said("evidence")}: ${claim.evidence}`);
      part(way(this, id, said("details"), { select: id }));
      if (this.report && this.fetches) part(way(this, id, said("show-on-map"), { focus: id }));
      about.append(acts);
      return about;
    }

    // --- What a person does ------------------------------------------------------------------------------------------

    toggle(link) {
      const opened = new Set(this.opened);
      if (!opened.delete(link)) opened.add(link);
      this.reopen(opened);
    }

    // Opens just these entries, wherever they are listed; what stays open is not built again, so that nothing jumps.
    reopen(opened, all = false) {
      this.opened = new Set(opened);
      this.refold();
      this.show();
      const open = [...this.opened];
      this.reported.push(JSON.stringify(all ? [EVERYTHING] : open), JSON.stringify(open));
      this.report?.(all ? { open, all } : { open });
    }

    refold() {
      const lines = this.lines();
      this.built = lines.length;
      for (const line of lines) {
        if (!line.isConnected) continue; // it was inside an entry that has just been closed
        const path = line.dataset.path.split(" ");
        this.unfolded(line.parentElement, line, path, path.length - 2);
      }
    }

    // Opens every entry that is at hand, as far as a page can bear it.
    unfold() {
      this.reopen(this.everything(), true);
    }

    everything() {
      const opened = new Set(this.opened);
      const starts = this.data.sections.flatMap(({ columns }) => columns.flatMap(({ groups }) => groups.flatMap(({ links }) => links)));
      let level = starts.map((link) => [link]);
      let lines = 0;
      while (level.length && lines < MOST_UNFOLDED) {
        const deeper = [];
        for (const path of level) {
          opened.add(path.at(-1));
          const below = this.data.answers[path.at(-1)].below.flatMap(({ links }) => links);
          lines += 1 + below.length;
          if (lines >= MOST_UNFOLDED) break;
          deeper.push(...below.filter((link) => !path.includes(link)).map((link) => [...path, link]));
        }
        level = deeper;
      }
      return opened;
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "r" || event.key === "c") event.stopPropagation(); // Streamlit would rerun, or clear its caches
      const line = event.target.closest?.("button.line");
      if (!line) return;
      const lines = this.lines();
      const at = lines.indexOf(line);
      const forward = this.data.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const open = line.getAttribute("aria-expanded") === "true";
      let to = null;
      if (event.key in STEP_AHEAD) to = lines[at + STEP_AHEAD[event.key]];
      else if (event.key === "Home") to = lines[0];
      else if (event.key === "End") to = lines.at(-1);
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") to = this.turn(line, event.key === forward, open);
      else return;
      event.preventDefault();
      to?.focus();
    }

    // Forward opens an entry or goes into it, backward closes it or goes to the one that it answers.
    turn(line, forward, open) {
      if (forward && open) return line.parentElement.querySelector(".inside button.line");
      if (!forward && !open) return line.parentElement.closest(".inside")?.parentElement.querySelector(":scope > button.line");
      this.toggle(line.dataset.link);
      return line;
    }
  }

  function keep(data) {
    const copy = structuredClone(data);
    kept.set(data.key, copy);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    return copy;
  }

  function dressedDark(root, data) {
    dressed(root, data);
    return root.classList.contains("dark");
  }

  return DebateList;
})();
