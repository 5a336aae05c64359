/* The browser's side of the practice classroom. The server renders every piece of the page; this puts the pieces in
   place, and tells the server what the person does. An element with data-do names what it does. */
const classroom = (() => {
  const at = (id) => document.getElementById(id);
  const send = (what, more = {}) => emitEvent("do", {do: what, ...more});

  /* The writing field names its list of commands even while there is none. */
  const NO_PICKER = '<ul id="picker" hidden></ul>';

  /* Putting pieces in place: what has the focus keeps it, and who reads the newest message goes on doing so. */
  function keepFocus(change) {
    const focused = document.activeElement, heirs = findHeirs(focused);
    change();
    if (!document.body.contains(focused)) (at(focused.id || "?") ?? heirs.map((find) => find()).find(Boolean) ?? at("items")).focus({preventScroll: true});
  }
  /* Who gets the focus when what had it goes away: what opened the form, what is next in the panel or to the message. */
  function findHeirs(focused) {
    const form = focused.closest("dialog"), panel = focused.closest("#panel"), item = focused.closest("#items > *");
    if (form) return [() => at(form.dataset.from)];
    if (panel) return [() => panel.querySelector(".go button"), () => at("close-panel")];
    return item ? [item, item.nextElementSibling, item.previousElementSibling].map((each) => () => each?.isConnected && each.querySelector(".more")) : [];
  }
  function set(id, html) {
    const region = at(id);
    if (!region) return;
    keepFocus(() => { region.innerHTML = html || (id === "pick" ? NO_PICKER : ""); });
    if (id === "composer") grow();
    if (id === "pick") at("writing")?.toggleAttribute("aria-activedescendant", false);
    if (at("picker-1") && id === "pick") at("writing")?.setAttribute("aria-activedescendant", "picker-1");
  }
  const isAtEnd = () => { const list = at("items"); return list.scrollHeight - list.scrollTop - list.clientHeight < 80; };
  const toEnd = () => { const list = at("items"); list.scrollTop = list.scrollHeight; };
  const offerEnd = () => { at("to-end").hidden = isAtEnd(); };
  let isFresh = true;
  function patch(removed, put) {
    const list = at("items"), wasAtEnd = isAtEnd() || isFresh, added = [];
    keepFocus(() => {
      for (const key of removed) at("i-" + key)?.remove();
      for (const [key, html, before] of put) {
        const item = at("i-" + key) ?? Object.assign(document.createElement("div"), {id: "i-" + key});
        item.innerHTML = html;
        if (item.parentElement) continue;
        before ? at("i-" + before).after(item) : list.prepend(item);
        if (key.startsWith("m")) added.push(item);
      }
    });
    if (!isFresh) tell(added);
    isFresh = false;
    if (wasAtEnd) stayAtEnd(list);
    offerEnd();
  }
  function stayAtEnd(list) {
    toEnd();
    const shown = list.scrollTop;
    for (const image of list.querySelectorAll("img")) image.addEventListener("load", () => { if (list.scrollTop === shown || isAtEnd()) toEnd(); }, {once: true});
  }
  function clear() { keepFocus(() => at("items").replaceChildren()); isFresh = true; set("pick", ""); }

  /* Who listens to the page hears a message that comes, but not a whole week of them one by one. */
  let untold = [], tellingTimer;
  function tell(added) {
    untold.push(...added);
    clearTimeout(tellingTimer);
    tellingTimer = setTimeout(() => {
      const [only] = untold, author = only?.querySelector("header b")?.textContent ?? "", words = only?.querySelector(".body")?.innerText ?? "";
      if (untold.length) at("news").textContent = untold.length > 1 ? `${untold.length} new messages` : `${author} ${words}`.trim().slice(0, 300);
      untold = [];
    }, 500);
  }
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
    noticeTimer = setTimeout(() => { at("notice").textContent = ""; }, 2000 + 70 * text.length);
  }
  function showPanel(name, html) {
    const panel = at("panel"), page = at("classroom"), before = page.dataset.panel;
    const hadFocus = panel.contains(document.activeElement);
    set("panel-body", html);
    panel.hidden = !name;
    page.dataset.panel = name;
    for (const button of document.querySelectorAll("#bar [data-do=panel]")) button.setAttribute("aria-expanded", String(button.dataset.panel === name));
    if (!name && hadFocus) [at("show-" + before), at("show-controls")].find((each) => each?.offsetParent)?.focus();
    if (name !== before) { panel.scrollTop = 0; unfold("controls", false); }
    if (name === "tour" && panel.querySelector(".begun")) showStep(panel);
    mark();
  }
  /* The step that is open is seen as far as the panel has room for it, its heading in any case. */
  function showStep(panel) {
    const step = panel.querySelector(".tour [aria-expanded=true]")?.closest("li");
    if (!step) return;
    const top = step.offsetTop, bottom = top + step.offsetHeight;
    if (top < panel.scrollTop) panel.scrollTop = top;
    else if (bottom > panel.scrollTop + panel.clientHeight) panel.scrollTop = Math.min(top, bottom - panel.clientHeight);
  }
  function actAs(key, words) { at("act-as").value = key; at("news").textContent = words; history.replaceState(null, "", "?as=" + encodeURIComponent(key)); }
  function name(words) { document.title = words; }
  function write(text) { const area = at("writing"); if (area) { area.value = text; area.focus(); area.setSelectionRange(text.length, text.length); grow(); } }
  function say(id, text) { const place = at(id); if (place) place.textContent = text; }
  function reload() { location.reload(); }
  function focus(id) { at(id)?.focus(); }
  function grow() { const area = at("writing"); if (area) { area.style.height = "auto"; area.style.height = area.scrollHeight + "px"; } }

  /* What takes a while: until it is done the page says so, and neither it nor the like can be asked for again. */
  let slow = null;
  function mark() {
    at("classroom").classList.toggle("waiting", Boolean(slow));
    at("bar").setAttribute("aria-busy", String(Boolean(slow)));
    for (const each of document.querySelectorAll("[data-slow]")) each.setAttribute("aria-disabled", String(Boolean(slow)));
    at("passing").textContent = slow ? slow.words : "";
  }
  function rest(what) { if (slow?.what === what) { slow = null; mark(); } }

  /* What is folded away on a narrow screen: the channels, the controls. */
  function unfold(what, isShown) {
    at("classroom").classList.toggle(what + "-shown", isShown);
    at("show-" + what).setAttribute("aria-expanded", String(isShown));
  }

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
      if (!field.value.startsWith("/")) return set("pick", "");
      /* Until the new list is here, Enter takes nothing from the old one. */
      delete at("picker").dataset.takesFirst;
      typingTimer = setTimeout(() => send("pick", {text: field.value}), 80);
    } else if (field.dataset.do === "suggest") {
      typingTimer = setTimeout(() => send("suggest", {option: field.dataset.option, text: field.value, values: values(field.form)}), 120);
    }
  }

  /* What the person does. */
  function does(element, event) {
    const {do: what, slow: words, ...data} = element.dataset;
    if (what === "suggest" || (words && slow)) return;
    if (words) { slow = {what, words}; mark(); }
    if (element.closest("#menu")) at("menu").hidePopover();
    if (what === "open") unfold("rooms", false);
    if (what === "message_menu") { pointed = {from: element.id, x: event?.clientX, y: event?.clientY}; }
    send(what, data);
  }
  let pointed = {};
  function openMenu(html) {
    const menu = at("menu"), box = at(pointed.from)?.getBoundingClientRect() ?? {left: 0, bottom: 0};
    menu.innerHTML = html;
    menu.showPopover();
    /* A key has no place of its own, so its menu opens at the button. */
    const [x, y] = pointed.x || pointed.y ? [pointed.x, pointed.y] : [box.left, box.bottom];
    menu.style.left = Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8)) + "px";
    menu.style.top = Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8)) + "px";
    menu.querySelector("[role=menuitem]")?.focus();
  }
  function clicked(event) {
    const page = at("classroom"), toggle = event.target.closest("[data-toggle]");
    if (toggle) { unfold(toggle.dataset.toggle, toggle.getAttribute("aria-expanded") !== "true"); return; }
    if (page.classList.contains("rooms-shown") && event.target.closest("#main, #panel")) { event.preventDefault(); unfold("rooms", false); return; }
    if (event.target.closest("#notice")) { at("notice").textContent = ""; return; }
    if (event.target.closest("#to-end")) { toEnd(); at("items").focus(); return; }
    if (event.target.closest("#slash")) { write("/"); typed(at("writing")); return; }
    const link = event.target.closest("a[href]");
    const inside = link && /^#[mc](\d+)$/.exec(link.getAttribute("href"));
    if (inside) { event.preventDefault(); send("jump", {at: inside[1]}); return; }
    if (link && /^https?:/.test(link.getAttribute("href"))) { link.target = "_blank"; link.rel = "noopener noreferrer"; return; }
    const element = event.target.closest("[data-do]");
    if (element && !element.matches("form, select, input, [aria-disabled=true]")) does(element, event);
  }
  function submitted(event) {
    event.preventDefault();
    const form = event.target, {do: what, ...data} = form.dataset;
    if (!what) return;
    if (what === "send") { const text = at("writing").value; if (!text.trim()) return; clearTimeout(typingTimer); set("pick", ""); at("writing").value = ""; grow(); toEnd(); send(what, {text}); return; }
    send(what, {...data, values: values(form)});
    form.closest("details")?.removeAttribute("open");
  }
  function pressed(event) {
    const field = event.target;
    if (field.id === "writing" && event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); field.form.requestSubmit(); return; }
    if (field.id === "writing" && event.key === "Escape") { send("no_context"); return; }
    if (event.key === "Escape" && field.closest("#panel")) { send("panel", {panel: ""}); return; }
    if (event.key === "Escape" && at("classroom").classList.contains("rooms-shown")) { unfold("rooms", false); at("show-rooms").focus(); return; }
    const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    if (step && field.closest("#menu")) {
      event.preventDefault();
      const items = [...at("menu").querySelectorAll("[role=menuitem]")];
      items[(items.indexOf(field) + step + items.length) % items.length].focus();
    }
  }

  function start() {
    const page = at("classroom");
    page.addEventListener("click", clicked);
    page.addEventListener("submit", submitted);
    page.addEventListener("keydown", pressed);
    page.addEventListener("change", (event) => {
      const field = event.target;
      if (field.matches("[data-drop]")) { if (field.files[0]) drop(field.files[0]); field.value = ""; }
      else if (field.matches("input[type=file][data-upload]")) uploadInto(field);
      else if (field.matches("select[data-do]")) send(field.dataset.do, {...field.dataset, values: {value: field.value ? [field.value] : []}});
    });
    page.addEventListener("input", (event) => { if (event.target.matches("[aria-autocomplete]")) typed(event.target); });
    page.addEventListener("focusin", (event) => { if (event.target.dataset?.do === "suggest") typed(event.target); });
    page.addEventListener("contextmenu", (event) => {
      const message = event.target.closest("article[data-message]");
      if (!message || event.target.closest("a, input, textarea, select")) return;
      event.preventDefault();
      does(message.querySelector(".more"), event);
    });
    at("items").addEventListener("scroll", offerEnd, {passive: true});
    at("menu").addEventListener("toggle", (event) => { if (event.newState === "closed" && !document.activeElement?.closest("#composer, dialog")) at(pointed.from)?.focus(); });
    addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); page.classList.add("dropping"); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) page.classList.remove("dropping"); });
    addEventListener("drop", (event) => { event.preventDefault(); page.classList.remove("dropping"); if (event.dataTransfer.files[0]) drop(event.dataTransfer.files[0]); });
    window.socket.on("disconnect", () => { at("lost").hidden = false; });
    window.socket.on("connect", () => { at("lost").hidden = true; });
    send("arrive");
  }
  return {set, patch, clear, jump, notice, openMenu, showPanel, actAs, name, write, say, reload, focus, toEnd, rest, start};
})();
/* NiceGUI puts the page up in its own time. */
(function begin() { document.getElementById("classroom") && window.socket?.connected ? classroom.start() : setTimeout(begin, 20); })();
