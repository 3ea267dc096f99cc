// Cutting a card out of its photo by hand: four corners, by finger, mouse or arrow keys.
"use strict";
import { on, words } from "./app.js";
import { showFace } from "./picture.js";

const NS = "http://www.w3.org/2000/svg";

export function startCorners(done) {
  const box = document.getElementById("corners");
  const place = box.querySelector(".photo");
  let quad = [];
  let side = 0;

  on("corners", async () => {
    side = showFace();
    const answer = await fetch(`/cards/${document.body.dataset.card}/corners?side=${side}`, { credentials: "same-origin" });
    if (!answer.ok) return;
    const told = await answer.json();
    quad = told.quad;
    draw(told);
    box.hidden = false;
    place.querySelector("circle").focus();
  });
  on("corners-close", () => { box.hidden = true; document.querySelector('[data-do="corners"]').focus(); });
  on("corners-read", () => { box.hidden = true; done(side, quad); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") box.querySelector('[data-do="corners-close"]').click();
    if (event.key === "Tab") {
      const stops = [...box.querySelectorAll("circle, button")];
      const at = stops.indexOf(document.activeElement);
      stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length].focus();
      event.preventDefault();
    }
  });

  function draw(told) {
    const svg = make("svg", { viewBox: `0 0 ${told.width} ${told.height}`, width: told.width, height: told.height });
    const cut = make("polygon", { class: "cut" });
    const circles = quad.map((_, i) => make("circle", { r: Math.max(told.width, told.height) / 60, tabindex: "0", role: "button", "aria-label": words.corners[i] }));
    svg.append(make("image", { href: told.picture, width: told.width, height: told.height }), cut, ...circles);
    place.replaceChildren(svg);
    const update = () => {
      cut.setAttribute("points", quad.map((p) => p.join(",")).join(" "));
      circles.forEach((c, i) => { c.setAttribute("cx", quad[i][0]); c.setAttribute("cy", quad[i][1]); });
    };
    const move = (i, px, py) => { quad[i] = [Math.max(0, Math.min(told.width, px)), Math.max(0, Math.min(told.height, py))]; update(); };
    circles.forEach((circle, i) => {
      circle.addEventListener("pointerdown", (event) => { circle.setPointerCapture(event.pointerId); event.preventDefault(); circle.focus(); });
      circle.addEventListener("pointermove", (event) => {
        if (!circle.hasPointerCapture(event.pointerId)) return;
        const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
        move(i, at.x, at.y);
      });
      circle.addEventListener("keydown", (event) => {
        const step = (event.shiftKey ? 0.02 : 0.004) * told.width;
        const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
        if (way) { event.preventDefault(); move(i, quad[i][0] + way[0], quad[i][1] + way[1]); }
        if (event.key === "Enter") box.querySelector('[data-do="corners-read"]').click();
      });
    });
    update();
  }
}
function make(name, attributes) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
