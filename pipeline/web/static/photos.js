// Photos on their way in: dropped, chosen or taken, sent three at a time, and followed until read.
"use strict";
import { tokenHeader, words } from "./app.js";

const list = document.getElementById("jobs");
const drop = document.getElementById("drop");
const met = document.getElementById("met");
const limit = Number(document.body.dataset.limit);
const lines = new Map();
const waiting = [];
let sending = 0;

if (!("webkitdirectory" in HTMLInputElement.prototype)) document.getElementById("folder-way").hidden = true;

function lineFor(key, name) {
  if (lines.has(key)) return lines.get(key);
  const item = document.createElement("li");
  const file = Object.assign(document.createElement("span"), { className: "file", textContent: name });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: name });
  const what = Object.assign(document.createElement("span"), { className: "what", textContent: words.waiting });
  item.append(file, bar, what);
  list.prepend(item);
  const line = { item, bar, what };
  lines.set(key, line);
  return line;
}
function bad(line, text) {
  line.item.className = "bad";
  line.what.textContent = text;
  line.bar.hidden = true;
}

function add(files) {
  for (const file of files) {
    if (file.name.startsWith(".") || file.name === "Thumbs.db") continue;
    const line = lineFor(Symbol("file"), file.name);
    waiting.push({ file, line });
  }
  pump();
}
function pump() {
  while (sending < 3 && waiting.length) {
    sending += 1;
    send(waiting.shift()).finally(() => { sending -= 1; pump(); });
  }
}
function send({ file, line }) {
  const query = new URLSearchParams(new FormData(met));
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/photos?${query}`);
    tokenHeader(request);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => { line.bar.value = (event.loaded / event.total) * 0.5; });
    request.addEventListener("loadstart", () => { line.what.textContent = words.sending; });
    request.addEventListener("load", () => {
      const told = request.response ?? {};
      if (request.status !== 200) bad(line, told.message ?? words.refused);
      else { lines.set(told.number, line); line.what.textContent = told.words; follow(); }
      done();
    });
    request.addEventListener("error", () => { bad(line, words.refused); done(); });
    if (file.size > limit) request.setRequestHeader("x-file-size", String(file.size));
    request.send(file);
  });
}

let following = false;
async function follow() {
  if (following) return;
  following = true;
  for (let busy = true; busy; ) {
    const answer = await fetch("/jobs", { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) {
      const told = await answer.json();
      busy = told.busy || sending > 0;
      for (const job of told.jobs) show(job);
    }
    if (busy) await new Promise((wake) => setTimeout(wake, 400));
  }
  following = false;
}
function show(job) {
  const line = lineFor(job.number, job.name);
  if (job.state === "failed") return bad(line, job.words);
  line.what.textContent = job.words;
  if (job.state === "reading") line.bar.removeAttribute("value");
  if (job.state === "done") {
    line.bar.value = 1;
    if (job.cards.length) document.getElementById("go-on").hidden = false;
    if (job.cards.length && !line.item.querySelector("a")) {
      const link = Object.assign(document.createElement("a"), { href: `/cards/${job.cards[0]}`, textContent: job.words });
      line.what.replaceChildren(link);
    }
  }
  return null;
}

for (const id of ["files", "folder", "camera"]) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
}
for (const name of ["dragenter", "dragover"]) document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const name of ["dragleave", "drop"]) document.addEventListener(name, (event) => { event.preventDefault(); if (name === "drop" || !event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", async (event) => {
  const items = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (items.length) for (const entry of items) add(await unfold(entry));
  else add([...event.dataTransfer.files]);
});
async function unfold(entry) {
  if (entry.isFile) return [await new Promise((take, fail) => entry.file(take, fail))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((take, fail) => reader.readEntries(take, fail));
    if (!some.length) break;
    for (const inner of some) found.push(...(await unfold(inner)));
  }
  return found;
}
follow();
