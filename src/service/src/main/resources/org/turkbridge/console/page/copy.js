'use strict';
// Puts a button to copy it beside each program.
(() => {
  for (const place of document.querySelectorAll('.copyable')) {
    const text = place.querySelector('pre');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = 'Copied';
      } catch (e) {
        // Pages of other machines may not without https; then it is at least chosen.
        getSelection().selectAllChildren(text);
        button.textContent = 'Chosen: copy it';
      }
    });
    place.prepend(button);
  }
})();
