// The table of pictures: arrow keys lead through it, Enter on the page starts the round.
"use strict";
import { bindKeys } from "./app.js";

function step(by) {
  const tiles = [...document.querySelectorAll("[data-tile]")];
  if (!tiles.length) return;
  const here = tiles.indexOf(document.activeElement);
  tiles[Math.max(0, Math.min(tiles.length - 1, here < 0 ? 0 : here + by))].focus();
}
function across() {
  const table = document.getElementById("table");
  return table ? getComputedStyle(table).gridTemplateColumns.split(" ").length : 1;
}
bindKeys({
  ArrowRight: () => step(1), j: () => step(1), ArrowLeft: () => step(-1), k: () => step(-1),
  ArrowDown: () => step(across()), ArrowUp: () => step(-across()),
  Enter: (event) => { const link = event.target.closest?.("a, button") ?? document.getElementById("start"); link?.click(); },
});
