// One card: typing is saved as it happens, keys lead through it, the picture answers.
"use strict";
import { Refused, act, bindKeys, composing, later, on, post, say, toast, typing, words } from "./app.js";
import { light, settle, showFace, startPicture } from "./picture.js";
import { startCorners } from "./corners.js";

const body = document.body;
const card = body.dataset.card;
const base = `/cards/${card}`;
const kept = `meishi:card:${card}`;
const note = document.getElementById("note");
const rows = document.getElementById("rows");
let revision = Number(body.dataset.revision);
let lastField = null;

// What was typed and has not reached the library: it outlives a killed server and a reload.
const pending = { fields: {}, note: null };
function keep() {
  if (Object.keys(pending.fields).length || pending.note) localStorage.setItem(kept, JSON.stringify({ ...pending, revision }));
  else localStorage.removeItem(kept);
}

// One request after the other, each with the revision that the one before gave.
let line = Promise.resolve();
let waiting = 0;
function send(address, data, done) {
  waiting += 1;
  const sent = line.then(() => deliver(address, data)).then((told) => {
    if (told.revision) revision = told.revision;
    done?.(told);
    return told;
  });
  line = sent.catch(() => {}).finally(() => { waiting -= 1; if (!waiting && !Object.keys(pending.fields).length && !pending.note) say("saved", words.saved); });
  return sent;
}
async function deliver(address, data) {
  for (let pause = 500; ; pause = Math.min(pause * 1.6, 4000)) {
    try {
      say("saving", words.saving);
      return await post(address, { ...data, revision: data.force ? null : revision });
    } catch (error) {
      if (error instanceof Refused) {
        if (error.status === 409 && error.answer.error === "stale") { stale(error.answer); }
        else if (error.status !== 422) { say("failed", words.failed); toast(error.message); }
        throw error;
      }
      say("failed", words.offline); // the server is away: what was typed is kept, and tried again
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }
}

let told = null;
function stale(answer) {
  say("failed", words.stale);
  told?.remove();
  told = toast(words.stale, words.reload, () => { location.reload(); }, 0);
  const mine = document.createElement("button");
  mine.type = "button";
  mine.textContent = words.mine;
  mine.addEventListener("click", () => { told.remove(); revision = answer.current; flush(); });
  if (Object.keys(pending.fields).length || pending.note) told.append(mine);
}

// Fields
const timers = new Map();
function typed(box) {
  pending.fields[box.dataset.path] = box.value;
  keep();
  say("saving", words.saving);
  clearTimeout(timers.get(box.dataset.path));
  timers.set(box.dataset.path, setTimeout(() => saveField(box.dataset.path), 700));
}
function saveField(path) {
  clearTimeout(timers.get(path));
  if (!(path in pending.fields)) return line;
  const value = pending.fields[path];
  return edit([{ path, value }]);
}
function edit(edits) {
  return send(`${base}/fields`, { edits }, (state) => {
    for (const { path, value } of edits) if (pending.fields[path] === value) delete pending.fields[path];
    keep();
    show(state);
  }).catch(() => {});
}
// The rows as the server now has them; the box in use is left alone.
function show(state) {
  if (state.name !== undefined) {
    document.getElementById("name").textContent = state.name || words.nameless;
    document.getElementById("company").textContent = state.company;
  }
  if (!state.rows) return;
  const here = document.activeElement?.dataset?.path;
  const boxes = [...rows.querySelectorAll("input[data-path]")];
  const same = boxes.length === state.rows.length && boxes.every((b) => state.rows.some((r) => r.path === b.dataset.path));
  if (!same && state.html) {
    const start = document.activeElement?.selectionStart;
    rows.innerHTML = state.html;
    const box = here && boxOf(here);
    if (box) { box.focus(); if (start != null && box.setSelectionRange) box.setSelectionRange(start, start); }
    return;
  }
  for (const row of state.rows) {
    const box = boxOf(row.path);
    if (box !== document.activeElement && !(row.path in pending.fields)) box.value = row.value;
    const line = box.closest(".row");
    line.classList.toggle("doubtful", row.doubtful);
    line.classList.toggle("sure", row.sure);
    if (!row.doubtful) settle(line.dataset.lines);
    const mark = line.querySelector(".mark");
    if (mark.dataset.is !== row.word) {
      mark.dataset.is = row.word;
      mark.replaceChildren(hidden(row.doubtful ? "?" : row.sure ? "✓" : ""), unseen(row.word));
    }
  }
  const heading = document.getElementById("group-doubtful");
  if (heading) {
    const left = heading.parentElement.querySelectorAll(".row.doubtful").length;
    heading.querySelector(".number").textContent = left || "✓";
  }
}
function hidden(text) { const s = document.createElement("span"); s.ariaHidden = "true"; s.textContent = text; return s; }
function unseen(text) { const s = document.createElement("span"); s.className = "unseen"; s.textContent = text; return s; }
function boxOf(path) { return rows.querySelector(`input[data-path="${CSS.escape(path)}"]`); }

rows.addEventListener("input", (event) => {
  const box = event.target;
  if (box.dataset.path && box.tagName === "INPUT" && !event.isComposing) typed(box);
});
rows.addEventListener("compositionend", (event) => { if (event.target.dataset.path) typed(event.target); });
rows.addEventListener("change", (event) => {
  const box = event.target;
  if (box.id === "add") return addField(box);
  if (!box.dataset.path) return;
  pending.fields[box.dataset.path] = box.value;
  saveField(box.dataset.path);
});
rows.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (event.target.matches("input[data-path]")) lastField = event.target.dataset.path;
  light(row ? row.dataset.lines : "");
});
rows.addEventListener("focusout", () => light(""));
rows.addEventListener("keydown", (event) => {
  const box = event.target;
  if (composing(event) || !box.matches?.("input[data-path]")) return;
  const row = box.closest(".row");
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) { event.preventDefault(); acceptRow(row); }
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    const choice = row.querySelectorAll("[data-choose]")[Number(event.code.slice(5)) - 1];
    if (choice) { event.preventDefault(); choose(choice); }
  }
});
rows.addEventListener("pointerdown", (event) => { if (event.target.closest(".spares button, .more button")) event.preventDefault(); });
rows.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-choose]");
  if (choice) choose(choice);
  if (event.target.closest("[data-accept]")) acceptRow(event.target.closest(".row"));
  const spare = event.target.closest(".spares [data-line]");
  if (spare) useLine(spare.dataset.text, event.shiftKey);
});

function choose(button) {
  const edits = JSON.parse(button.dataset.choose);
  for (const { path, value } of edits) { const box = boxOf(path); if (box) { box.value = value; delete pending.fields[path]; } }
  edit(edits);
  boxOf(edits[0].path)?.focus();
}
function acceptRow(row) {
  const path = row.querySelector("input[data-path]").dataset.path;
  const all = [...rows.querySelectorAll(".row")];
  const after = all.slice(all.indexOf(row) + 1);
  const next = after.find((r) => r.classList.contains("doubtful")) ?? all.find((r) => r !== row && r.classList.contains("doubtful"));
  row.classList.remove("doubtful"); // at once: who is quick is not led back to it
  saveField(path);
  send(`${base}/accept`, { path }, show).catch(() => {});
  if (next) focusRow(next); else note.elements.memory.focus();
}
function focusRow(row) {
  const box = row.querySelector("input[data-path]");
  box.focus({ preventScroll: true });
  box.select();
  row.scrollIntoView({ block: "nearest" });
}
export function useLine(text, append) {
  const box = lastField && boxOf(lastField);
  if (document.activeElement === note.elements.memory) { insert(note.elements.memory, text); return typedNote(); }
  if (box) {
    box.value = append && box.value ? `${box.value} ${text}` : text;
    box.focus();
    typed(box);
    return saveField(box.dataset.path);
  }
  const add = document.getElementById("add");
  add.dataset.text = text;
  add.focus();
  add.showPicker?.();
  return null;
}
function insert(box, text) { box.setRangeText(text, box.selectionStart, box.selectionEnd, "end"); }
function addField(select) {
  if (!select.value) return;
  const row = document.createElement("div");
  row.className = "row";
  row.dataset.lines = "";
  const id = `f-${select.value.replaceAll(".", "-")}`;
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: select.selectedOptions[0].textContent });
  const box = Object.assign(document.createElement("input"), { id, value: select.dataset.text ?? "" });
  box.dataset.path = select.value;
  const wrap = Object.assign(document.createElement("div"), { className: "box" });
  wrap.append(box);
  const mark = Object.assign(document.createElement("span"), { className: "mark" });
  row.append(label, wrap, Object.assign(document.createElement("div"), { className: "strip" }), mark);
  select.closest(".adding").before(row);
  select.selectedOptions[0].remove();
  select.value = "";
  box.focus();
  if (box.value) { typed(box); saveField(box.dataset.path); delete select.dataset.text; }
}

// The memory
let noteTimer = 0;
function noteValues() { return Object.fromEntries(new FormData(note)); }
let settled = JSON.stringify(noteValues());
function typedNote() {
  pending.note = noteValues();
  keep();
  document.getElementById("refused").hidden = true;
  say("saving", words.saving);
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => saveDraft(), 700);
}
function saveDraft() {
  clearTimeout(noteTimer);
  if (!pending.note) return line;
  const sent = pending.note;
  return send(`${base}/note-draft`, { note: sent, encounter: note.dataset.encounter }, (state) => {
    if (pending.note === sent) pending.note = null;
    keep();
    showSentence(state.sentence);
  }).catch(() => {});
}
function showSentence(text) {
  const place = document.getElementById("sentence");
  place.textContent = text;
  place.hidden = !text;
}
// Judged: resolves to whether the note was accepted. `quiet` does not speak of an empty one.
async function settleNote(quiet) {
  const values = noteValues();
  const text = JSON.stringify(values);
  const empty = Object.values(values).every((v) => !v.trim());
  if (text === settled && (body.dataset.state === "finished" || quiet)) return true;
  if (quiet && empty) return true;
  clearTimeout(noteTimer);
  const why = document.getElementById("refused");
  try {
    const state = await send(`${base}/note`, { note: values, encounter: note.dataset.encounter });
    settled = text;
    pending.note = null;
    keep();
    why.hidden = true;
    body.dataset.state = "finished";
    const tag = document.getElementById("card-state");
    if (tag) { tag.className = "tag done"; tag.replaceChildren(hidden("✓"), ` ${words.finished}`); }
    if (state.next_on && !note.elements.next_on.value) { note.elements.next_on.value = state.next_on; settled = JSON.stringify(noteValues()); }
    showSentence(state.sentence);
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 422) return false;
    if (error.answer.revision) revision = error.answer.revision;
    pending.note = null; // kept as a draft by the library
    keep();
    why.textContent = `${error.answer.message} ${error.answer.hint}`;
    why.hidden = false;
    showSentence("");
    return false;
  }
}
note.addEventListener("input", (event) => { if (!event.isComposing) typedNote(); });
note.addEventListener("compositionend", typedNote);
note.addEventListener("submit", (event) => event.preventDefault());
note.addEventListener("focusout", (event) => { if (!note.contains(event.relatedTarget) && !note.contains(document.activeElement)) setTimeout(() => { if (!note.contains(document.activeElement)) settleNote(true); }, 0); });
note.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.target.tagName === "INPUT") {
    event.preventDefault();
    const all = [...note.querySelectorAll("textarea, input")];
    (all[all.indexOf(event.target) + 1] ?? note.querySelector('[data-do="finish"]')).focus();
  }
});

// The card as a whole
function flush() {
  for (const path of Object.keys(pending.fields)) saveField(path);
  if (pending.note) saveDraft();
  return line;
}
function go(id) {
  const link = document.getElementById(id) ?? document.getElementById("home");
  flush();
  settleNote(true).then(() => line).then(() => { location.href = link.href; });
}
async function finish() {
  await flush();
  await send(`${base}/accept`, {}, show).catch(() => {});
  if (!(await settleNote(false))) { note.elements.memory.focus(); return; }
  await line;
  location.href = (document.getElementById("next") ?? document.getElementById("home")).href;
}
async function change(what, data = {}) {
  await flush();
  try {
    const state = await send(`${base}/${what}`, data);
    if (state.back) later(state.message, words.undo, state.back, location.pathname + location.search);
    else if (state.message) later(state.message);
    if (state.gone) location.href = (document.getElementById("next") ?? document.getElementById("home")).href;
    else if (state.to) location.href = state.to;
    else location.reload();
  } catch { /* said already */ }
}
on("finish", finish);
on("skip", () => go("next"));
on("undo", () => change("undo"));
on("rotate", () => { say("saving", words.reading); change("rotate", { side: showFace() }); });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) change(button.dataset.act, JSON.parse(button.dataset.with || "{}"));
  const answer = event.target.closest("[data-answer]");
  if (answer) change("answer", { question: Number(answer.dataset.answer), yes: "yes" in answer.dataset });
  const leaving = event.target.closest("a[href]");
  if (leaving && leaving.origin === location.origin && !event.ctrlKey && !event.metaKey && (waiting || pending.note || Object.keys(pending.fields).length)) {
    event.preventDefault();
    flush();
    settleNote(true).then(() => line).then(() => { location.href = leaving.href; });
  }
});
document.querySelector("[data-met]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  change("met", Object.fromEntries(new FormData(event.target)));
});

function nextDoubtful() {
  const all = [...rows.querySelectorAll(".row.doubtful")];
  if (!all.length) { note.elements.memory.focus(); return; }
  const here = document.activeElement.closest?.(".row");
  focusRow(all[(all.indexOf(here) + 1) % all.length]);
}
const keys = {
  j: () => go("next"), ArrowRight: () => go("next"), k: () => go("previous"), ArrowLeft: () => go("previous"),
  d: nextDoubtful, n: () => note.elements.memory.focus(), a: finish, s: () => go("next"), u: () => act("undo"),
  e: () => { const first = rows.querySelector(".row"); if (first) focusRow(first); },
  f: () => act("flip"), r: () => act("rotate"), h: () => document.querySelector('[data-sheet$="/history"]').click(),
};
bindKeys(keys);
document.addEventListener("keydown", (event) => {
  if (composing(event) || document.querySelector("dialog[open]") || !document.getElementById("corners").hidden) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "Enter") { event.preventDefault(); finish(); }
  if (command && event.key.toLowerCase() === "z" && !typing(event.target)) { event.preventDefault(); act("undo"); }
  if (event.altKey && event.code === "KeyN") { event.preventDefault(); note.elements.memory.focus(); }
  if (event.altKey && event.code === "KeyD") { event.preventDefault(); nextDoubtful(); }
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); document.getElementById("stage").focus({ preventScroll: true }); }
});

startPicture((ref, text, append) => {
  if (typing(document.activeElement)) return useLine(text, append);
  const row = [...rows.querySelectorAll(".row")].find((r) => r.dataset.lines.split(" ").includes(ref));
  return row ? focusRow(row) : useLine(text, append);
});
startCorners((side, quad) => { say("saving", words.reading); change("corners", { side, quad }); });

// What did not reach the library the last time is put back and saved.
const left = JSON.parse(localStorage.getItem(kept) ?? "null");
if (left) {
  for (const [path, value] of Object.entries(left.fields)) {
    const box = rows.querySelector(`[data-path="${CSS.escape(path)}"]`);
    if (box) { box.value = value; pending.fields[path] = value; }
  }
  if (left.note) { for (const [name, value] of Object.entries(left.note)) if (note.elements[name]) note.elements[name].value = value; pending.note = left.note; }
  toast(words.restored);
  flush();
}
window.addEventListener("pagehide", keep);
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
