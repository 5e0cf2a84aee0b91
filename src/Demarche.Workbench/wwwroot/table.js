// A page at the table: shows what the server says the page is now, and sends what is done on it until the server has it.
// Nothing here decides anything. Commands have names of this page's making, so that one sent twice is taken once.

const main = document.getElementById('live');
const offline = document.getElementById('offline');
const refused = document.getElementById('refused');
const queueKey = `demarche-table ${location.pathname}`;
let ahead = 0; // The server's clock less this one's, in milliseconds.

// What is under a finger stays until it is lifted: a press on what has just been replaced would be lost.
const longestPress = 3000;
const clickComes = 60;
let pressed = 0;
let waiting = null;

function take(html) {
  if (pressed) waiting = html;
  else show(html);
}

function lift() {
  clearTimeout(pressed);
  pressed = 0;
  const html = waiting;
  waiting = null;
  if (html !== null) show(html);
}

document.addEventListener('pointerdown', () => {
  clearTimeout(pressed);
  pressed = setTimeout(lift, longestPress);
}, true);
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => {
    if (!pressed) return;
    clearTimeout(pressed);
    pressed = setTimeout(lift, clickComes);
  }, true);
}

// What somebody is at keeps the focus, and what they have typed, when the part around it is sent anew.
const nameOf = field => [field.tagName, field.closest('form')?.dataset.what, field.name, field.getAttribute('href'), field.type === 'radio' ? field.value : ''].join(' ');

function keep(now, part) {
  const at = document.activeElement;
  if (!now.contains(at)) return () => {};
  const same = [...part.querySelectorAll('a, button, input, select, textarea')].find(field => nameOf(field) === nameOf(at));
  if (!same) return () => {};
  const isText = at.tagName === 'TEXTAREA' || (at.tagName === 'INPUT' && at.type !== 'radio' && at.type !== 'checkbox');
  const typed = isText ? at.value : null;
  const place = isText ? at.selectionStart : null;
  return () => {
    if (typed !== null) same.value = typed;
    same.focus({ preventScroll: true });
    if (place !== null) same.setSelectionRange(place, place);
  };
}

function show(html) {
  const next = new DOMParser().parseFromString(`<main>${html}</main>`, 'text/html').querySelector('main');
  const parts = [...next.querySelectorAll(':scope > [data-part]')];
  for (const part of parts) {
    const now = main.querySelector(`:scope > [data-part="${part.dataset.part}"]`);
    if (!now) {
      main.append(part);
      continue;
    }
    const text = part.outerHTML;
    if (now.served === text) continue;
    if (now.served === undefined && now.outerHTML === text) {
      now.served = text;
      continue;
    }
    const open = [...now.querySelectorAll('details')].map(d => d.open);
    part.querySelectorAll('details').forEach((d, k) => { if (open[k]) d.open = true; });
    part.served = text;
    const restore = keep(now, part);
    now.replaceWith(part);
    restore();
  }
  tick();
}

function tick() {
  for (const time of document.querySelectorAll('time[data-until]')) {
    const left = Math.max(0, Math.round((Date.parse(time.dataset.until) - Date.now() - ahead) / 1000));
    const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (time.textContent !== text) time.textContent = text;
  }
}

// What has been sent and not been answered outlives the page and the server.
const queue = {
  read: () => JSON.parse(sessionStorage.getItem(queueKey) ?? '[]'),
  write: list => sessionStorage.setItem(queueKey, JSON.stringify(list)),
};
let sending = false;

async function send() {
  if (sending) return;
  sending = true;
  try {
    for (let list = queue.read(); list.length > 0; list = queue.read()) {
      const response = await fetch(main.dataset.post, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(list[0]) });
      if (response.status === 429 || response.status >= 500) throw new Error('later');
      const answer = await response.json().catch(() => ({}));
      queue.write(queue.read().filter(c => c.command !== list[0].command));
      tell(answer.whyNot ?? (response.ok ? '' : 'This was not taken.'));
      if (answer.to) location.assign(answer.to);
    }
    offline.hidden = true;
  } catch {
    offline.hidden = false;
    setTimeout(send, 1000);
  } finally {
    sending = false;
  }
}

function tell(why) {
  refused.textContent = why ? `Not done: ${why}.` : '';
  refused.hidden = !why;
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.matches('[data-join]')) {
    event.preventDefault();
    join(form.elements.secret.value.trim());
    return;
  }
  if (!form.dataset.what) return;
  event.preventDefault();
  const command = { command: crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`.replace('.', '-'), what: form.dataset.what };
  for (const [name, value] of new FormData(form)) {
    if (command[name] === undefined) command[name] = value;
    else command[name] = [].concat(command[name], value);
  }
  const chosen = form.querySelector('input[name=option]:checked');
  if (chosen) command.end = chosen.dataset.end;
  const same = { ...command, command: '' };
  // A second press of the same button, before the first has been answered, is the same command.
  if (queue.read().some(c => JSON.stringify({ ...c, command: '' }) === JSON.stringify(same))) return;
  queue.write([...queue.read(), command]);
  if (form.hasAttribute('data-clear')) form.reset();
  send();
});

async function join(secret) {
  const status = document.getElementById('joining');
  status.textContent = 'One moment…';
  try {
    const response = await fetch('/table/join', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ secret }) });
    const answer = await response.json();
    if (answer.to) location.replace(answer.to);
    else status.textContent = answer.whyNot;
  } catch {
    status.textContent = 'No connection. Try again in a moment.';
  }
}

if (document.getElementById('join') && location.hash.length > 1) {
  const secret = location.hash.slice(1);
  history.replaceState(null, '', location.pathname); // The secret does not stay in the address.
  join(secret);
}

if (main.dataset.live) {
  const source = new EventSource(main.dataset.live);
  source.addEventListener('page', event => {
    take(event.data);
    document.documentElement.dataset.ready = 'yes';
  });
  source.addEventListener('clock', event => {
    ahead = Date.parse(event.data) - Date.now();
    tick();
  });
  source.onopen = () => { if (queue.read().length === 0) offline.hidden = true; };
  source.onerror = () => { offline.hidden = false; };
  setInterval(tick, 500);
  send();
} else {
  document.documentElement.dataset.ready = 'yes';
}
