/** Shows the page that the address asks for: a student's own view, or the class. */
const own = location.hash.startsWith('#/own/');
if (own) {
  await import('./own-view.js');
  document.querySelector('classmoji-app').replaceChildren(document.createElement('own-view'));
} else {
  await import('./line.js');
  await import('./classmoji-app.js');
}
