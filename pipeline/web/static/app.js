// What every page has: talking to the server, short messages, the help sheet, keys.
"use strict";

const token = document.querySelector('meta[name="meishi-token"]')?.content ?? "";
export const words = JSON.parse(document.body.dataset.words || "{}");

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.message || words.failed);
    this.status = status;
    this.answer = answer;
  }
}

// Rejects with Refused when the server says no, and with TypeError when it is not there.
export async function post(address, body = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-meishi-token": token },
    body: JSON.stringify(body),
    credentials: "same-origin",
    redirect: "error",
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}

export function tokenHeader(request) {
  request.setRequestHeader("x-meishi-token", token);
}

export function say(state, text) {
  const line = document.getElementById("state");
  line.dataset.state = state;
  line.textContent = text;
}

export function toast(text, label, action, seconds = 8) {
  const box = document.createElement("div");
  box.className = "toast";
  const span = document.createElement("span");
  span.textContent = text;
  box.append(span);
  if (label) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { box.remove(); action(); });
    box.append(button);
  }
  document.getElementById("toasts").append(box);
  if (seconds) setTimeout(() => box.remove(), seconds * 1000);
  return box;
}

// A message that is to be read on the page that comes next.
export function later(text, label = "", address = "", back = "") {
  sessionStorage.setItem("meishi:later", JSON.stringify({ text, label, address, back }));
}

export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

export function typing(target) {
  return target instanceof HTMLElement && Boolean(target.closest("input:not([type=checkbox],[type=radio]), textarea, select"));
}

const doings = {
  help() { document.getElementById("help").showModal(); },
  async stop() {
    await post("/stop").catch(() => {});
    document.getElementById("help").close();
    document.querySelector("main").replaceChildren(Object.assign(document.createElement("p"), { className: "empty", textContent: words.stopped }));
  },
};
export function on(name, action) { doings[name] = action; }
export function act(name, event) { return doings[name]?.(event); }

export async function openSheet(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) return;
  const body = document.getElementById("sheet-body");
  body.innerHTML = await answer.text(); // our own template, every value escaped
  window.htmx?.process(body);
  document.getElementById("sheet").showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (button) act(button.dataset.do, event);
  const sheet = event.target.closest?.("[data-sheet]");
  if (sheet) { sheet.closest("details")?.removeAttribute("open"); openSheet(sheet.dataset.sheet); }
  for (const menu of document.querySelectorAll("details.menu[open], #met[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["x-meishi-token"] = token; });

const single = document.getElementById("single-keys");
single.checked = localStorage.getItem("meishi:single") !== "off";
single.addEventListener("change", () => localStorage.setItem("meishi:single", single.checked ? "on" : "off"));

// keys: {"n": action, …} for outside the boxes; they are asked before the common ones.
export function bindKeys(keys) {
  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!single.checked && event.key.length === 1) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(event); }
  });
}
bindKeys({
  "?": () => act("help"),
  "/": () => { const box = document.querySelector('input[type="search"]'); if (box) box.focus(); else location.href = "/"; },
});

const waiting = sessionStorage.getItem("meishi:later");
if (waiting) {
  sessionStorage.removeItem("meishi:later");
  const told = JSON.parse(waiting);
  toast(told.text, told.label, async () => {
    await post(told.address).catch((error) => toast(error.message));
    location.href = told.back || location.href;
  });
}
