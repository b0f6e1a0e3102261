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

document.body.classList.add("scripted");
const picture = document.getElementById("picture");
if (picture) shownMap(document.querySelector("figure.picture"), JSON.parse(picture.textContent));
document.querySelector("[data-open]")?.addEventListener("click", (event) => {
  const open = event.target.textContent !== said("close-all");
  document.querySelectorAll(".outline details").forEach((each) => (each.open = open));
  event.target.textContent = open ? said("close-all") : said("open-all");
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
searchable(CLAIMS, (claim) => (location.href = address(claim)));
