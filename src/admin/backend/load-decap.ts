/** Loads Decap's script, which leaves `CMS`, `h` and `createClass` on the page without starting. */
export function loadDecap(): Promise<void> {
  window.CMS_MANUAL_INIT = true;
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'decap-cms.js';
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('Il programma della redazione non si è caricato: ricarica la pagina.'));
    document.head.append(script);
  });
}
