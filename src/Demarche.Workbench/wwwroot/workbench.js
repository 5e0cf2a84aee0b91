// What only the browser can do. Everything else is done on the server.

const year = 31536000;
let listener = null;

export function listen(dotnet) {
  if (listener) document.removeEventListener('keydown', listener);
  watchFields(dotnet);
  listener = event => {
    const step = (event.ctrlKey || event.metaKey) && !event.altKey && { z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[event.key.toLowerCase()];
    if (step && document.querySelector('[data-undo]') && !event.target.closest('[role=dialog]') && !isBeingTyped(event.target)) {
      event.preventDefault();
      touched.delete(event.target);
      dotnet.invokeMethodAsync('Key', step);
      return;
    }
    const field = event.target.closest('input, textarea, select, [contenteditable], [role=dialog]');
    if (field || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^[1-7?tn\[\]uzjkaexm]$/.test(key)) {
      event.preventDefault();
      dotnet.invokeMethodAsync('Key', key);
    }
  };
  document.addEventListener('keydown', listener);
  document.documentElement.dataset.ready = 'yes';
}

// Fields. A text is kept by the tab from its first letter, so that a server that ends meanwhile loses nothing: the next one is told, and the page offers
// it again. Fields of the model's forms are kept until the server has answered their change; those of other forms (data-kept), whose change is not in a
// file yet, until the page itself empties or removes them.
const begun = new WeakMap(); // What a field said when typing could begin.
const touched = new WeakSet(); // Fields that were typed into since, by hand and not by the server.
const open = new Map(); // Fields of other forms that were typed into on this page, and what they said last.
const texts = ':is(input[type=text], input[type=date], textarea)';
let watched = null;
const addressNow = () => location.href.slice(document.baseURI.length).split('#')[0];
const fieldsKept = () => `demarche-fields ${addressNow().startsWith('new') ? '/new' : new URLSearchParams(location.search).get('model') ?? ''}`;
const readFields = () => JSON.parse(sessionStorage.getItem(fieldsKept()) ?? '{}');
const isField = element => element.id && element.matches?.(`.wb-forms ${texts}, .wb-kept ${texts}, [data-kept] ${texts}, [data-kept] select`);
const isBeingTyped = element => unsentIn.has(element) || (touched.has(element) && begun.get(element) !== element.value);

function writeFields(change) {
  const all = readFields();
  change(all);
  keepHere(fieldsKept(), Object.keys(all).length > 0 ? JSON.stringify(all) : null);
}

// Keeps a text in the tab; null, or a text longer than a tab may keep, takes it away.
export function keepHere(name, text) {
  try {
    if (text !== null) {
      sessionStorage.setItem(name, text);
      return;
    }
  } catch {
    // Longer than the tab may keep.
  }
  sessionStorage.removeItem(name);
}

export function keptHere(name) {
  return sessionStorage.getItem(name);
}

function watchFields(dotnet) {
  watched?.abort();
  watched = new AbortController();
  open.clear();
  const hear = (name, heard) => document.addEventListener(name, event => isField(event.target) && heard(event.target), { signal: watched.signal });
  hear('focusin', field => begun.set(field, field.value));
  hear('input', field => writeFields(all => {
    touched.add(field);
    if (field.closest('[data-kept]')) open.set(field.id, field.value);
    const label = field.getAttribute('aria-label') ?? [...field.closest('label')?.childNodes ?? []].map(n => n.nodeType === Node.TEXT_NODE ? n.data : '').join('').trim();
    all[field.id] = { id: field.id, label, text: field.value, address: addressNow() };
  }));
  const forgetOnceHeard = async ({ id, value }) => {
    if (open.has(id)) return;
    await dotnet.invokeMethodAsync('Key', ''); // No key: what is sent is taken in order, so that the field's change was when this is answered.
    if (readFields()[id]?.text === value) forgetField(id);
  };
  hear('change', field => {
    begun.set(field, field.value);
    touched.delete(field);
    return forgetOnceHeard(field);
  });
  hear('focusout', field => {
    touched.delete(field);
    return begun.get(field) === field.value && readFields()[field.id]?.text === field.value && forgetOnceHeard(field);
  });
  const seen = new MutationObserver(() => {
    for (const [id, text] of open) {
      if (document.getElementById(id)?.value === text) continue;
      open.delete(id);
      forgetField(id);
    }
  });
  seen.observe(document.body, { childList: true, subtree: true });
  watched.signal.addEventListener('abort', () => seen.disconnect());
}

export function unsentFields() {
  return Object.values(readFields()).filter(f => f.text && document.getElementById(f.id)?.value !== f.text);
}

export function forgetField(id) {
  writeFields(all => delete all[id]);
}

export function forgetFields(beginning) {
  for (const id of open.keys()) if (id.startsWith(beginning)) open.delete(id);
  writeFields(all => Object.keys(all).filter(id => id.startsWith(beginning)).forEach(id => delete all[id]));
}

// Texts that were read: the latest ones, as far as a tab may keep them.
const mostKept = 3000000;
const readTexts = () => JSON.parse(keptHere('demarche-texts') ?? '[]');

export function keepText(text) {
  const all = [...readTexts().filter(t => t.name !== text.name), text];
  while (all.length > 0 && all.reduce((n, t) => n + t.bytes.length, 0) > mostKept) all.shift();
  keepHere('demarche-texts', all.length > 0 ? JSON.stringify(all) : null);
}

export function keptTexts() {
  return readTexts().map(t => ({ ...t, bytes: '' }));
}

export function keptText(name) {
  return readTexts().find(t => t.name === name) ?? null;
}

// Puts a kept text into its field as if it had been typed there; false where the field is not on this page.
export function restoreField(id, text) {
  const field = document.getElementById(id);
  if (!field) return false;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

// Whether the program was started anew since this tab saw it last, with changes behind it that could be taken back then.
export function isAnew(program, canUndo) {
  const key = `demarche-program ${new URLSearchParams(location.search).get('model') ?? ''}`;
  const [before, could] = JSON.parse(sessionStorage.getItem(key) ?? '["", false]');
  sessionStorage.setItem(key, JSON.stringify([program, canUndo]));
  return before !== '' && before !== program && could && !canUndo;
}

export function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function print() {
  window.print();
}

export function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  keep('demarche-theme', root.dataset.theme);
}

export function keep(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=strict`;
}

export function kept(name) {
  const found = document.cookie.split('; ').find(c => c.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

// Where an entry is named, the element is waited for until it is that entry's: what the server has moved may not be shown yet.
export async function focus(id, entry) {
  const isThere = () => document.getElementById(id)?.dataset.entry === entry;
  for (let frame = 0; entry && frame < 60 && !isThere(); frame++) await new Promise(requestAnimationFrame);
  const element = document.getElementById(id);
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

export function show(id) {
  document.getElementById(id)?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

// The editor of the model's text: what is typed is sent a moment after the last key; what comes from elsewhere keeps the caret.
// Until the server has taken it the tab keeps it, so that a server that ends meanwhile loses nothing: the next one is sent it.
// While something is unsent no other text is put over it: the server joins both, and the joint text is asked for when all is sent.
const unsentIn = new WeakMap();

export function attachEditor(area, dotnet, delay) {
  const kept = `demarche-unsent ${new URLSearchParams(location.search).get('model') ?? ''}`;
  let timer = 0;
  const send = async () => {
    clearTimeout(timer);
    timer = 0;
    const text = area.value;
    await dotnet.invokeMethodAsync('Typed', text);
    if (sessionStorage.getItem(kept) === text) sessionStorage.removeItem(kept);
    if (area.value !== text) return;
    const isAwaited = unsentIn.get(area)?.isAwaited;
    unsentIn.delete(area);
    if (isAwaited) await dotnet.invokeMethodAsync('Show');
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
    if (!unsentIn.has(area)) unsentIn.set(area, { isAwaited: false });
    try {
      sessionStorage.setItem(kept, area.value);
    } catch {
      sessionStorage.removeItem(kept); // The text is longer than the tab may keep.
    }
  });
  area.addEventListener('blur', () => timer && send());
  const unsent = sessionStorage.getItem(kept);
  if (unsent !== null) {
    area.value = unsent;
    send();
  }
  area.readOnly = false; // Until here nobody would have heard what is typed.
}

export function setEditor(area, text) {
  if (area.value === text) return true;
  if (unsentIn.has(area)) {
    unsentIn.get(area).isAwaited = true;
    return false;
  }
  const { selectionStart, selectionEnd } = area;
  area.value = text;
  area.setSelectionRange(Math.min(selectionStart, text.length), Math.min(selectionEnd, text.length));
  return true;
}

export function goToLine(area, line, column) {
  const lines = area.value.split('\n');
  const at = lines.slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) + column - 1;
  area.focus({ preventScroll: true });
  area.setSelectionRange(at, at);
  const height = area.getBoundingClientRect().height / lines.length;
  area.parentElement.scrollTop = Math.max(0, (line - 5) * height);
}

// What is selected in a text that is read: places in the text itself, which each piece of it knows by its data-at.
export function watchSelection(pane, dotnet) {
  let timer = 0;
  let last = '';
  const look = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return;
    const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
    const now = `${start} ${end}`;
    if (start === null || end === null || end <= start || now === last) return;
    last = now;
    dotnet.invokeMethodAsync('Selected', start, end);
  };
  const heard = () => {
    if (!pane.isConnected) document.removeEventListener('selectionchange', heard);
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  };
  document.addEventListener('selectionchange', heard);
}

function placeOf(node, offset) {
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement.closest('[data-at]');
    return piece ? Number(piece.dataset.at) + offset : null;
  }

  const next = node.childNodes[offset];
  const first = next?.nodeType === Node.ELEMENT_NODE ? (next.matches('[data-at]') ? next : next.querySelector('[data-at]')) : null;
  if (first) return Number(first.dataset.at);
  const all = node.querySelectorAll('[data-at]');
  const end = all[all.length - 1];
  return end ? Number(end.dataset.at) + end.textContent.length : null;
}
