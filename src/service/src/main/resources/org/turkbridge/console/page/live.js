'use strict';
// Shows calls as they arrive. The server makes the lines, and escapes in them what callers sent.
(() => {
  const MOST = 200;
  const table = document.getElementById('live');
  const pause = document.getElementById('pause');
  const said = document.getElementById('said');
  const missed = document.getElementById('missed');
  const nothing = document.getElementById('nothing');
  const body = table.tBodies[0];
  let after = table.dataset.after;
  let source = null;
  let arrived = 0;
  let errors = 0;
  let passedOver = 0;
  let told = '';

  const say = text => {
    if (text !== told) {
      told = text;
      said.textContent = text;
    }
  };
  const sum = () => arrived + (arrived === 1 ? ' call' : ' calls') + ', ' + errors + (errors === 1 ? ' error' : ' errors');

  const show = event => {
    after = event.lastEventId;
    table.hidden = false;
    nothing.hidden = true;
    const count = body.rows.length;
    body.insertAdjacentHTML('afterbegin', event.data);
    const more = body.rows.length - count;
    arrived += more;
    for (let i = 0; i < more; i++) {
      errors += body.rows[i].classList.contains('error') ? 1 : 0;
    }
    while (body.rows.length > MOST) {
      body.deleteRow(-1);
    }
  };

  const open = () => {
    const query = new URLSearchParams(location.search);
    query.set('after', after);
    source = new EventSource('events?' + query);
    source.addEventListener('open', () => say('Live.'));
    source.addEventListener('calls', show);
    source.addEventListener('missed', event => {
      after = event.lastEventId;
      passedOver += Number(event.data);
      missed.hidden = false;
      missed.textContent = passedOver + ' calls came too fast to be shown here.';
    });
    source.addEventListener('error', () => say(source.readyState === EventSource.CLOSED
      ? 'The server shows no more calls to this page; load it again later.'
      : 'The server is away; trying again.'));
  };

  pause.hidden = false;
  pause.addEventListener('click', () => {
    const isPaused = source !== null;
    pause.setAttribute('aria-pressed', String(isPaused));
    if (isPaused) {
      source.close();
      source = null;
      say('Paused.');
    } else {
      open();
    }
  });
  // Not with every call: it is read out.
  setInterval(() => {
    if (source !== null && source.readyState === EventSource.OPEN) {
      say(arrived === 0 ? 'Live.' : 'Live: ' + sum() + ' since this page was opened.');
    }
  }, 5000);
  open();
})();
