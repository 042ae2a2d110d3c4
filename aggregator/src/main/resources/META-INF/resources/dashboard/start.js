/** Shows the page that the address asks for: a student's own view, or the class. */
const own = location.hash.startsWith('#/own/');
await import(own ? './own-view.js' : './classmoji-app.js');
if (own) {
  document.querySelector('classmoji-app').replaceChildren(document.createElement('own-view'));
}
