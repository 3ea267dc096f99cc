// The picture of the card: its lines light up and can be pressed; it can be enlarged and turned over.
"use strict";
import { act, on } from "./app.js";

const stage = document.getElementById("stage");
const faces = [...stage.querySelectorAll(".face")];
let shown = 0;
let scale = 1;
let x = 0;
let y = 0;

export function showFace(index = shown) {
  shown = index;
  faces.forEach((face, i) => { face.hidden = i !== index; });
  for (const button of document.querySelectorAll("[data-face]")) button.setAttribute("aria-pressed", String(Number(button.dataset.face) === index));
  return index;
}

// `refs` are lines as "side.line", parted by spaces.
export function light(refs) {
  const wanted = new Set(refs.split(" ").filter(Boolean));
  for (const polygon of stage.querySelectorAll("polygon")) polygon.classList.toggle("lit", wanted.has(polygon.dataset.line));
  const first = [...wanted][0];
  if (first && faces.length > 1) showFace(Number(first.split(".")[0]));
}

// These lines are no longer in doubt.
export function settle(refs) {
  for (const ref of refs.split(" ")) stage.querySelector(`polygon[data-line="${ref}"]`)?.classList.remove("doubt");
}

function place() {
  const face = faces[shown];
  if (!face) return;
  stage.classList.toggle("zoomed", scale > 1);
  const room = { x: (face.offsetWidth * (scale - 1)) / 2, y: (face.offsetHeight * (scale - 1)) / 2 };
  x = Math.max(-room.x, Math.min(room.x, x));
  y = Math.max(-room.y, Math.min(room.y, y));
  face.style.transform = scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
}
function zoom(factor) {
  scale = Math.max(1, Math.min(6, scale * factor));
  if (scale === 1) { x = 0; y = 0; }
  place();
}

export function startPicture(pressed) {
  if (!faces.length) return;
  on("zoom-in", () => zoom(1.5));
  on("zoom-out", () => zoom(1 / 1.5));
  on("flip", () => { scale = 1; place(); showFace((shown + 1) % faces.length); });
  for (const button of document.querySelectorAll("[data-face]")) button.addEventListener("click", () => showFace(Number(button.dataset.face)));
  let moved = false;
  // the box in use keeps the focus when a line of the card is pressed for it
  stage.addEventListener("mousedown", (event) => { if (event.target.matches("polygon")) event.preventDefault(); });
  stage.addEventListener("click", (event) => {
    const polygon = event.target.closest("polygon");
    if (polygon && !moved) pressed(polygon.dataset.line, polygon.dataset.text, event.shiftKey);
  });
  stage.addEventListener("dblclick", (event) => { if (!event.target.matches("polygon")) zoom(scale > 1 ? 1 / 6 : 2.5); });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && scale === 1) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  stage.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (event.key === "+" || event.key === ";") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") zoom(1 / 6);
    else if (step && scale > 1) { x += step[0]; y += step[1]; place(); } else return;
    event.preventDefault();
  });
  const fingers = new Map();
  let apart = 0;
  stage.addEventListener("pointerdown", (event) => {
    moved = false;
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) apart = distance([...fingers.values()]);
  });
  stage.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) {
      const now = distance([...fingers.values()]);
      zoom(now / apart);
      apart = now;
      moved = true;
    } else if (scale > 1) {
      x += event.clientX - before.clientX;
      y += event.clientY - before.clientY;
      if (Math.abs(event.movementX) + Math.abs(event.movementY) > 2) moved = true;
      place();
    }
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) stage.addEventListener(name, (event) => fingers.delete(event.pointerId));
  document.addEventListener("keydown", (event) => { if (event.key === "z" && event.target === document.body) act("zoom-in"); });
}
function distance([a, b]) { return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1; }
