// The details of a claim: shows `details_json` (webmap/details.py), and reports where a person wants to go.
//
//   const details = new DebateDetails(root, { address: (claim) => "claim-" + claim + ".html", level: 2 });
//   details.report = ({ select, focus, close }) => …;   // left out: links lead where `address` says
//   details.draw(data);
//
// The face has no place of its own: whoever shows it makes it a drawer, a sheet or a part of a page.

const DebateDetails = (() => {
  const { said, made, button, told, hueOf, badges, source, way, sentence, prose, dressed } = Face;

  class DebateDetails {
    // `level` is that of its heading; `acts` is false where a page has buttons of its own.
    constructor(root, { address = null, level = 2, acts = true } = {}) {
      this.root = root;
      this.address = address;
      this.level = level;
      this.acts = acts;
      this.report = null;
      this.data = null;
      root.addEventListener("keydown", (event) => {
        if (event.key === "r" || event.key === "c") event.stopPropagation(); // Streamlit would rerun, or clear its caches
      });
    }

    draw(data) {
      const same = data.id === this.data?.id;
      const open = same && this.root.querySelector("details.why")?.open;
      this.data = data;
      dressed(this.root, data);
      this.own = data.own || null;
      this.root.classList.add("debate-details");
      this.root.dataset.claim = data.id;
      this.root.toggleAttribute("data-focused", Boolean(data.focused));
      this.root.replaceChildren(...this.parts(data).filter(Boolean));
      if (!same) this.root.scrollTop = 0;
      const why = this.root.querySelector("details.why");
      if (why && open) why.open = true;
    }

    parts(data) {
      return [
        this.side(data),
        this.heading(0, told(data.name)),
        data.text ? made("p", { class: "text" }, told(data.text)) : null,
        this.acting(data),
        this.verdict(data),
        data.detail.length ? made("div", { class: "detail" }, ...prose(data.detail)) : null,
        ...this.held(data),
        ...this.sources(data),
        ...data.groups.flatMap((group) => this.group(data, group)),
        ...data.notes.map((note) => made("p", { class: "note" }, told(note))),
        this.themes(data),
        this.origin(data),
      ];
    }

    heading(below, ...children) {
      const attributes = below ? { lang: this.own, class: "part" } : {};
      return made(`h${Math.min(this.level + below, 6)}`, attributes, ...children);
    }

    side(data) {
      if (!data.side.length) return null;
      const line = made("p", { class: "side" });
      data.side.forEach(([position, stance], number) => {
        const { name, hue } = data.claims[position];
        const square = made("span", { class: `square ${hueOf(hue)}`, "aria-hidden": "true" }, "■");
        line.append(number ? " · " : "", made("span", { lang: this.own }, stance), " ", square, " ",
          way(this, position, told(name), { select: position }));
      });
      return line;
    }

    acting(data) {
      if (!this.acts || !this.report) return null;
      return made("p", { class: "acts", lang: this.own },
        data.focused ? null : button(said("focus-here"), () => this.report({ focus: data.id })),
        button(said("close"), () => this.report({ close: true })));
    }

    verdict(data) {
      const words = made("p", {}, data.badges.length ? badges(data, data.id) : null,
        made("span", { class: "said" }, ...sentence(this, data.sentence)));
      const box = made("div", { class: "verdict", lang: this.own }, words);
      if (data.why.length) {
        const lines = data.why.map((line) => made("li", { class: `level-${Math.min(line.level, 8)}` }, ...sentence(this, line.words)));
        box.append(made("details", { class: "why" }, made("summary", {}, said("why")), made("ul", {}, ...lines)));
      }
      return box;
    }

    held(data) {
      if (!data.held.length) return [];
      return [this.heading(1, said("held-by")), made("ul", { class: "sources" }, ...data.held.map(source))];
    }

    sources(data) {
      const evidence = data.evidence ? made("p", { class: "evidence", lang: this.own }, `${said("evidence")}: ${data.evidence}`) : null;
      if (!data.sources.length) return [evidence];
      return [this.heading(1, said("sources")), made("ul", { class: "sources" }, ...data.sources.map(source)), evidence];
    }

    group(data, group) {
      const lines = group.claims.map((id) => {
        const claim = data.claims[id];
        return made("li", {}, way(this, id, told(claim.name), { select: id }), " ", badges(claim, id));
      });
      return [this.heading(1, ...sentence(this, group.words)), made("ul", { class: "neighbours" }, ...lines)];
    }

    themes(data) {
      if (!data.themes.length) return null;
      const names = data.themes.map(([, name]) => name).join(", ");
      return made("p", { class: "origin" }, made("span", { lang: this.own }, `${said("themes")}: `), told(names));
    }

    origin(data) {
      return made("p", { class: "origin" }, made("code", {}, data.id), ...data.origin.flatMap((part) => [" · ", told(part)]));
    }
  }

  return DebateDetails;
})();
