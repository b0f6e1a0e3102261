// The pages of a site: the map in place of the picture, search, and an outline that opens as a whole.

const address = (claim) => `claim-${claim}.html`;

function shownMap(figure, data) {
  const host = html("div", {});
  const card = html("p", { class: "card", "aria-live": "polite" });
  figure.append(host, card);
  const map = new DebateMap(host);
  map.page = { marks: data.marks, selection: {} };
  map.report = ({ select, focus }) => {
    if (focus) location.href = address(focus);
    else told(card, select);
  };
  map.draw(data.drawing);
}

// The words of the selected claim, with the way to its page.
function told(card, claim) {
  if (!claim) return card.replaceChildren();
  const words = CLAIMS.find(({ id }) => id === claim)?.words ?? claim;
  card.replaceChildren(`${words} `, html("a", { href: address(claim) }, said("open-page")));
}

// The list of this page in place of what it says without a script; what is open is in the address.
function shownList(host, data) {
  const list = new DebateList(host, { address, heads: "heads" in host.dataset, fetches: false });
  const opened = () => new URLSearchParams(location.hash.slice(1)).getAll("open");
  const show = () => {
    list.page = { opened: opened() };
    list.draw(data);
  };
  list.report = ({ open, all, select, go }) => {
    if (select || go) location.href = address(select ?? go.focus);
    if (!open) return;
    const named = new URLSearchParams((all ? ["*"] : open).map((id) => ["open", id]));
    history.replaceState(null, "", open.length ? `#${named}` : location.pathname);
  };
  addEventListener("hashchange", show);
  show();
  host.hidden = false;
}

document.body.classList.add("scripted");
const listed = document.getElementById("listing");
if (listed) {
  document.body.classList.add("listed");
  shownList(document.getElementById("list"), JSON.parse(listed.textContent));
}
const picture = document.getElementById("picture");
if (picture) shownMap(document.querySelector("figure.picture"), JSON.parse(picture.textContent));
document.querySelector(".plain [data-open]")?.addEventListener("click", (event) => {
  const open = event.target.textContent !== said("close-all");
  document.querySelectorAll(".outline details").forEach((each) => (each.open = open));
  event.target.textContent = open ? said("close-all") : said("open-all");
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
searchable(CLAIMS, (claim) => (location.href = address(claim)));
