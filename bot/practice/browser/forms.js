// What forms and commands do by themselves: dialogs open, suggestions are chosen, options come and go, letters are
// counted. Nothing here speaks to the server; elements with data-do are somebody else's.

const $ = (id) => document.getElementById(id);
const listOf = (input) => (input.role === "listbox" ? input : $(input.getAttribute("aria-controls")));
const itemsOf = (list) => [...list.querySelectorAll('[role="option"]:not([aria-disabled])')];
const activeIn = (list) => list.querySelector('[aria-selected="true"]');

function activate(input, item) {
  for (const each of itemsOf(listOf(input))) each.setAttribute("aria-selected", String(each === item));
  if (item) {
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function close(input) {
  activate(input, null);
  listOf(input).hidden = true;
  refresh();
}

/** A suggestion is shown by its name and sent by its value; what is typed is sent as it stands. */
function fill(input, shown, sent) {
  input.value = shown;
  $(input.dataset.sentAs).value = sent;
}

function choose(item) {
  const input = $(item.dataset.fills);
  if (!input) return item.click();
  fill(input, item.textContent, item.dataset.value);
  close(input);
}

function move(input, step) {
  const list = listOf(input);
  list.hidden = false;
  const items = itemsOf(list);
  const at = items.indexOf(activeIn(list));
  activate(input, items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length]);
  refresh();
}

function pressed(event) {
  const input = event.target;
  const list = input.matches?.('[aria-autocomplete="list"], [role="listbox"]') && listOf(input);
  if (!list || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const isOpen = !list.hidden && itemsOf(list).length > 0;
  const active = isOpen && (activeIn(list) ?? ("takesFirst" in list.dataset ? itemsOf(list)[0] : null));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (itemsOf(list).length === 0) return;
    move(input, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && isOpen) close(input);
  else if (event.key === "Enter" && active && !event.shiftKey) choose(active);
  else if (event.key === "Tab" && active && !event.shiftKey) return choose(active);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Optional options of a command are added and left out again. */
function setShown(id, isShown) {
  $(`${id}-row`).hidden = !isShown;
  $(`${id}-add`).hidden = isShown;
  const control = $(id);
  control.value = "";
  const sent = $(control.dataset.sentAs);
  if (sent) sent.value = "";
  for (const uploaded of $(`${id}-row`).querySelectorAll("[data-uploaded]")) uploaded.remove();
  (isShown ? control : $("command-run")).focus();
}

function clicked(event) {
  const target = event.target.closest('[data-adds], [data-drops], [role="option"][data-fills]');
  if (!target || target.getAttribute("aria-disabled")) return;
  if (target.dataset.adds) setShown(target.dataset.adds, true);
  else if (target.dataset.drops) setShown(target.dataset.drops, false);
  else choose(target);
}

function typed(event) {
  const input = event.target;
  if (input.dataset.sentAs) fill(input, input.value, input.value);
  if (input.getAttribute("aria-autocomplete") === "list" && listOf(input)) {
    listOf(input).hidden = false;
    activate(input, null);
  }
  const counter = document.querySelector(`[data-counts="${CSS.escape(input.id)}"]`);
  if (counter) counter.textContent = `${input.value.length}/${input.maxLength}`;
}

/** After anything new appeared: dialogs open, a new command takes the focus, combo boxes say whether they are open. */
function refresh() {
  for (const dialog of document.querySelectorAll("dialog[data-opens]:not([open])")) {
    dialog.dataset.from = document.activeElement?.id ?? "";
    dialog.showModal();
    dialog.querySelector(".field :is(input, select, textarea)")?.focus({ preventScroll: true });
  }
  for (const command of document.querySelectorAll("form.command:not([data-seen])")) {
    command.dataset.seen = "";
    (command.querySelector(".option:not([hidden]) :is(input:not([type=hidden]), select)") ?? $("command-run")).focus();
  }
  for (const input of document.querySelectorAll('[role="combobox"]')) {
    const list = listOf(input);
    const isOpen = document.activeElement === input && list && !list.hidden && itemsOf(list).length > 0;
    input.setAttribute("aria-expanded", String(Boolean(isOpen)));
  }
}

// In the capture phase, so that what is sent is in place before anybody else looks.
document.addEventListener("keydown", pressed, true);
document.addEventListener("input", typed, true);
document.addEventListener("click", clicked, true);
document.addEventListener("focusin", refresh);
document.addEventListener("focusout", refresh);
// A tap on a suggestion must not take the focus, and with it the suggestions, away.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest('[role="option"]')) event.preventDefault();
});
// Escape leaves a form as its Cancel button does.
document.addEventListener("cancel", (event) => {
  const button = event.target.matches?.("dialog") && event.target.querySelector("[data-cancels]");
  if (button) {
    event.preventDefault();
    button.click();
  }
}, true);
new MutationObserver(refresh).observe(document.body, { childList: true, subtree: true });
refresh();
