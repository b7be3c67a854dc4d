/** Decap refuses an invalid save by rejecting with nothing and tells the console: the form has told the editor already. */
export function muteRefusal(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason === undefined) event.preventDefault();
  });
}
