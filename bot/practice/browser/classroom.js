/* The browser's side of the practice classroom. The server renders every piece of the page; this puts the pieces in
   place, and tells the server what the person does. An element with data-do names what it does. */
const classroom = (() => {
  const at = (id) => document.getElementById(id);
  const send = (what, more = {}) => emitEvent("do", {do: what, ...more});

  /* The writing field names its list of commands even while there is none. */
  const NO_PICKER = '<ul id="picker" hidden></ul>';

  /* Putting pieces in place: what has the focus keeps it, and who reads the newest message goes on doing so. */
  function keepFocus(change) {
    const focused = document.activeElement;
    const id = focused && focused.id;
    change();
    if (id && document.activeElement !== at(id) && !document.body.contains(focused)) at(id)?.focus({preventScroll: true});
  }
  function set(id, html) {
    const region = at(id);
    if (!region) return;
    keepFocus(() => { region.innerHTML = html || (id === "pick" ? NO_PICKER : ""); });
    if (id === "composer") grow();
  }
  const isAtEnd = () => { const list = at("items"); return list.scrollHeight - list.scrollTop - list.clientHeight < 80; };
  const toEnd = () => { const list = at("items"); list.scrollTop = list.scrollHeight; };
  function patch(removed, put) {
    const list = at("items"), wasAtEnd = isAtEnd() || list.childElementCount === 0;
    keepFocus(() => {
      for (const key of removed) at("i-" + key)?.remove();
      for (const [key, html, before] of put) {
        const item = at("i-" + key) ?? Object.assign(document.createElement("div"), {id: "i-" + key});
        item.innerHTML = html;
        if (!item.parentElement) before ? at("i-" + before).after(item) : list.prepend(item);
      }
    });
    if (!wasAtEnd) return;
    toEnd();
    const shown = list.scrollTop;
    for (const image of list.querySelectorAll("img")) image.addEventListener("load", () => { if (list.scrollTop === shown || isAtEnd()) toEnd(); }, {once: true});
  }
  function clear() { at("items").replaceChildren(); set("pick", ""); }
  function jump(id, block = "center") {
    const item = at("i-m" + id);
    if (!item) return;
    item.scrollIntoView({block});
    item.classList.add("target");
    item.querySelector("article")?.focus({preventScroll: true});
    setTimeout(() => item.classList.remove("target"), 2000);
  }
  let noticeTimer;
  function notice(text) {
    at("notice").textContent = text;
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => { at("notice").textContent = ""; }, 8000);
  }
  function showPanel(name, html) {
    const panel = at("panel");
    set("panel", html);
    panel.hidden = !name;
    at("classroom").dataset.panel = name;
    for (const button of document.querySelectorAll("[data-do=panel]")) button.setAttribute("aria-expanded", String(button.dataset.panel === name));
  }
  function actAs(key) { at("act-as").value = key; history.replaceState(null, "", "?as=" + encodeURIComponent(key)); }
  function write(text) { const area = at("writing"); if (area) { area.value = text; area.focus(); area.setSelectionRange(text.length, text.length); grow(); } }
  function say(id, text) { const place = at(id); if (place) place.textContent = text; }
  function reload() { location.reload(); }
  function focus(id) { at(id)?.focus(); }
  function grow() { const area = at("writing"); if (area) { area.style.height = "auto"; area.style.height = area.scrollHeight + "px"; } }

  /* What is filled in: every name with its values. Files are uploaded when they are chosen; here only their ids are sent. */
  function values(form) {
    const found = {};
    for (const [name, value] of new FormData(form)) if (typeof value === "string") (found[name] ??= []).push(value);
    return found;
  }
  async function upload(file) {
    const answer = await fetch("/uploads", {method: "POST", body: file, headers: {"X-File-Name": encodeURIComponent(file.name)}});
    if (!answer.ok) { notice(await answer.text()); return null; }
    return (await answer.json()).id;
  }
  async function uploadInto(input) {
    const ids = [];
    for (const file of input.files) { const id = await upload(file); if (id) ids.push(id); }
    const name = input.dataset.upload;
    input.form.querySelectorAll(`input[type=hidden][name="${CSS.escape(name)}"]`).forEach((old) => old.remove());
    for (const id of ids) {
      const kept = Object.assign(document.createElement("input"), {type: "hidden", name, value: id});
      kept.dataset.uploaded = "";
      input.after(kept);
    }
  }
  async function drop(file) { const id = await upload(file); if (id) send("drop_essay", {upload: String(id)}); }

  /* What is typed: commands while it begins with "/", and what the bot suggests for an option. forms.js does the rest. */
  let typingTimer;
  function typed(field) {
    clearTimeout(typingTimer);
    if (field.id === "writing") {
      grow();
      if (!field.value.startsWith("/")) set("pick", "");
      else typingTimer = setTimeout(() => send("pick", {text: field.value}), 80);
    } else if (field.dataset.do === "suggest") {
      typingTimer = setTimeout(() => send("suggest", {option: field.dataset.option, text: field.value, values: values(field.form)}), 120);
    }
  }

  /* What the person does. */
  function does(element, event) {
    const {do: what, ...data} = element.dataset;
    if (what === "suggest") return;
    if (element.closest("#menu")) at("menu").hidePopover();
    if (what === "open") at("classroom").classList.remove("rooms-shown");
    if (what === "message_menu") { place(element, event); }
    send(what, data);
  }
  function place(element, event) {
    const menu = at("menu"), box = element.getBoundingClientRect();
    const x = event && event.clientX ? event.clientX : box.left, y = event && event.clientY ? event.clientY : box.bottom;
    menu.dataset.from = element.id;
    menu.style.left = Math.max(8, Math.min(x - 120, innerWidth - 250)) + "px";
    menu.style.top = Math.max(8, Math.min(y, innerHeight - 300)) + "px";
  }
  function openMenu(html) {
    const menu = at("menu");
    menu.innerHTML = html;
    menu.showPopover();
    menu.querySelector("[role=menuitem]")?.focus();
  }

  function start() {
    const page = at("classroom");
    page.addEventListener("click", (event) => {
      const toggle = event.target.closest("[data-toggle]");
      if (toggle) { const is = page.classList.toggle(toggle.dataset.toggle + "-shown"); toggle.setAttribute("aria-expanded", String(is)); return; }
      const link = event.target.closest("a[href]");
      const inside = link && /^#[mc](\d+)$/.exec(link.getAttribute("href"));
      if (inside) { event.preventDefault(); send("jump", {at: inside[1]}); return; }
      if (link && /^https?:/.test(link.getAttribute("href"))) { link.target = "_blank"; link.rel = "noopener noreferrer"; return; }
      const element = event.target.closest("[data-do]");
      if (element && !element.matches("form, select, input, [aria-disabled=true]")) does(element, event);
    });
    page.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target, {do: what, ...data} = form.dataset;
      if (!what) return;
      if (what === "send") { const text = at("writing").value; if (!text.trim()) return; set("pick", ""); at("writing").value = ""; grow(); toEnd(); send(what, {text}); return; }
      send(what, {...data, values: values(form)});
      form.closest("details")?.removeAttribute("open");
    });
    page.addEventListener("change", (event) => {
      const field = event.target;
      if (field.matches("[data-drop]")) { if (field.files[0]) drop(field.files[0]); field.value = ""; }
      else if (field.matches("input[type=file][data-upload]")) uploadInto(field);
      else if (field.matches("select[data-do]")) send(field.dataset.do, {...field.dataset, values: {value: field.value ? [field.value] : []}});
    });
    page.addEventListener("input", (event) => { if (event.target.matches("[aria-autocomplete]")) typed(event.target); });
    page.addEventListener("focusin", (event) => { if (event.target.dataset?.do === "suggest") typed(event.target); });
    page.addEventListener("keydown", (event) => {
      const field = event.target;
      if (field.id === "writing" && event.key === "Enter" && !event.shiftKey) { event.preventDefault(); field.form.requestSubmit(); return; }
      if (field.id === "writing" && event.key === "Escape") { send("no_context"); return; }
      if (field.closest?.("#menu") && ["ArrowDown", "ArrowUp"].includes(event.key)) {
        event.preventDefault();
        const items = [...at("menu").querySelectorAll("[role=menuitem]")], step = event.key === "ArrowDown" ? 1 : -1;
        items[(items.indexOf(field) + step + items.length) % items.length].focus();
      }
    });
    page.addEventListener("contextmenu", (event) => {
      const message = event.target.closest("article[data-message]");
      if (!message || event.target.closest("a, input, textarea, select")) return;
      event.preventDefault();
      does(message.querySelector(".more"), event);
    });
    at("menu").addEventListener("toggle", (event) => { if (event.newState === "closed" && !document.activeElement?.closest("#composer, dialog")) at(at("menu").dataset.from)?.focus(); });
    addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); page.classList.add("dropping"); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) page.classList.remove("dropping"); });
    addEventListener("drop", (event) => { event.preventDefault(); page.classList.remove("dropping"); if (event.dataTransfer.files[0]) drop(event.dataTransfer.files[0]); });
    send("arrive");
  }
  return {set, patch, clear, jump, notice, openMenu, showPanel, actAs, write, say, reload, focus, toEnd, start};
})();
/* NiceGUI puts the page up in its own time. */
(function begin() { document.getElementById("classroom") && window.socket?.connected ? classroom.start() : setTimeout(begin, 20); })();
