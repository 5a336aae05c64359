/* The browser's side of the practice classroom. The server renders every piece of the page; this puts the pieces in
   place, and tells the server what the person does. An element with data-do names what it does. */
const classroom = (() => {
  const at = (id) => document.getElementById(id);
  const send = (what, more = {}) => emitEvent("do", {do: what, ...more});

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
    keepFocus(() => { region.innerHTML = html; });
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
    if (wasAtEnd) { toEnd(); list.querySelectorAll("img").forEach((image) => image.addEventListener("load", toEnd, {once: true})); }
  }
  function clear() { at("items").replaceChildren(); hidePicker(); }
  function jump(id) {
    const item = at("i-m" + id);
    if (!item) return;
    item.scrollIntoView({block: "center"});
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
  function openForm(html) { const form = at("form"); form.innerHTML = html; if (!form.open) form.showModal(); form.querySelector("input:not([type=hidden]),textarea,select")?.focus(); }
  function closeForm() { at("form").close(); at("form").replaceChildren(); }
  function showPanel(name, html) {
    const panel = at("panel");
    set("panel", html);
    panel.hidden = !name;
    at("classroom").dataset.panel = name;
    for (const button of document.querySelectorAll("[data-do=panel]")) button.setAttribute("aria-expanded", String(button.dataset.panel === name));
  }
  function actAs(key) { at("act-as").value = key; history.replaceState(null, "", "?as=" + encodeURIComponent(key)); }
  function write(text) { const area = at("writing"); if (area) { area.value = text; area.focus(); area.setSelectionRange(text.length, text.length); grow(); } }
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
    for (const id of ids) input.after(Object.assign(document.createElement("input"), {type: "hidden", name, value: id}));
  }
  async function drop(file) { const id = await upload(file); if (id) send("drop_essay", {upload: id}); }

  /* Lists that go with a text field: the commands while "/" is typed, and what the bot suggests for an option. */
  const listOf = (field) => at(field.getAttribute("aria-controls"));
  const choicesOf = (list) => list && !list.hidden ? [...list.querySelectorAll("[role=option]")] : [];
  function show(listId, html, fieldId) {
    const list = at(listId), field = at(fieldId);
    if (!list || !field) return;
    list.innerHTML = html;
    list.hidden = !list.querySelector("[role=option]");
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(field, 0);
  }
  function hide(field) { const list = field && listOf(field); if (list) { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); } }
  function hidePicker() { const area = at("writing"); if (area) hide(area); else at("picker").hidden = true; }
  function mark(field, index) {
    const options = choicesOf(listOf(field));
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (options[index]) { field.setAttribute("aria-activedescendant", options[index].id); options[index].scrollIntoView({block: "nearest"}); }
  }
  function walk(field, key) {
    const options = choicesOf(listOf(field));
    const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (key === "ArrowDown") mark(field, (now + 1) % options.length);
    else if (key === "ArrowUp") mark(field, (now + options.length - 1) % options.length);
    else if (key === "Escape") hide(field);
    else if (options[now]) options[now].click();
  }
  let typingTimer;
  function later(what) { clearTimeout(typingTimer); typingTimer = setTimeout(what, 120); }
  function typed(field) {
    if (field.id === "writing") {
      grow();
      if (field.value.startsWith("/")) later(() => send("pick", {text: field.value})); else hide(field);
    } else if (field.dataset.suggest) {
      later(() => send("suggest", {option: field.dataset.suggest, text: field.value, values: values(field.form)}));
    }
  }
  function take(option) {
    const field = document.querySelector(`[aria-controls="${CSS.escape(option.closest("[role=listbox]").id)}"]`);
    field.value = option.dataset.name ?? option.dataset.value;
    const kept = field.form.elements[field.dataset.suggest];
    if (kept && kept !== field) kept.value = option.dataset.value;
    hide(field);
    field.focus();
  }

  /* What the person does. */
  function does(element, event) {
    const {do: what, ...data} = element.dataset;
    if (what === "take_suggestion") return take(element);
    if (what === "close_form") return closeForm();
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
      if (what === "send") { const text = at("writing").value; if (!text.trim()) return; hidePicker(); at("writing").value = ""; grow(); toEnd(); send(what, {text}); return; }
      send(what, {...data, values: values(form)});
      form.closest("details")?.removeAttribute("open");
    });
    page.addEventListener("change", (event) => {
      const field = event.target;
      if (field.matches("[data-drop]")) { if (field.files[0]) drop(field.files[0]); field.value = ""; }
      else if (field.matches("input[type=file][data-upload]")) uploadInto(field);
      else if (field.matches("select[data-do]")) send(field.dataset.do, {...field.dataset, values: {value: field.value ? [field.value] : []}});
    });
    page.addEventListener("input", (event) => { if (event.target.matches("[role=combobox]")) typed(event.target); });
    page.addEventListener("focusin", (event) => { if (event.target.dataset?.suggest && event.target.getAttribute("aria-expanded") !== "true") typed(event.target); });
    page.addEventListener("focusout", (event) => { const field = event.target; if (field.dataset?.suggest) setTimeout(() => hide(field), 200); });
    page.addEventListener("keydown", (event) => {
      const field = event.target;
      if (field.matches?.("[role=combobox]") && choicesOf(listOf(field)).length && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key)) { event.preventDefault(); event.stopPropagation(); walk(field, event.key); return; }
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
    at("menu").addEventListener("toggle", (event) => { if (event.newState === "closed" && !document.activeElement?.closest("#composer, #form")) at(at("menu").dataset.from)?.focus(); });
    at("form").addEventListener("cancel", () => at("form").replaceChildren());
    addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); page.classList.add("dropping"); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) page.classList.remove("dropping"); });
    addEventListener("drop", (event) => { event.preventDefault(); page.classList.remove("dropping"); if (event.dataTransfer.files[0]) drop(event.dataTransfer.files[0]); });
    send("arrive");
  }
  return {set, patch, clear, jump, notice, openForm, closeForm, openMenu, showPanel, actAs, write, focus, show, toEnd, start};
})();
